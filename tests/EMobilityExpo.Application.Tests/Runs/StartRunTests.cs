namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Timetabling;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Shouldly;
using Xunit;

public sealed class StartRunTests
{
    [Fact]
    public async Task The_same_key_gives_the_same_run()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var first = await app.Send(new StartRun(sample.PublicId) { RequestKey = "k-1" });
        (await app.Send(new StartRun(sample.PublicId) { RequestKey = "k-1" })).ShouldBe(first);
        var other = await app.Send(new StartRun(sample.PublicId) { RequestKey = "k-2" });

        other.RunId.ShouldNotBe(first.RunId);
        app.Scheduler.Waiting.ShouldBe([first.JobId, other.JobId]);
        (await app.Send(new ListRuns(sample.PublicId, new()))).Items.Select(run => run.Number).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task Runs_started_at_once_have_numbers_of_their_own()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (_, stop) => await app.Send(new StartRun(sample.PublicId), stop));
        (await app.Query<int>("SELECT number FROM timetable_run ORDER BY number")).ShouldBe(Enumerable.Range(1, 8));
    }

    public static TheoryData<SampleEvents, string> Lacking => new()
    {
        { new() { Days = 0 }, "Runs.NeedsSlot" },
        { new() { Exhibitors = 0 }, "Runs.NeedsExhibitor" },
        { new() { Buyers = 0 }, "Runs.NeedsBuyer" },
        { new() { Tables = 0, With = (who, _) => who with { OwnBooth = false, Online = false } }, "Runs.NeedsPlace" },
    };

    [Theory]
    [MemberData(nameof(Lacking), DisableDiscoveryEnumeration = true)]
    public async Task What_an_event_lacks_is_said(SampleEvents lacking, string code)
    {
        await using var app = await RunTest.StartAsync();
        var sample = await lacking.CreateAsync(app);
        (await Should.ThrowAsync<Invalid>(() => app.Send(new StartRun(sample.PublicId)))).Code.ShouldBe(code);
        app.Scheduler.Waiting.ShouldBeEmpty();
    }

    [Fact]
    public async Task Own_booths_need_no_table()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents { Tables = 0 }.CreateAsync(app);
        var runId = await app.BuildAsync(new StartRun(sample.PublicId));
        (await app.MeetingsAsync(runId)).Select(meeting => meeting.Place).Distinct().Order().ShouldBe(["booth", "online"]);
    }

    [Fact]
    public async Task Settings_out_of_range_are_refused()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        StartRun[] wrong =
        [
            new(sample.PublicId) { Seed = -1 }, new(sample.PublicId) { Seconds = 0 }, new(sample.PublicId) { Seconds = 100_000 },
            new(sample.PublicId) { Objective = "luck" }, new(sample.PublicId) { Note = new string('x', 501) },
            new(sample.PublicId) { RequestKey = "with space" },
            new(sample.PublicId) { Weights = new() { Country = -1 } },
        ];
        foreach (var start in wrong)
            await Should.ThrowAsync<ValidationException>(() => app.Send(start));
        await Should.ThrowAsync<NotFound>(() => app.Send(new StartRun("nowhere")));
    }

    [Fact]
    public async Task A_run_may_try_other_weights_without_changing_the_scores_of_the_event()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        await app.BuildAsync(new StartRun(sample.PublicId));
        var before = await app.Query<long>("SELECT SUM(score) FROM candidate_pair");
        var runId = await app.BuildAsync(new StartRun(sample.PublicId)
        {
            Weights = ScoringWeights.Of([0, 0, 0, 1, 0, 0, 0, 0]),
            Objective = "fairness",
        });

        (await app.Query<long>("SELECT SUM(score) FROM candidate_pair")).ShouldBe(before);
        var problem = TimetableJson.ReadProblem((await app.Send(new GetRunFile(sample.PublicId, runId, Solution: false))).Text);
        problem.Objective.ShouldBe(["fairness", "score", "breaks"]);
        problem.Pairs.Select(pair => pair.Score).Distinct().Order().ShouldBeSubsetOf([0, 40, 50, 70, 100]);
        var solution = TimetableJson.ReadSolution((await app.Send(new GetRunFile(sample.PublicId, runId, Solution: true))).Text);
        TimetableVerifier.Violations(problem, solution).ShouldBeEmpty();
    }
}
