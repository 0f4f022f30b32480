namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Matching.Timetabling;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>A build that is stopped in the middle, by a person, by the process, or by another process that took it over.</summary>
public sealed class InterruptedBuildTests
{
    /// <summary>An engine that has found its timetable, and looks for a better one until it is told to stop.</summary>
    sealed class PatientEngine
    {
        readonly TaskCompletionSource _searching = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Searching => _searching.Task;

        public bool Patient { get; set; } = true;

        public TimetableSolution Solve(
            TimetableProblem problem, SolveOptions options, IProgress<SolveProgress>? progress, CancellationToken stop)
        {
            var best = RunTest.Engine(problem, options, progress, CancellationToken.None);
            progress?.Report(new() { Phase = SolvePhase.Improving, Fraction = 0.5, Score = best.Score, ScoreBound = best.ScoreBound, Meetings = best.Meetings.Count });
            _searching.TrySetResult();
            if (Patient)
                stop.WaitHandle.WaitOne();
            return best;
        }
    }

    static async Task<(TestApplication App, PatientEngine Engine, RunStarted Run, SampleEvent Sample)> StartAsync()
    {
        var engine = new PatientEngine();
        var app = await TestApplication.StartAsync(configure: services => services.AddSingleton<SolveTimetable>(engine.Solve));
        var sample = await new SampleEvents().CreateAsync(app);
        return (app, engine, await app.Send(new StartRun(sample.PublicId)), sample);
    }

    [Fact]
    public async Task Cancelling_keeps_the_best_so_far()
    {
        var (app, engine, run, sample) = await StartAsync();
        await using var _ = app;
        var work = Task.Run(() => app.RunJobsAsync());
        await engine.Searching;

        await app.Send(new CancelRun(sample.PublicId, run.RunId));
        await work;

        (await app.JobAsync(run.RunId)).Status.ShouldBe("cancelled");
        var meetings = await app.MeetingsAsync(run.RunId);
        meetings.ShouldNotBeEmpty();
        var view = await app.Send(new GetRun(sample.PublicId, run.RunId));
        view.Meetings.ShouldBe(meetings.Count);
        view.HasTimetable.ShouldBeTrue();
        (await app.Send(new GetRunProgress(sample.PublicId, run.RunId))).Progress!.Curve.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_run_that_has_not_begun_is_cancelled_at_once()
    {
        var (app, _, run, sample) = await StartAsync();
        await using var __ = app;
        await app.Send(new CancelRun(sample.PublicId, run.RunId));
        await app.RunJobsAsync();

        var job = await app.JobAsync(run.RunId);
        (job.Status, job.Attempt).ShouldBe(("cancelled", 0));
        (await app.MeetingsAsync(run.RunId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_process_that_stops_gives_the_run_back_and_the_next_one_ends_it()
    {
        var (app, engine, run, _) = await StartAsync();
        await using var __ = app;
        using var stopping = new CancellationTokenSource();
        var work = Task.Run(() => app.RunJobsAsync(stopping.Token));
        await engine.Searching;

        await stopping.CancelAsync();
        await work;

        (await app.JobAsync(run.RunId)).Status.ShouldBe("queued");
        (await app.MeetingsAsync(run.RunId)).ShouldBeEmpty();

        engine.Patient = false;
        await app.Services.GetRequiredService<JobRunner>().RunAsync(run.JobId, default);
        (await app.JobAsync(run.RunId)).Status.ShouldBe("succeeded");
        (await app.MeetingsAsync(run.RunId)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Who_has_lost_the_lease_writes_nothing()
    {
        var (app, engine, run, _) = await StartAsync();
        await using var __ = app;
        var work = Task.Run(() => app.RunJobsAsync());
        await engine.Searching;

        // Another process has taken the run over: the heartbeat sees it and stops this one.
        await app.Execute("UPDATE job_run SET lease_owner = 'another', attempt = 2");
        await work;

        var job = await app.JobAsync(run.RunId);
        (job.Status, job.Attempt).ShouldBe(("running", 2));
        (await app.MeetingsAsync(run.RunId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_timetable_is_not_saved()
    {
        await using var app = await TestApplication.StartAsync(configure: services => services.AddSingleton<SolveTimetable>(
            (problem, options, progress, stop) =>
            {
                var right = RunTest.Engine(problem, options, progress, stop);
                return right with { Meetings = [.. right.Meetings.Select(meeting => meeting with { Slot = 0 })] };
            }));
        var sample = await new SampleEvents().CreateAsync(app);
        var runId = await app.BuildAsync(new StartRun(sample.PublicId));

        (await app.JobAsync(runId)).Status.ShouldBe("failed");
        (await app.MeetingsAsync(runId)).ShouldBeEmpty();
        await Should.ThrowAsync<Errors.Conflict>(() => app.Send(new PublishRun(sample.PublicId, runId)));
    }
}
