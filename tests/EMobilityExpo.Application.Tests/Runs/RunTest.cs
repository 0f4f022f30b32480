namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Matching.Timetabling;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;

/// <summary>What the tests of runs have in common: an application with an event, and looks into its tables.</summary>
static class RunTest
{
    static readonly Sql Meetings =
        """
        SELECT m.exhibitor_id, m.buyer_id, m.slot, m.table_id, m.interpreter_id, m.place, m.score
        FROM meeting m JOIN timetable_run r ON r.id = m.run_id WHERE r.public_id = @RunId ORDER BY m.slot, m.exhibitor_id
        """;

    static readonly Sql Job =
        """
        SELECT j.status, j.attempt, j.percent_done, j.error FROM job_run j JOIN timetable_run r ON r.job_run_id = j.id
        WHERE r.public_id = @RunId
        """;

    static readonly Sql Wish =
        """
        INSERT INTO candidate_pair (event_id, exhibitor_id, buyer_id, score, factors, wish, scored_at, row_version)
        VALUES (@EventId, @Exhibitor, @Buyer, 0, '[]', @Wish, '2026-01-01T00:00:00.000Z', 1)
        """;

    public static Task<IReadOnlyList<MeetingRow>> MeetingsAsync(this TestApplication app, string runId) =>
        app.Query<MeetingRow>(Meetings, new { RunId = runId });

    public static async Task<JobState> JobAsync(this TestApplication app, string runId) =>
        (await app.Query<JobState>(Job, new { RunId = runId }))[0];

    public static Task<IReadOnlyList<T>> Query<T>(this TestApplication app, Sql sql, object? parameters = null) =>
        app.InScope(services => services.GetRequiredService<DbSession>().QueryAsync<T>(sql, parameters, CancellationToken.None));

    public static Task<int> Execute(this TestApplication app, Sql sql, object? parameters = null) =>
        app.InScope(services => services.GetRequiredService<DbSession>().ExecuteAsync(sql, parameters, CancellationToken.None));

    public static Task<int> WishAsync(this TestApplication app, SampleEvent sample, ParticipantRecord exhibitor, ParticipantRecord buyer, string wish) =>
        app.Execute(Wish, new { EventId = sample.Id, Exhibitor = exhibitor.Id, Buyer = buyer.Id, Wish = wish });

    const long LittleWork = 20_000_000;

    /// <summary>An application whose engine is soon content: how good its timetables are is tested elsewhere.</summary>
    public static Task<TestApplication> StartAsync() => TestApplication.StartAsync(
        configure: services => services.AddSingleton<SolveTimetable>(Engine));

    public static TimetableSolution Engine(
        TimetableProblem problem, SolveOptions options, IProgress<SolveProgress>? progress, CancellationToken stop) =>
        TimetableSolver.Solve(problem, options with { WorkLimit = LittleWork }, progress, stop);

    /// <summary>Starts a run and does its work.</summary>
    public static async Task<string> BuildAsync(this TestApplication app, StartRun start)
    {
        var run = await app.Send(start);
        await app.RunJobsAsync();
        return run.RunId;
    }
}

sealed record MeetingRow
{
    public long ExhibitorId { get; init; }
    public long BuyerId { get; init; }
    public int Slot { get; init; }
    public long? TableId { get; init; }
    public long? InterpreterId { get; init; }
    public string Place { get; init; } = "";
    public int Score { get; init; }
}

sealed record JobState
{
    public string Status { get; init; } = "";
    public int Attempt { get; init; }
    public int PercentDone { get; init; }
    public string? Error { get; init; }
}
