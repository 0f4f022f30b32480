namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class WishTests
{
    [Fact]
    public async Task What_must_be_held_is_held_and_what_is_vetoed_never()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var (exhibitors, buyers) = (sample.Of(Sides.Exhibitor), sample.Of(Sides.Buyer));
        await app.Send(new ScorePairs(sample.PublicId));
        await app.Execute("UPDATE candidate_pair SET wish = 'veto' WHERE exhibitor_id = @Id", new { exhibitors[1].Id });
        await app.Execute("DELETE FROM candidate_pair WHERE exhibitor_id = @Id", new { exhibitors[0].Id });
        await app.WishAsync(sample, exhibitors[0], buyers[0], "must");

        var runId = await app.BuildAsync(new StartRun(sample.PublicId));

        var meetings = await app.MeetingsAsync(runId);
        meetings.ShouldContain(meeting => meeting.ExhibitorId == exhibitors[0].Id && meeting.BuyerId == buyers[0].Id);
        var vetoed = await app.Query<PairRow>("SELECT buyer_id FROM candidate_pair WHERE wish = 'veto'");
        vetoed.ShouldNotBeEmpty();
        meetings.ShouldNotContain(meeting => meeting.ExhibitorId == exhibitors[1].Id && vetoed.Any(row => row.BuyerId == meeting.BuyerId));
        var run = await app.Send(new GetRun(sample.PublicId, runId));
        (run.Wishes, run.WishesMet).ShouldBe((1, 1));
        meetings.ShouldAllBe(meeting => meeting.Score <= 100);
    }

    [Fact]
    public async Task Two_who_both_must_meet_come_before_what_others_want_and_what_scores_more()
    {
        await using var app = await RunTest.StartAsync();
        // One meeting each is all that anybody has.
        var sample = await new SampleEvents { Exhibitors = 4, Buyers = 4, With = (who, _) => who with { MaxMeetings = 1, Unavailable = [], Languages = ["en"] } }.CreateAsync(app);
        var (exhibitors, buyers) = (sample.Of(Sides.Exhibitor), sample.Of(Sides.Buyer));
        async Task SayAsync(ParticipantRecord who, ParticipantRecord partner, string wish) =>
            await app.Send(new SetParticipantWish(sample.PublicId, who.PublicId, partner.PublicId, wish, null, 0));
        for (var buyer = 1; buyer < 4; buyer++)
            await SayAsync(exhibitors[0], buyers[buyer], "want");
        for (var exhibitor = 1; exhibitor < 4; exhibitor++)
            await SayAsync(exhibitors[exhibitor], buyers[0], "must");
        await SayAsync(exhibitors[0], buyers[0], "must");
        await SayAsync(buyers[0], exhibitors[0], "must");

        var meetings = await app.MeetingsAsync(await app.BuildAsync(new StartRun(sample.PublicId)));

        meetings.ShouldContain(meeting => meeting.ExhibitorId == exhibitors[0].Id && meeting.BuyerId == buyers[0].Id);
        meetings.Count(meeting => meeting.ExhibitorId == exhibitors[0].Id || meeting.BuyerId == buyers[0].Id).ShouldBe(1);
    }

    [Fact]
    public async Task More_than_can_be_held_still_gives_a_timetable_with_as_many_as_fit()
    {
        await using var app = await RunTest.StartAsync();
        // One morning of four slots, and a buyer whom eight must meet.
        var sample = await new SampleEvents { Days = 1, Closes = new(12, 0), With = (who, _) => who with { MaxMeetings = null, Unavailable = [], Languages = ["en"] } }
            .CreateAsync(app);
        var buyer = sample.Of(Sides.Buyer)[0];
        foreach (var exhibitor in sample.Of(Sides.Exhibitor).Take(8))
            await app.WishAsync(sample, exhibitor, buyer, "must");

        var runId = await app.BuildAsync(new StartRun(sample.PublicId));

        (await app.JobAsync(runId)).Status.ShouldBe("succeeded");
        var meetings = await app.MeetingsAsync(runId);
        meetings.Count(meeting => meeting.BuyerId == buyer.Id).ShouldBe(4);
        meetings.Count.ShouldBeGreaterThan(20, "the others have their meetings all the same");
        var unmet = await app.Send(new GetUnmetPairs(sample.PublicId, runId, new()) { Wished = true });
        unmet.Total.ShouldBe(4);
        unmet.Items.ShouldAllBe(pair => pair.Wish == "must" && pair.Buyer.Id == buyer.PublicId);
        unmet.Items.ShouldAllBe(pair => pair.ReasonText.Length > 0 && !pair.ReasonText.StartsWith("Runs.") && !pair.Remedy.StartsWith("Runs."));
    }

    [Fact]
    public async Task A_wish_against_an_excluded_country_is_reported_not_held()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents
        {
            With = (who, number) => who.Side == Sides.Buyer && number == 0 ? who with { ExcludedCountries = ["KR"] } : who,
        }.CreateAsync(app);
        await app.WishAsync(sample, sample.Of(Sides.Exhibitor)[0], sample.Of(Sides.Buyer)[0], "want");

        var runId = await app.BuildAsync(new StartRun(sample.PublicId));

        var unmet = await app.Send(new GetUnmetPairs(sample.PublicId, runId, new()) { Reason = "vetoed" });
        unmet.Items.Select(pair => (pair.Exhibitor.Id, pair.Buyer.Id, pair.Wish))
            .ShouldBe([(sample.Of(Sides.Exhibitor)[0].PublicId, sample.Of(Sides.Buyer)[0].PublicId, "want")]);
        var run = await app.Send(new GetRun(sample.PublicId, runId));
        (run.Wishes, run.WishesMet).ShouldBe((1, 0));
    }

    [Fact]
    public async Task What_somebody_wished_for_goes_before_what_nobody_asked_for()
    {
        await using var app = await RunTest.StartAsync();
        // One slot: every buyer can meet one exhibitor.
        var sample = await new SampleEvents { Exhibitors = 2, Buyers = 1, Days = 1, Closes = new(10, 25), MinimumScore = 0, With = (who, _) => who with { Unavailable = [], Online = false } }
            .CreateAsync(app);
        await app.Send(new ScorePairs(sample.PublicId));
        var pairs = (await app.Query<PairRow>("SELECT id, exhibitor_id, score FROM candidate_pair ORDER BY score, id"))!;
        pairs.Count.ShouldBe(2);
        await app.Execute("UPDATE candidate_pair SET wish = 'want' WHERE id = @Id", new { pairs[0].Id });

        var runId = await app.BuildAsync(new StartRun(sample.PublicId));

        (await app.MeetingsAsync(runId)).Select(meeting => meeting.ExhibitorId).ShouldBe([pairs[0].ExhibitorId]);
    }
}
