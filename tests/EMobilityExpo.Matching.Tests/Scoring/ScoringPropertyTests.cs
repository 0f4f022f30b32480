using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using Case = EMobilityExpo.Matching.Tests.Scoring.ScoringGenerators.Case;

namespace EMobilityExpo.Matching.Tests.Scoring;

public sealed class ScoringPropertyTests
{
    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void Every_number_is_in_its_range_and_never_NaN() => Always(it =>
    {
        var score = it.Score();
        score.Score.ShouldBeInRange(0, 100);
        score.Factors.Count.ShouldBe(Enum.GetValues<Factor>().Length);
        foreach (var factor in score.Factors)
        {
            factor.ExhibitorValue.ShouldBeInRange(0, 1);
            factor.BuyerValue.ShouldBeInRange(0, 1);
            factor.Sureness.ShouldBeInRange(0, 1);
            factor.Weight.ShouldBeInRange(0, 1);
            factor.ExhibitorPoints.ShouldBeInRange(0, 100.0000001);
            factor.BuyerPoints.ShouldBeInRange(0, 100.0000001);
            factor.Facts.ShouldNotContain((string?)null);
        }
    });

    [Fact]
    public void Points_add_up_to_each_side_and_the_score_is_their_harmonic_mean() => Always(it =>
    {
        var score = it.Score();
        score.Factors.Sum(factor => factor.ExhibitorPoints).ShouldBe(score.ExhibitorScore, 1e-9);
        score.Factors.Sum(factor => factor.BuyerPoints).ShouldBe(score.BuyerScore, 1e-9);
        if (score.Exact > 0)
            (2 / (1 / score.ExhibitorScore + 1 / score.BuyerScore)).ShouldBe(score.Exact, 1e-9);
        score.Exact.ShouldBeLessThanOrEqualTo((score.ExhibitorScore + score.BuyerScore) / 2 + 1e-9);
        Math.Abs(score.Exact - score.Score).ShouldBeLessThanOrEqualTo(0.5 + 1e-9);
        score.Factors.Sum(factor => factor.Weight).ShouldBe(1, 1e-12);
    });

    [Fact]
    public void The_fast_path_gives_the_same_score() => Always(it =>
    {
        it.Scorer().ScoreOnly(it.Exhibitor, it.Buyer, it.Facts).ShouldBe(it.Score().Score);
        it.Scorer().ExactOnly(it.Exhibitor, it.Buyer, it.Facts).ShouldBe(it.Score().Exact);
    });

    [Fact]
    public void The_missing_fact_promises_no_more_than_a_perfect_factor() => Always(it =>
    {
        var score = it.Score();
        if (score.Missing is not { } missing)
            return;
        score.Factors[(int)missing.Factor].Sureness.ShouldBeLessThan(1);
        missing.Gain.ShouldBeInRange(0, 100 - score.Exact + 1e-9);
    });

    [Fact]
    public void Two_whose_sides_see_the_same_score_that_value() => Always(it =>
    {
        var score = it.Score();
        if (Math.Abs(score.ExhibitorScore - score.BuyerScore) < 1e-12)
            score.Exact.ShouldBe(score.BuyerScore, 1e-9);
    });

    [Fact]
    public void A_veto_is_always_0() => Always(it =>
        it.Scorer()
            .Score(it.Exhibitor with { ExcludedCountries = [.. it.Exhibitor.ExcludedCountries, it.Buyer.Country] }, it.Buyer)
            .ShouldSatisfyAllConditions(score => score.Score.ShouldBe(0), score => score.Vetoed.ShouldBeTrue()));

    [Fact]
    public void A_veto_of_anybody_is_always_0_whatever_the_others_wish() => Always(it =>
    {
        var (facts, veto) = (it.Facts ?? new PairFacts(), new Wish(WishKind.Veto));
        foreach (var vetoed in new[] { facts with { ExhibitorWish = veto }, facts with { BuyerWish = veto }, facts with { OrganiserWish = veto } })
        {
            var score = (it with { Facts = vetoed }).Score();
            (score.Score, score.Exact, score.Vetoed).ShouldBe((0, 0.0, true));
            it.Scorer().ExactOnly(it.Exhibitor, it.Buyer, vetoed).ShouldBe(0);
        }
    });

    [Fact]
    public void Languages_may_change_sides() => Always(it =>
    {
        var changed = it with
        {
            Exhibitor = it.Exhibitor with { Languages = it.Buyer.Languages },
            Buyer = it.Buyer with { Languages = it.Exhibitor.Languages },
        };
        var (one, other) = (it.Score().Factors[(int)Factor.Language], changed.Score().Factors[(int)Factor.Language]);
        (other.ExhibitorValue, other.BuyerValue, other.Sureness).ShouldBe((one.BuyerValue, one.ExhibitorValue, one.Sureness));
    });

    [Fact]
    public void Past_meetings_are_worth_the_same_to_both_where_both_rate_them_the_same() => Always(it =>
    {
        if (it.Facts is not { Past.Count: > 0 } facts)
            return;
        var same = it with { Facts = facts with { Past = [.. facts.Past.Select(x => new PastMeeting(x.Outcome))] } };
        var history = same.Score().Factors[(int)Factor.History];
        history.ExhibitorValue.ShouldBe(history.BuyerValue);
    });

    [Fact]
    public void A_twin_scores_the_same_and_takes_nothing_from_anybody() => Prop.ForAll(
        ScoringGenerators.Participant.ArrayOf(8).Two().ToArbitrary(),
        it =>
        {
            var exhibitors = it.Item1.Select((x, i) => x with { Id = $"E{i}" }).ToArray();
            var buyers = it.Item2.Select((x, i) => x with { Id = $"B{i}" }).ToArray();
            var scorer = new PairScorer(Some.Catalogue, new ScoringWeights());
            var alone = new SuggestionIndex(scorer, exhibitors, buyers);
            var both = new SuggestionIndex(scorer, [.. exhibitors, exhibitors[0] with { Id = "twin" }], buyers);

            both.Best(Side.Exhibitor, "twin", 8).Select(x => x.Score).ShouldBe(alone.Best(Side.Exhibitor, "E0", 8).Select(x => x.Score));
            foreach (var buyer in buyers)
            {
                var (before, after) = (alone.Best(Side.Buyer, buyer.Id, 9), both.Best(Side.Buyer, buyer.Id, 9));
                after.Where(x => x.Partner != "twin").ShouldBe(before);
                after.Where(x => x.Partner == "twin").Select(x => x.Score).ShouldBe(before.Where(x => x.Partner == "E0").Select(x => x.Score));
            }
        }).Check(Often.WithMaxTest(200));

    [Fact]
    public void Renaming_reordering_and_repeating_change_nothing() => Always(it =>
    {
        var before = it.Score();
        var after = it.Scorer(Shuffled(Some.Catalogue, new Random(it.Seed)))
            .Score(Shuffled(it.Exhibitor, it.Seed), Shuffled(it.Buyer, it.Seed + 1), Shuffled(it.Facts, it.Seed + 2));

        (after.Score, after.Vetoed).ShouldBe((before.Score, before.Vetoed));
        foreach (var (was, now) in before.Factors.Zip(after.Factors))
        {
            (now with { Facts = [] }).ShouldBe(was with { Facts = [] });
            now.Facts.ShouldBe(was.Facts);
        }
    });

    [Fact]
    public void Weights_of_any_scale_mean_the_same() => Always(it =>
    {
        var large = ScoringWeights.Of(Array.ConvertAll(it.Weights.ToArray(), weight => weight / 1024));

        if (large.Problems().Count == 0)
            (it with { Weights = large }).Score().Exact.ShouldBe(it.Score().Exact, 1e-6);
    });

    [Fact]
    public void A_lone_factor_decides_alone() => Always(it =>
    {
        var none = ScoringWeights.Of(new double[ScoringWeights.Count]);
        var score = (it with { Weights = none with { Category = 7 } }).Score();

        if (!score.Vetoed)
            (score.ExhibitorScore, score.BuyerScore).ShouldBe((100 * score.Factors[1].ExhibitorValue, 100 * score.Factors[1].BuyerValue));
    });

    static void Always(Action<Case> property) =>
        Prop.ForAll(ScoringGenerators.Cases.ToArbitrary(), property).Check(Often);

    static ScoringParticipant Shuffled(ScoringParticipant it, int seed)
    {
        var random = new Random(seed);
        return it with
        {
            Id = "Zebra",
            Products = Mixed(it.Products, random),
            Languages = Mixed(it.Languages, random),
            CooperationTypes = Mixed(it.CooperationTypes, random),
            TargetCountries = Mixed(it.TargetCountries, random),
            ExportCountries = Mixed(it.ExportCountries, random),
            Certifications = Mixed(it.Certifications, random),
            ExcludedCountries = Mixed(it.ExcludedCountries, random),
        };
    }

    /// <summary>Of meetings the order must not matter; of wishes there is one a side.</summary>
    static PairFacts? Shuffled(PairFacts? it, int seed)
    {
        var random = new Random(seed);
        return it is null ? null : it with { Past = [.. it.Past.OrderBy(_ => random.Next())] };
    }

    static ScoringCatalogue Shuffled(ScoringCatalogue it, Random random) => new()
    {
        Countries = [.. it.Countries.OrderBy(_ => random.Next())],
        Categories = [.. it.Categories.OrderBy(_ => random.Next())],
        Certifications = [.. it.Certifications.OrderBy(_ => random.Next())],
        Related = [.. it.Related.Select(pair => new RelatedFamilies(pair.Second, pair.First))],
    };

    /// <summary>In another order, the first entry twice.</summary>
    static T[] Mixed<T>(IReadOnlyList<T> list, Random random) => [.. list.Concat(list.Take(1)).OrderBy(_ => random.Next())];
}
