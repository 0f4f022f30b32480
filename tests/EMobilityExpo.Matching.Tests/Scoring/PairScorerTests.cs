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

        score.Factors.Select(factor => Math.Round(factor.Points, 2)).ShouldBe([17.5, 32.38, 12.11, 10, 7.5]);
        score.Score.ShouldBe(79);
        score.Factors.Select(factor => factor.Factor).ShouldBe(Enum.GetValues<Factor>());
    }

    [Fact]
    public void A_perfect_pair_scores_100() => Some.Scorer().ScoreOnly(Some.Exhibitor, Some.Buyer).ShouldBe(100);

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
