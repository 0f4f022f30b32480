namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Timetabling;

/// <summary>The timetable that a run repairs: everybody stays where they were as far as that is still possible.</summary>
sealed record EarlierTimetable(string Id, int Number, IReadOnlyList<PinnedMeeting> Meetings)
{
    /// <returns>Null for a run that repairs nothing.</returns>
    public static async Task<EarlierTimetable?> LoadAsync(DbSession db, RunInputs run, CancellationToken cancel)
    {
        if (RunSettings.Read(run.Settings).Repairs is not { } id)
            return null;
        var which = new { run.EventId, Earlier = id };
        return new(
            id, await db.ScalarAsync<int>(RunsSql.NumberOf, which, cancel), await db.QueryAsync<PinnedMeeting>(RunsSql.PlacesOf, which, cancel));
    }

    /// <summary>Tells the engine where the meetings were, by their time: the event may have other hours since. Fewest changes go before everything else.</summary>
    public (TimetableProblem Problem, RunRepair Repair) HeldIn(
        TimetableProblem problem, IReadOnlyList<Slot> slots, IReadOnlyList<ParticipantRecord> participants)
    {
        var ids = participants.ToDictionary(who => who.Id, who => who.PublicId);
        var slotAt = slots.ToDictionary(slot => slot.StartsAt, slot => slot.Index);
        var before = Meetings.ToDictionary(
            meeting => ProblemBuilder.PairId(ids[meeting.ExhibitorId], ids[meeting.BuyerId]),
            meeting => slotAt.TryGetValue(meeting.StartsAt, out var slot) ? slot : (int?)null,
            StringComparer.Ordinal);
        var possible = problem.Pairs.Where(pair => before.ContainsKey(pair.Id)).ToList();
        var held = problem with
        {
            Pairs = [.. problem.Pairs.Select(pair => pair with { Held = before.GetValueOrDefault(pair.Id) })],
            Objective = ["moved", .. problem.Objective],
        };
        return (held, new()
        {
            From = Id,
            FromNumber = Number,
            Gone = before.Count - possible.Count,
            TimeGone = [.. possible.Where(pair => before[pair.Id] is null).Select(pair => pair.Id)],
        });
    }
}
