namespace EMobilityExpo.Application.Tests.Runs;

using System.Collections.Concurrent;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class PublicationTests
{
    const string InForce = "SELECT r.public_id FROM publication f JOIN timetable_run r ON r.id = f.run_id WHERE f.withdrawn_at IS NULL";

    static async Task<(TestApplication App, string EventId, List<string> Runs)> StartAsync(int runs)
    {
        var app = await RunTest.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 4, Buyers = 4 }.CreateAsync(app);
        var ids = new List<string>();
        for (var i = 0; i < runs; i++)
            ids.Add(await app.BuildAsync(new StartRun(sample.PublicId) { Seed = i }));
        return (app, sample.PublicId, ids);
    }

    [Fact]
    public async Task Publishing_replaces_what_was_in_force_and_can_be_rolled_back()
    {
        var (app, eventId, runs) = await StartAsync(2);
        await using var _ = app;
        await app.Send(new PublishRun(eventId, runs[0], ""));
        await app.Send(new PublishRun(eventId, runs[1], runs[0]));
        (await app.Query<string>(InForce)).ShouldBe([runs[1]]);

        (await app.Send(new RollBackPublication(eventId, runs[1]))).ShouldBe(runs[0]);
        (await app.Query<string>(InForce)).ShouldBe([runs[0]]);

        await app.Send(new UnpublishRun(eventId, runs[0]));
        (await app.Query<string>(InForce)).ShouldBeEmpty();
        (await app.Send(new GetRunInForce(eventId))).ShouldBeNull();
        (await app.Send(new ListPublications(eventId))).Select(row => row.RunId).ShouldBe([runs[0], runs[1], runs[0]]);
        (await app.Send(new ListPublications(eventId))).ShouldAllBe(row => row.WithdrawnAt != null);
    }

    [Fact]
    public async Task Who_saw_another_one_in_force_is_told()
    {
        var (app, eventId, runs) = await StartAsync(3);
        await using var _ = app;
        await app.Send(new PublishRun(eventId, runs[0]));

        await Should.ThrowAsync<Stale>(() => app.Send(new PublishRun(eventId, runs[1], "")));
        await Should.ThrowAsync<Stale>(() => app.Send(new PublishRun(eventId, runs[1], runs[2])));
        await Should.ThrowAsync<Stale>(() => app.Send(new UnpublishRun(eventId, runs[1])));
        (await app.Query<string>(InForce)).ShouldBe([runs[0]]);
    }

    [Fact]
    public async Task Publishing_what_is_in_force_changes_nothing()
    {
        var (app, eventId, runs) = await StartAsync(1);
        await using var _ = app;
        await app.Send(new PublishRun(eventId, runs[0]));
        await app.Send(new PublishRun(eventId, runs[0]));
        (await app.Send(new ListPublications(eventId))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_without_a_timetable_and_one_of_another_event_can_not_be_published()
    {
        var (app, eventId, runs) = await StartAsync(1);
        await using var _ = app;
        var other = await new SampleEvents().CreateAsync(app);
        var waiting = await app.Send(new StartRun(eventId));

        (await Should.ThrowAsync<Conflict>(() => app.Send(new PublishRun(eventId, waiting.RunId)))).Code.ShouldBe("Runs.NothingToPublish");
        await Should.ThrowAsync<NotFound>(() => app.Send(new PublishRun(other.PublicId, runs[0])));
        (await Should.ThrowAsync<Conflict>(() => app.Send(new UnpublishRun(eventId)))).Code.ShouldBe("Runs.NothingInForce");
        (await Should.ThrowAsync<Conflict>(() => app.Send(new RollBackPublication(eventId)))).Code.ShouldBe("Runs.NothingBefore");
    }

    [Fact]
    public async Task However_many_publish_at_once_one_is_in_force_at_every_moment()
    {
        var (app, eventId, runs) = await StartAsync(4);
        await using var _ = app;
        await app.Send(new PublishRun(eventId, runs[0]));
        var seen = new ConcurrentBag<int>();
        var done = false;
        var watch = Task.Run(async () =>
        {
            while (!Volatile.Read(ref done))
                seen.Add((await app.Query<string>(InForce)).Count);
            seen.Add((await app.Query<string>(InForce)).Count);
        });

        var published = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, stop) =>
        {
            try
            {
                await app.Send(new PublishRun(eventId, runs[i % runs.Count], i % 2 == 0 ? null : runs[(i + 1) % runs.Count]), stop);
                Interlocked.Increment(ref published);
            }
            catch (AppException error) when (error is Stale or Conflict)
            {
                // Came too late, and is told so.
            }
        });
        Volatile.Write(ref done, true);
        await watch;

        published.ShouldBeGreaterThanOrEqualTo(20, "those that did not look at what is in force all went through, one after the other");
        seen.ShouldAllBe(count => count == 1);
        var history = (await app.Send(new ListPublications(eventId))).Reverse().ToList();
        history.Count(row => row.WithdrawnAt is null).ShouldBe(1);
        history.Zip(history.Skip(1)).ShouldAllBe(two => two.First.WithdrawnAt <= two.Second.PublishedAt && two.First.RunId != two.Second.RunId);
    }
}
