namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>One participant with everything about it; contact data included, so for the organiser only.</summary>
public sealed record GetParticipant(string EventId, string ParticipantId) : IQuery<ParticipantDetails>;

public sealed record ParticipantDetails(string Id, string Side, ParticipantFields Fields, Instant CreatedAt, Instant UpdatedAt, long RowVersion)
{
    public string Name => Words.Pick(Fields.NameKo, Fields.NameEn);
}

public sealed class GetParticipantHandler(DbSession db) : IRequestHandler<GetParticipant, ParticipantDetails>
{
    public async Task<ParticipantDetails> Handle(GetParticipant request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var found = await ParticipantStore.LoadAsync(db, source.Id, request.ParticipantId, cancellationToken);
        return new(found.PublicId, found.Side, ParticipantFields.Of(found), found.CreatedAt, found.UpdatedAt, found.RowVersion);
    }
}
