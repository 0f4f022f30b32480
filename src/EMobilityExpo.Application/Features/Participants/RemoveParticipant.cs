namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Takes a participant out with its pairs, wishes and past meetings. One that a timetable knows stays: its meetings would lose a side.</summary>
/// <param name="RowVersion">The version that was looked at.</param>
public sealed record RemoveParticipant(string EventId, string ParticipantId, long RowVersion) : ICommand<Removed>, IAudited
{
    public AuditNote Audit => new("participant.remove", EventId, ParticipantId);
}

public sealed class RemoveParticipantHandler(DbSession db, Removals removals) : IRequestHandler<RemoveParticipant, Removed>
{
    public async Task<Removed> Handle(RemoveParticipant request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var found = await ParticipantStore.LoadAsync(db, source.Id, request.ParticipantId, cancellationToken);
        var runs = await db.QueryAsync<int>(ParticipantListSql.RunsOf, new { found.Id }, cancellationToken);
        if (runs.Count > 0)
            throw new Conflict("Participants.InTimetable", [found.Name, string.Join(", ", runs)]);
        var partners = await db.QueryAsync<long>(ParticipantListSql.PartnersOf, new { found.Id }, cancellationToken);
        var removed = await removals.KeepAsync(RemovedKind.Participant, source.Id, found.Name, null, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(RemovalSql.Unregister, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(ParticipantListSql.RemovePairs, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(ParticipantListSql.RemoveWishes, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(ParticipantListSql.RemovePastMeetings, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(Requests.RequestsSql.RemoveOfParticipant, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(Bookings.BookingsSql.RemoveOfParticipant, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(Media.MediaSql.RemoveOfParticipant, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(Partners.ShortlistSql.RemoveOfPartner, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(Moves.MovesSql.RemoveOfParticipant, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(Members.AttendeesSql.RemoveOfParticipant, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(Members.MembersSql.RemoveOfParticipant, new { found.Id }, cancellationToken);
        if (await db.ExecuteAsync(ParticipantListSql.Remove, new { found.Id, request.RowVersion }, cancellationToken) == 0)
            throw new Stale();
        await ParticipantChanges.RemovedAsync(db, source.Id, found.Id, cancellationToken);
        await ParticipantChanges.MarkAsync(db, source.Id, partners, cancellationToken);
        return removed;
    }
}
