namespace EMobilityExpo.Application.Features.Delegations;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;

/// <summary>
/// A delegation that stays together meets in the half-days at which it is there: whoever belongs to it is away in all others, on top of
/// its own absences. What was booked already stays.
/// </summary>
static class DelegationTimes
{
    public static async Task<IReadOnlyList<ParticipantRecord>> ApplyAsync(
        DbSession db, EventModel source, IReadOnlyList<ParticipantRecord> participants,
        IReadOnlyDictionary<(long Exhibitor, long Buyer), int> booked, CancellationToken cancel)
    {
        var rows = await db.QueryAsync<DelegationRow>(DelegationsSql.Together, new { EventId = source.Id }, cancel);
        if (rows.Count == 0)
            return participants;
        var outside = rows.ToDictionary(row => (row.Side, row.Name), row => HalfDays.Outside(source, row.HalfDays));
        var kept = booked.SelectMany(pair => new[] { (Who: pair.Key.Exhibitor, Slot: pair.Value), (Who: pair.Key.Buyer, Slot: pair.Value) }).ToHashSet();
        return [.. participants.Select(who => who.Delegation is { } name && outside.TryGetValue((who.Side, name), out var slots)
            ? who with
            {
                Unavailable =
                [
                    .. who.Unavailable,
                    .. slots.Where(slot => !kept.Contains((who.Id, slot.Index))).Select(slot => new TimeRange { StartsAt = slot.StartsAt, EndsAt = slot.EndsAt }),
                ],
            }
            : who)];
    }

    /// <summary>The slots in which one of the two is kept away by its delegation.</summary>
    public static async Task<IReadOnlySet<int>> OutsideAsync(DbSession db, EventModel source, object ids, CancellationToken cancel) =>
        (await db.QueryAsync<DelegationRow>(DelegationsSql.TogetherOf, ids, cancel))
        .SelectMany(row => HalfDays.Outside(source, row.HalfDays)).Select(slot => slot.Index).ToHashSet();
}
