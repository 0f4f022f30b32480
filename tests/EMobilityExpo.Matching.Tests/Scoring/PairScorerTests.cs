using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Scoring;

public sealed class PairScorerTests
{
    /// <summary>The worked example of docs/scoring.md.</summary>
    [Fact]
    public void The_worked_example_scores_as_documented()
    {
        var exhibitor = Some.Exhibitor with { TargetCountries = ["142"], Products = [new("ETW-SCOOTER", 1000, 50)] };
        var buyer = Some.Buyer with
        {
            Products = [new("ETW-SCOOTER", 2000, Timing: "6_months"), new("BAT-SWAP")],
            CooperationTypes = ["purchase"],
        };

        var score = Some.Scorer().Score(exhibitor, buyer);

        score.Factors.Select(factor => Math.Round(factor.ExhibitorPoints, 2)).ShouldBe([12.6, 28, 9.68, 8, 5.5, 4, 5, 2.5]);
        score.Factors.Select(factor => Math.Round(factor.BuyerPoints, 2)).ShouldBe([12.6, 25.9, 10.19, 8, 5.5, 4, 5, 2.5]);
        (Math.Round(score.ExhibitorScore, 2), Math.Round(score.BuyerScore, 2), Math.Round(score.Exact, 2)).ShouldBe((75.28, 73.69, 74.48));
        score.Score.ShouldBe(74);
        score.Factors.Select(factor => factor.Factor).ShouldBe(Enum.GetValues<Factor>());
    }

    [Fact]
    public void A_perfect_pair_scores_100() => Some.Scorer().ScoreOnly(
        Some.Exhibitor with { ExportCountries = ["VN"], Certifications = ["CE"] },
        Some.Buyer with { Certifications = ["CE"] },
        new() { ExhibitorWish = new(WishKind.Must), BuyerWish = new(WishKind.Must), Past = [new(PastOutcome.Shipped, 5, 5)] }).ShouldBe(100);

    [Fact]
    public void A_meeting_that_helps_only_one_side_scores_near_the_other()
    {
        var weights = new ScoringWeights { Preference = 1000 };
        var score = Some.Scorer(weights).Score(
            Some.Exhibitor, Some.Buyer, new() { ExhibitorWish = new(WishKind.Must), BuyerWish = new(WishKind.Declined) });

        score.ExhibitorScore.ShouldBeGreaterThan(95);
        score.BuyerScore.ShouldBeLessThan(20);
        score.Exact.ShouldBeLessThan((score.ExhibitorScore + score.BuyerScore) / 2 - 20);
    }

    [Fact]
    public void The_most_useful_missing_fact_is_the_one_with_the_most_to_gain()
    {
        var score = Some.Scorer().Score(Some.Exhibitor with { Languages = [] }, Some.Buyer with { Products = [] });

        score.Missing.ShouldNotBeNull().Factor.ShouldBe(Factor.Category);
        Some.Scorer().Score(
            Some.Exhibitor with { ExportCountries = ["VN"], Certifications = ["CE"] }, Some.Buyer with { Certifications = ["CE"] })
            .Missing.ShouldBeNull();
    }

    [Fact]
    public void Two_participants_of_whom_nothing_is_known_score_in_the_middle() =>
        Some.Scorer().ScoreOnly(new() { Id = "a", Country = "KR" }, new() { Id = "b", Country = "VN" }).ShouldBe(50);

    [Fact]
    public void The_fast_path_allocates_nothing_once_participants_are_prepared()
    {
        var scorer = Some.Scorer();
        scorer.ScoreOnly(Some.Exhibitor, Some.Buyer);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            scorer.ScoreOnly(Some.Exhibitor, Some.Buyer);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_catalogue_that_contradicts_itself_is_refused()
    {
        Refused(Some.Catalogue with { Categories = [new("A", "B")] });
        Refused(Some.Catalogue with { Categories = [new("A", "B"), new("B", "A")] });
        Refused(Some.Catalogue with { Categories = [new("A"), new("A")] });
        Refused(Some.Catalogue with { Countries = [new("KR", "142", "030"), new("KR", "142", "030")] });

        static void Refused(ScoringCatalogue catalogue) =>
            Should.Throw<ArgumentException>(() => new PairScorer(catalogue, new ScoringWeights()));
    }
}
