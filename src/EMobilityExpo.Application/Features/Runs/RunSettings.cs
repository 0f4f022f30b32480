namespace EMobilityExpo.Application.Features.Runs;

using System.Text.Json;
using EMobilityExpo.Application.Features.Events;

/// <summary>How a run builds; stored with it, so that it can be repeated.</summary>
public sealed record RunSettings
{
    public const int MostSeconds = 1800;

    /// <summary>One of <see cref="Objectives"/>.</summary>
    public string Objective { get; init; } = Objectives.Score;

    /// <summary>
    /// About how long to look for a better timetable; null leaves it to the size of the event. It is turned into an amount of work,
    /// not measured by the clock: otherwise the same inputs would not give the same timetable.
    /// </summary>
    public int? Seconds { get; init; }

    /// <summary>The public id of the run whose inputs this one repeats.</summary>
    public string? RepeatOf { get; init; }

    /// <summary>The public id of the run whose meetings stay where they are as far as possible.</summary>
    public string? Repairs { get; init; }

    /// <summary>Numbers of tables that this run does without, beside those that are closed at the event.</summary>
    public IReadOnlyList<int> ClosedTables { get; init; } = [];

    /// <summary>Numbers of the tables that were closed at the event when the run was asked for.</summary>
    public IReadOnlyList<int> ClosedAtEvent { get; init; } = [];

    public IReadOnlyList<int> AllClosed => [.. ClosedTables.Union(ClosedAtEvent).Order()];

    /// <summary>A unit of work takes about a nanosecond.</summary>
    public long? WorkLimit => Seconds is int seconds ? seconds * 1_000_000_000L : null;

    /// <summary>
    /// The clock has the last word all the same: on a machine that is slow or busy a build ends after this time with the best so far,
    /// and only such a build may differ when it is repeated.
    /// </summary>
    public TimeSpan AtMost => Seconds is int seconds ? TimeSpan.FromSeconds((2 * seconds) + 5) : TimeSpan.FromMinutes(10);

    /// <summary>The event without the closed tables.</summary>
    public EventModel Open(EventModel source) =>
        AllClosed is { Count: > 0 } closed ? source with { Tables = [.. source.Tables.Where(table => !closed.Contains(table.Number))] } : source;

    public static RunSettings Read(string json) => JsonSerializer.Deserialize<RunSettings>(json, JsonSerializerOptions.Web) ?? new();

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

/// <summary>What comes first in a timetable.</summary>
public static class Objectives
{
    public const string Score = "score", Fairness = "fairness", Minimum = "minimum";

    public static readonly IReadOnlyList<string> All = [Score, Fairness, Minimum];

    public static IReadOnlyList<string> Terms(string objective) => objective switch
    {
        Fairness => ["fairness", "score", "breaks"],
        Minimum => ["missedMinimum", "score", "breaks"],
        _ => ["score", "breaks"],
    };
}
