namespace EMobilityExpo.Application.Features.Partners;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>The countries of the other side.</summary>
public sealed record ListPartnerCountries(string EventId, string ParticipantId) : IQuery<IReadOnlyList<string>>;

public sealed class ListPartnerCountriesHandler(DbSession db) : IRequestHandler<ListPartnerCountries, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(ListPartnerCountries request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var me = await Party.LoadAsync(db, source, request.ParticipantId, cancellationToken);
        var other = me.Side == Sides.Exhibitor ? Sides.Buyer : Sides.Exhibitor;
        return await db.QueryAsync<string>(PartnersSql.Countries, new { EventId = source.Id, Side = other }, cancellationToken);
    }
}
