namespace EMobilityExpo.Application.Features.Partners;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Puts a partner on one's shortlist, or takes it off again. It is a bookmark: no score and no timetable knows of it.</summary>
public sealed record SetShortlisted(string EventId, string ParticipantId, string PartnerId, bool On) : ICommand<Unit>;

public sealed class SetShortlistedHandler(DbSession db, TimeProvider clock) : IRequestHandler<SetShortlisted, Unit>
{
    public async Task<Unit> Handle(SetShortlisted request, CancellationToken cancellationToken)
    {
        var duo = await Duo.LoadAsync(db, request.EventId, request.ParticipantId, request.PartnerId, cancellationToken);
        var star = new { duo.Me.Id, PartnerId = duo.Partner.Id, Now = clock.Now() };
        if (!request.On)
            await db.ExecuteAsync(ShortlistSql.Remove, star, cancellationToken);
        else if (await db.ScalarAsync<int>(ShortlistSql.Has, star, cancellationToken) == 0)
            await db.ExecuteAsync(ShortlistSql.Insert, star, cancellationToken);
        return Unit.Value;
    }
}
