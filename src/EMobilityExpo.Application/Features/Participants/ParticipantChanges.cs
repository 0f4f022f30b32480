namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Database;

/// <summary>
/// Numbers the changes of an event, so that who keeps something about participants ready reads again only what changed since. Whatever
/// writes a participant, its products, tags or absences, a wish or a past meeting says so here, in the transaction of the write: the
/// row of the event is locked until the commit, hence nobody sees a number before a smaller one.
/// </summary>
public static class ParticipantChanges
{
    /// <summary>Gives these participants the next number of the event.</summary>
    /// <param name="participantIds">All that the write touches: both partners of a wish or a past meeting.</param>
    public static async Task MarkAsync(DbSession db, long eventId, IEnumerable<long> participantIds, CancellationToken cancel)
    {
        var ids = participantIds.Distinct().ToList();
        if (ids.Count == 0)
            return;
        var number = await NextAsync(db, eventId, cancel);
        await db.ExecuteAsync(ParticipantChangesSql.Mark, ids.Select(id => new { EventId = eventId, Id = id, Number = number }), cancel);
    }

    /// <summary>Tells that a participant is gone; those it left behind are told by <see cref="MarkAsync"/>.</summary>
    public static async Task RemovedAsync(DbSession db, long eventId, long participantId, CancellationToken cancel) =>
        await db.ExecuteAsync(
            ParticipantChangesSql.Removed,
            new { EventId = eventId, ParticipantId = participantId, Number = await NextAsync(db, eventId, cancel) },
            cancel);

    static async Task<long> NextAsync(DbSession db, long eventId, CancellationToken cancel)
    {
        if (!db.InTransaction)
            throw new InvalidOperationException("A change is numbered in the transaction that makes it.");
        await db.ExecuteAsync(ParticipantChangesSql.Count, new { EventId = eventId }, cancel);
        return await db.ScalarAsync<long>(ParticipantChangesSql.Number, new { EventId = eventId }, cancel);
    }
}

public static class ParticipantChangesSql
{
    public static readonly Sql Count = "UPDATE event SET changes = changes + 1 WHERE id = @EventId";

    public static readonly Sql Number = "SELECT changes FROM event WHERE id = @EventId";

    public static readonly Sql Mark = "UPDATE participant SET changed = @Number WHERE id = @Id AND event_id = @EventId";

    public static readonly Sql Removed =
        "INSERT INTO participant_removed (event_id, participant_id, changed) VALUES (@EventId, @ParticipantId, @Number)";
}
