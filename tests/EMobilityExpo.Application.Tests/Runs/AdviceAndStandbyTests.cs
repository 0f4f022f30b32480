namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

/// <summary>What a run says about who could step in and what it lacks.</summary>
public sealed class AdviceAndStandbyTests
{
    [Fact]
    public async Task Everybody_on_a_standby_list_is_free_in_that_slot_and_the_best_come_first()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents { Tables = 3 }.CreateAsync(app);
        var run = await app.BuildAsync(new StartRun(sample.PublicId));
        var meetings = await app.MeetingsAsync(run);
        var inner = sample.People.ToDictionary(who => who.PublicId, who => who.Id);

        var lists = await app.Send(new GetStandby(sample.PublicId, run, new(1, 200)));

        lists.Total.ShouldBe(2 * meetings.Count);
        foreach (var list in lists.Items)
        {
            list.Candidates.Select(one => one.Score).ShouldBeInOrder(SortDirection.Descending);
            var busy = meetings.Where(x => x.Slot == list.Slot).SelectMany(x => new[] { x.ExhibitorId, x.BuyerId }).ToHashSet();
            list.Candidates.ShouldAllBe(one => !busy.Contains(inner[one.Party.Id]) && one.Party.Side == list.Absent.Side);
        }

        for (var page = 1; page <= 3; page++)
        {
            var part = await app.Send(new GetStandby(sample.PublicId, run, new(page, 7)));
            part.Total.ShouldBe(lists.Total);
            part.Items.Select(Whole).ShouldBe(lists.Items.Skip(7 * (page - 1)).Take(7).Select(Whole));
        }

        static string Whole(StandbyView list) => $"{list.Slot} {list.Stays.Id} {list.Absent.Id}: {string.Join(", ", list.Candidates)}";
        lists.Items.ShouldContain(list => list.Candidates.Count > 1);
        var first = lists.Items[0];
        var own = await app.Send(new GetStandby(sample.PublicId, run, new(1, 200)) { Participant = first.Stays.Id, Slot = first.Slot });
        own.Items.Count.ShouldBe(2);
        own.Items.ShouldAllBe(list => list.Slot == first.Slot && (list.Stays.Id == first.Stays.Id || list.Absent.Id == first.Stays.Id));
    }

    [Fact]
    public async Task One_table_for_all_makes_a_table_the_advice()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 6, Buyers = 6, CandidatesEach = 3, Tables = 1 }.CreateAsync(app);
        var run = await app.BuildAsync(new StartRun(sample.PublicId));

        (await app.Send(new GetAdvice(sample.PublicId, run))).Status.ShouldBe("none");
        var job = await app.Send(new AskAdvice(sample.PublicId, run));
        (await app.Send(new GetAdvice(sample.PublicId, run))).Status.ShouldBe("working");
        (await app.Send(new AskAdvice(sample.PublicId, run))).ShouldBe(job, "asking twice is asking once");
        await app.RunJobsAsync();
        var ready = await app.Send(new GetAdvice(sample.PublicId, run));
        (ready.Status, ready.FinishedAt is null).ShouldBe(("ready", false));
        var advice = ready.Items!;

        advice.Count.ShouldBeInRange(1, 5);
        advice.Select(one => one.Score).ShouldBeInOrder(SortDirection.Descending);
        advice.ShouldAllBe(one => one.Score > 0 && one.Text.Length > 0);
        advice.ShouldContain(one => one.Kind == "table" && one.StartsAt != null);
    }

    [Fact]
    public async Task Advice_goes_when_a_meeting_is_moved()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 6, Buyers = 6, CandidatesEach = 2 }.CreateAsync(app);
        var run = await app.BuildAsync(new StartRun(sample.PublicId));
        await app.Send(new AskAdvice(sample.PublicId, run));
        await app.RunJobsAsync();
        var meetings = (await app.Send(new GetMeetings(sample.PublicId, run) { Paging = new(1, 200) })).Items;
        var options = await app.Send(new GetMoveOptions(sample.PublicId, run, meetings[0].Id));
        await app.Send(new MoveMeeting(sample.PublicId, run, meetings[0].Id, options.RowVersion, options.Slots.First(slot => slot is { Here: false, Possible: true }).Slot));

        (await app.Send(new GetAdvice(sample.PublicId, run))).Status.ShouldBe("none");
        (await app.Send(new GetStandby(sample.PublicId, run, new(1, 200)))).Total.ShouldBe(2 * meetings.Count, "standby lists are of the timetable as it is now");
    }

    [Fact]
    public async Task A_run_that_is_not_built_yet_has_neither()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var run = await app.Send(new StartRun(sample.PublicId));
        await Should.ThrowAsync<Conflict>(() => app.Send(new GetAdvice(sample.PublicId, run.RunId)));
        await Should.ThrowAsync<Conflict>(() => app.Send(new GetStandby(sample.PublicId, run.RunId, new PageRequest(1, 50))));
        await Should.ThrowAsync<NotFound>(() => app.Send(new GetAdvice(sample.PublicId, "nothing")));
    }
}
