namespace EMobilityExpo.Web.Tests.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Data;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>A real service, killed in the middle of a build, and started again on the same database.</summary>
public sealed class KilledServerTests : IDisposable
{
    const string Pairs = "SELECT COUNT(*) FROM meeting";

    readonly string _folder = Directory.CreateTempSubdirectory("expo-kill-").FullName;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_run_is_taken_up_again_and_ended_once()
    {
        var database = Path.Combine(_folder, "expo.db");
        await using var look = await TestApplication.StartAsync(new DatabaseOptions { Path = database });
        var sample = await new SampleEvents { Exhibitors = 20, Buyers = 30, Tables = 10 }.CreateAsync(look);
        var run = await look.Send(new StartRun(sample.PublicId) { Seconds = RunSettings.MostSeconds }, Cancel);

        using (var first = await ServerProcess.StartAsync(database, Cancel))
        {
            await UntilAsync(look, sample, run, progress => progress.Progress?.Score > 0);
            await first.KillAsync(Cancel);
        }

        var left = await look.Send(new GetRunProgress(sample.PublicId, run.RunId), Cancel);
        (left.Status, left.Attempt).ShouldBe(("running", 1), "nobody was left to say otherwise");
        (await CountAsync(look, Pairs)).ShouldBe(0);

        // The first attempt would have gone on for half an hour; the second may be content with a second's work.
        await look.InScope(services => services.GetRequiredService<DbSession>().ExecuteAsync(
            "UPDATE timetable_run SET settings = @Settings", new { Settings = new RunSettings { Seconds = 1 }.Write() }, Cancel));
        using (await ServerProcess.StartAsync(database, Cancel))
            await UntilAsync(look, sample, run, progress => progress.Ended);

        var ended = await look.Send(new GetRunProgress(sample.PublicId, run.RunId), Cancel);
        (ended.Status, ended.Attempt).ShouldBe(("succeeded", 2));
        var view = await look.Send(new GetRun(sample.PublicId, run.RunId), Cancel);
        view.Meetings.ShouldNotBeNull().ShouldBeGreaterThan(0);
        (await CountAsync(look, Pairs)).ShouldBe(view.Meetings.Value);
        (await CountAsync(look, "SELECT COUNT(*) FROM timetable_run")).ShouldBe(1);
        (await CountAsync(look, "SELECT COUNT(*) FROM job_run")).ShouldBe(1);
    }

    static async Task UntilAsync(TestApplication look, SampleEvent sample, RunStarted run, Func<RunProgressView, bool> enough)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            var progress = await look.Send(new GetRunProgress(sample.PublicId, run.RunId), Cancel);
            if (enough(progress))
                return;
            progress.Ended.ShouldBeFalse(progress.Error);
        }
        while (await timer.WaitForNextTickAsync(Cancel));
    }

    static Task<int> CountAsync(TestApplication look, Sql sql) =>
        look.InScope(services => services.GetRequiredService<DbSession>().ScalarAsync<int>(sql, null, Cancel));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
