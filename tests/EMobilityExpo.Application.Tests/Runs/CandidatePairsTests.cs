namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class CandidatePairsTests
{
    static readonly Sql Rows =
        "SELECT id, exhibitor_id, buyer_id, score, factors, wish FROM candidate_pair ORDER BY exhibitor_id, buyer_id";

    [Fact]
    public async Task Keeps_what_is_good_enough_and_among_the_best_of_either_side()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents { CandidatesEach = 3, MinimumScore = 40 }.CreateAsync(app);
        await app.Send(new ScorePairs(sample.PublicId));

        var scorer = PairScoring.Scorer(new ScoringWeights(), sample.People);
        var all = (from e in sample.Of(Sides.Exhibitor)
                   from b in sample.Of(Sides.Buyer)
                   select (Exhibitor: e.Id, Buyer: b.Id, scorer.Score(PairScoring.Profile(e), PairScoring.Profile(b)).Score)).ToList();
        // By ranks: among the best of a side are those that fewer than three others of that side beat.
        var expected = all.Where(pair => pair.Score >= 40
                && (all.Count(other => other.Exhibitor == pair.Exhibitor && other.Score > pair.Score) < 3
                    || all.Count(other => other.Buyer == pair.Buyer && other.Score > pair.Score) < 3))
            .Order().ToList();
        expected.Count.ShouldBeInRange(20, 160);
        (await app.Query<PairRow>(Rows)).Select(row => (row.ExhibitorId, row.BuyerId, row.Score)).ShouldBe(expected);
    }

    [Fact]
    public async Task Each_score_carries_its_factors()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        await app.Send(new ScorePairs(sample.PublicId));

        foreach (var row in await app.Query<PairRow>(Rows))
        {
            var factors = PairFactors.Read(row.Factors);
            factors.Select(factor => factor.Factor).ShouldBe(Enum.GetValues<Factor>());
            var (exhibitor, buyer) = (factors.Sum(factor => factor.ExhibitorPoints), factors.Sum(factor => factor.BuyerPoints));
            (2 * exhibitor * buyer / (exhibitor + buyer)).ShouldBe(row.Score, 0.6);
        }
    }

    [Fact]
    public async Task Wishes_stay_and_what_is_no_candidate_any_more_goes()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents { MinimumScore = 0 }.CreateAsync(app);
        await app.Send(new ScorePairs(sample.PublicId));
        var rows = await app.Query<PairRow>(Rows);
        await app.Execute("UPDATE candidate_pair SET wish = 'want', row_version = 7 WHERE id = @Id", new { rows[0].Id });
        await app.Execute("UPDATE candidate_pair SET wish = 'veto' WHERE id = @Id", new { rows[1].Id });
        await app.Execute("UPDATE event SET minimum_score = 101");

        var counts = await app.Send(new ScorePairs(sample.PublicId));

        counts.Removed.ShouldBe(rows.Count - 2);
        var left = await app.Query<PairRow>(Rows);
        left.Select(row => (row.Id, row.Wish)).ShouldBe([(rows[0].Id, "want"), (rows[1].Id, "veto")]);
        left[0].Score.ShouldBeGreaterThan(rows[0].Score);
        left[1].Score.ShouldBe(0);
        (await app.Query<int>("SELECT row_version FROM candidate_pair WHERE wish = 'want'")).ShouldBe([7]);
    }

    [Fact]
    public async Task Scoring_twice_changes_nothing()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var first = await app.Send(new ScorePairs(sample.PublicId));
        var rows = await app.Query<PairRow>(Rows);

        (await app.Send(new ScorePairs(sample.PublicId))).ShouldBe(new PairCounts(first.Added, 0, 0, 0));
        (await app.Query<PairRow>(Rows)).ShouldBe(rows);
    }

    [Fact]
    public async Task A_country_that_one_side_excludes_is_no_candidate()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents
        {
            MinimumScore = 0,
            With = (who, number) => who.Side == Sides.Buyer && number == 0 ? who with { ExcludedCountries = ["KR"] } : who,
        }.CreateAsync(app);
        await app.Send(new ScorePairs(sample.PublicId));

        var excluding = sample.Of(Sides.Buyer)[0].Id;
        var rows = await app.Query<PairRow>(Rows);
        rows.ShouldNotBeEmpty();
        rows.ShouldNotContain(row => row.BuyerId == excluding);
    }
}
