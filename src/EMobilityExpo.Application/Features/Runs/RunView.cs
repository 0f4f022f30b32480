namespace EMobilityExpo.Application.Features.Runs;

using System.Text.Json;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Matching.Scoring;
using NodaTime;

/// <summary>A run with its figures; they are null until it has ended with a timetable.</summary>
/// <param name="Status"><c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>cancelled</c> (the best so far was kept) or <c>failed</c>.</param>
/// <param name="SolverStatus"><c>optimal</c>: proven best. <c>feasible</c>: every rule holds, better ones may exist.</param>
/// <param name="Wanted">Candidate pairs.</param>
/// <param name="Wishes">How many of them somebody wished for.</param>
/// <param name="ScoreBound">No timetable can score more.</param>
/// <param name="PercentOfBest">Score over bound, rounded down.</param>
/// <param name="BreaksBound">No timetable of this score can have fewer.</param>
/// <param name="TooFew">Participants with fewer meetings than their minimum.</param>
/// <param name="LongestWait">In slots, between two meetings of one participant on one day.</param>
/// <param name="Fairness">The smallest satisfaction of a participant, 0 to 1.</param>
/// <param name="PublishedAt">Since when it is in force; null when it is not.</param>
/// <param name="Repair">Which run it repairs, and how much of that is changed; null when it repairs none.</param>
public sealed record RunView(
    string Id, int Number, string? Note, string Status, int Percent, string? Phase, string? Error, bool CancelRequested, string JobId,
    string RequestedBy, long Seed, RunSettings Settings, ScoringWeights Weights, string? SolverStatus, int Wanted, int Wishes, int? WishesMet,
    int? Meetings, double? ShareMet, long? Score, long? ScoreBound, double? PercentOfBest, double? GapPercent, int? Breaks, int? BreaksBound,
    int? MissedMinimum, int? TooFew, int? LongestWait, double? Fairness, double? Seconds, Instant CreatedAt, Instant? FinishedAt,
    Instant? PublishedAt, RunRepair? Repair)
{
    public bool Ended => Status is "succeeded" or "cancelled" or "failed";

    public bool InForce => PublishedAt is not null;

    /// <summary>It has a timetable that may be published.</summary>
    public bool HasTimetable => Status is "succeeded" or "cancelled" && Meetings > 0;
}

sealed record RunViewRow
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public int Number { get; init; }
    public string? Note { get; init; }
    public long Seed { get; init; }
    public string Settings { get; init; } = "{}";
    public string Weights { get; init; } = "{}";
    public string? SolverStatus { get; init; }
    public int Wanted { get; init; }
    public int Wishes { get; init; }
    public int? WishesMet { get; init; }
    public int? Meetings { get; init; }
    public long? Score { get; init; }
    public long? ScoreBound { get; init; }
    public int? Breaks { get; init; }
    public int? BreaksBound { get; init; }
    public int? MissedMinimum { get; init; }
    public int? TooFew { get; init; }
    public int? LongestWait { get; init; }
    public double? Fairness { get; init; }
    public double? Seconds { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant? FinishedAt { get; init; }
    public string JobId { get; init; } = "";
    public string Status { get; init; } = "";
    public int PercentDone { get; init; }
    public string? Phase { get; init; }
    public string? Error { get; init; }
    public bool CancelRequested { get; init; }
    public string RequestedBy { get; init; } = "";
    public Instant? PublishedAt { get; init; }
    public string? Repair { get; init; }

    public RunView View() => new(
        PublicId, Number, Note, Status, PercentDone, Phase, ErrorText(), CancelRequested, JobId, RequestedBy, Seed, RunSettings.Read(Settings),
        JsonSerializer.Deserialize<ScoringWeights>(Weights, JsonSerializerOptions.Web) ?? new(), SolverStatus, Wanted, Wishes, WishesMet,
        Meetings, Meetings is int held ? Share(held, Wanted) : null, Score, ScoreBound, OfBest, OfBest is double best ? Math.Round(100 - best, 2) : null,
        Breaks, BreaksBound, MissedMinimum, TooFew, LongestWait, Fairness, Seconds, CreatedAt, FinishedAt, PublishedAt,
        RunRepair.Read(Repair));

    // Rounded down, so that only a proven best is 100.
    double? OfBest => (Score, ScoreBound) is (long score, long bound)
        ? bound <= 0 || score >= bound ? 100 : Math.Floor(10_000.0 * score / bound) / 100
        : null;

    static double Share(int part, int whole) => whole == 0 ? 1 : Math.Round((double)part / whole, 4);

    string? ErrorText() =>
        Error is not null && JsonSerializer.Deserialize<JobError>(Error) is { } error ? Words.T(error.Code, [.. error.Arguments]) : null;
}
