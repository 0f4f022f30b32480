namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

/// <summary>The comparison against one worked out the long way from the meetings.</summary>
public sealed class CompareRunsTests
{
    [Fact]
    public async Task Tells_who_gains_who_loses_and_which_meetings_differ()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents { Tables = 3 }.CreateAsync(app);
        var first = await app.BuildAsync(new StartRun(sample.PublicId));
        await app.Execute("INSERT INTO event_table (event_id, number, name, kind) VALUES (@Id, 9, 'T9', 'table')", new { sample.Id });
        var second = await app.BuildAsync(new StartRun(sample.PublicId));
        var (a, b) = (await app.MeetingsAsync(first), await app.MeetingsAsync(second));

        var both = await app.Send(new CompareRuns(sample.PublicId, first, second));

        both.Figures.Single(figure => figure.Name == "meetings").ShouldBe(new ComparedFigure("meetings", a.Count, b.Count, a.Count < b.Count ? "second" : "first"));
        bool Same(MeetingRow x, MeetingRow y) => x.ExhibitorId == y.ExhibitorId && x.BuyerId == y.BuyerId;
        both.OnlyInFirstCount.ShouldBe(a.Count(x => !b.Any(y => Same(x, y))));
        both.OnlyInSecondCount.ShouldBe(b.Count(y => !a.Any(x => Same(x, y))));
        both.MovedCount.ShouldBe(a.Count(x => b.Any(y => Same(x, y) && x.Slot != y.Slot)));
        both.SameCount.ShouldBe(a.Count(x => b.Any(y => Same(x, y) && x.Slot == y.Slot)));
        both.OnlyInSecondCount.ShouldBeGreaterThan(0);

        var expected = sample.People
            .Select(who => (who.PublicId, Score: Sum(b, who.Id) - Sum(a, who.Id), Meetings: Of(b, who.Id).Count() - Of(a, who.Id).Count()))
            .Where(change => change.Score != 0 || change.Meetings != 0).ToList();
        both.Parties.Select(change => (change.Party.Id, change.Score, change.Meetings)).ShouldBe(expected, ignoreOrder: true);
        both.Parties.Select(change => Math.Abs(change.Score)).ShouldBeInOrder(SortDirection.Descending);

        // Seen from the other side everything is turned round.
        var back = await app.Send(new CompareRuns(sample.PublicId, second, first));
        back.OnlyInFirstCount.ShouldBe(both.OnlyInSecondCount);
        back.Parties.Sum(change => change.Score).ShouldBe(-both.Parties.Sum(change => change.Score));
    }

    [Fact]
    public async Task A_run_is_not_compared_to_itself_or_to_one_of_another_event()
    {
        await using var app = await RunTest.StartAsync();
        var (sample, other) = (await new SampleEvents().CreateAsync(app), await new SampleEvents { Seed = 5 }.CreateAsync(app));
        var (here, there) = (await app.BuildAsync(new StartRun(sample.PublicId)), await app.BuildAsync(new StartRun(other.PublicId)));
        await Should.ThrowAsync<Invalid>(() => app.Send(new CompareRuns(sample.PublicId, here, here)));
        await Should.ThrowAsync<NotFound>(() => app.Send(new CompareRuns(sample.PublicId, here, there)));
    }

    static IEnumerable<MeetingRow> Of(IEnumerable<MeetingRow> meetings, long who) =>
        meetings.Where(meeting => meeting.ExhibitorId == who || meeting.BuyerId == who);

    static int Sum(IEnumerable<MeetingRow> meetings, long who) => Of(meetings, who).Sum(meeting => meeting.Score);
}
