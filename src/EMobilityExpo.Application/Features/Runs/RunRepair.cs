namespace EMobilityExpo.Application.Features.Runs;

using System.Text.Json;
using EMobilityExpo.Matching.Timetabling;

/// <summary>How a run differs from the timetable it repairs, as <c>timetable_run.repair</c> keeps it.</summary>
public sealed record RunRepair
{
    /// <summary>Public id of the run that is repaired.</summary>
    public string From { get; init; } = "";

    public int FromNumber { get; init; }

    /// <summary>Earlier meetings whose two sides may not meet any more.</summary>
    public int Gone { get; init; }

    /// <summary>Pairs, by their ids in the problem, whose earlier time the event no longer has.</summary>
    public IReadOnlyList<string> TimeGone { get; init; } = [];

    /// <summary>Earlier meetings at their earlier time.</summary>
    public int Kept { get; init; }

    /// <summary>Earlier meetings at another time.</summary>
    public int Moved { get; init; }

    /// <summary>Earlier meetings that are not held.</summary>
    public int Lost { get; init; }

    /// <summary>Meetings that were not there before.</summary>
    public int Added { get; init; }

    /// <summary>Proven: in every timetable at least so many earlier meetings are moved or lost.</summary>
    public int AtLeast { get; init; }

    public int Changed => Moved + Lost;

    public static RunRepair? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<RunRepair>(json, JsonSerializerOptions.Web);

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public RunRepair Counted(TimetableProblem problem, TimetableSolution solution)
    {
        var slotOf = solution.Meetings.ToDictionary(meeting => meeting.Pair, meeting => meeting.Slot, StringComparer.Ordinal);
        var before = problem.Pairs.Where(pair => pair.Held is not null).ToList();
        var still = before.Where(pair => slotOf.ContainsKey(pair.Id)).ToList();
        var kept = still.Count(pair => slotOf[pair.Id] == pair.Held);
        var elsewhere = TimeGone.Count(slotOf.ContainsKey);
        return this with
        {
            Kept = kept,
            Moved = still.Count - kept + elsewhere,
            Lost = before.Count - still.Count + TimeGone.Count - elsewhere + Gone,
            Added = solution.Meetings.Count - still.Count - elsewhere,
            AtLeast = (solution.MovedBound ?? 0) + TimeGone.Count + Gone,
        };
    }
}
