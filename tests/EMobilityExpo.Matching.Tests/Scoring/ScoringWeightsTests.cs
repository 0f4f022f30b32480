using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Scoring;

public sealed class ScoringWeightsTests
{
    static readonly ScoringWeights None = new()
    {
        Country = 0,
        Category = 0,
        Capacity = 0,
        Language = 0,
        Cooperation = 0,
        Certification = 0,
        Preference = 0,
        History = 0,
    };

    [Fact]
    public void Only_the_ratios_matter() =>
        (None with { Country = 3, Category = 1 }).Normalise().ShouldBe([0.75, 0.25, 0, 0, 0, 0, 0, 0]);

    [Fact]
    public void The_largest_numbers_normalise_too() =>
        (None with { Country = double.MaxValue, Category = double.MaxValue }).Normalise().ShouldBe([0.5, 0.5, 0, 0, 0, 0, 0, 0]);

    [Fact]
    public void The_smallest_numbers_normalise_too() =>
        (None with { Language = double.Epsilon }).Normalise().ShouldBe([0, 0, 0, 1, 0, 0, 0, 0]);

    [Fact]
    public void Presets_put_first_what_they_are_for()
    {
        ScoringWeights.ExportSales.ShouldBe(new ScoringWeights());
        Heaviest(ScoringWeights.ExportSales).ShouldBe(Factor.Category);
        Heaviest(ScoringWeights.TechnologyPartnership).ShouldBe(Factor.Cooperation);
        ScoringWeights.PublicDelegation.Certification.ShouldBeGreaterThan(ScoringWeights.ExportSales.Certification);
        foreach (var preset in new[] { ScoringWeights.ExportSales, ScoringWeights.TechnologyPartnership, ScoringWeights.PublicDelegation })
        {
            preset.ToArray().Sum().ShouldBe(100);
            ScoringWeights.Of(preset.ToArray()).ShouldBe(preset);
        }

        static Factor Heaviest(ScoringWeights weights) => (Factor)Array.IndexOf(weights.ToArray(), weights.ToArray().Max());
    }

    [Fact]
    public void All_zero_is_refused()
    {
        None.Problems().ShouldBe([((Factor?)null, WeightProblem.AllZero)]);
        Should.Throw<InvalidOperationException>(() => new PairScorer(Some.Catalogue, None));
    }

    [Theory]
    [InlineData(-1, WeightProblem.Negative)]
    [InlineData(double.NaN, WeightProblem.NotFinite)]
    [InlineData(double.PositiveInfinity, WeightProblem.NotFinite)]
    public void What_is_no_weight_is_refused_by_name(double weight, WeightProblem problem)
    {
        var weights = new ScoringWeights { Capacity = weight };

        weights.Problems().ShouldBe([((Factor?)Factor.Capacity, problem)]);
        Should.Throw<InvalidOperationException>(weights.Normalise);
    }
}
