using EMobilityExpo.Matching.Scoring;
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
            factor.Value.ShouldBeInRange(0, 1);
            factor.Sureness.ShouldBeInRange(0, 1);
            factor.Weight.ShouldBeInRange(0, 1);
            factor.Points.ShouldBeInRange(0, 100.0000001);
            factor.Facts.ShouldNotContain((string?)null);
        }
    });

    [Fact]
    public void Points_add_up_to_the_score_before_rounding() => Always(it =>
    {
        var score = it.Score();
        Math.Abs(score.Factors.Sum(factor => factor.Points) - score.Score).ShouldBeLessThanOrEqualTo(0.5 + 1e-9);
        score.Factors.Sum(factor => factor.Weight).ShouldBe(1, 1e-12);
    });

    [Fact]
    public void The_fast_path_gives_the_same_score() => Always(it =>
        it.Scorer().ScoreOnly(it.Exhibitor, it.Buyer).ShouldBe(it.Score().Score));

    [Fact]
    public void A_veto_is_always_0() => Always(it =>
        it.Scorer()
            .Score(it.Exhibitor with { ExcludedCountries = [.. it.Exhibitor.ExcludedCountries, it.Buyer.Country] }, it.Buyer)
            .ShouldSatisfyAllConditions(score => score.Score.ShouldBe(0), score => score.Vetoed.ShouldBeTrue()));

    [Fact]
    public void Renaming_reordering_and_repeating_change_nothing() => Always(it =>
    {
        var before = it.Score();
        var after = it.Scorer(Shuffled(Some.Catalogue, new Random(it.Seed)))
            .Score(Shuffled(it.Exhibitor, it.Seed), Shuffled(it.Buyer, it.Seed + 1));

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
        var small = it.Weights with { Country = 1, Category = 2, Capacity = 3, Language = 4, Cooperation = 5 };
        var large = it.Weights with { Country = 1024, Category = 2048, Capacity = 3072, Language = 4096, Cooperation = 5120 };

        (it with { Weights = small }).Score().Score.ShouldBe((it with { Weights = large }).Score().Score);
    });

    [Fact]
    public void A_lone_factor_decides_alone() => Always(it =>
    {
        var none = new ScoringWeights { Country = 0, Category = 0, Capacity = 0, Language = 0, Cooperation = 0 };
        var score = (it with { Weights = none with { Category = 7 } }).Score();

        if (!score.Vetoed)
            score.Score.ShouldBe((int)Math.Round(100 * score.Factors[1].Value, MidpointRounding.AwayFromZero));
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
            ExcludedCountries = Mixed(it.ExcludedCountries, random),
        };
    }

    static ScoringCatalogue Shuffled(ScoringCatalogue it, Random random) => new()
    {
        Countries = [.. it.Countries.OrderBy(_ => random.Next())],
        Categories = [.. it.Categories.OrderBy(_ => random.Next())],
        Related = [.. it.Related.Select(pair => new RelatedFamilies(pair.Second, pair.First))],
    };

    /// <summary>In another order, the first entry twice.</summary>
    static T[] Mixed<T>(IReadOnlyList<T> list, Random random) => [.. list.Concat(list.Take(1)).OrderBy(_ => random.Next())];
}
