using EMobilityExpo.Matching.Evaluation;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Evaluation;

public sealed class RankingMetricsTests
{
    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Ndcg_as_computed_by_hand()
    {
        // Gains 3, 0, 1, 7 at places 1 to 4; discounts 1, 1/log2(3), 1/2, 1/log2(5).
        var gained = 3 + (1 / 2.0) + (7 / Math.Log2(5));
        var ideal = 7 + (3 / Math.Log2(3)) + (1 / 2.0);

        RankingMetrics.Ndcg([2, 0, 1, 3], [2, 0, 1, 3], 4)!.Value.ShouldBe(gained / ideal, 1e-12);
        RankingMetrics.Ndcg([2, 0, 1, 3], [2, 0, 1, 3], 1)!.Value.ShouldBe(3 / 7.0, 1e-12);
        RankingMetrics.Ndcg([0, 0], [0, 0, 1], 2).ShouldBe(0);
        RankingMetrics.Ndcg([0, 0], [0, 0], 2).ShouldBeNull();
        RankingMetrics.Ndcg([1], [1], 10).ShouldBe(1);
    }

    [Fact]
    public void Recall_coverage_and_Gini_as_computed_by_hand()
    {
        RankingMetrics.Recall([1, 0, 4, 2], 4, 3).ShouldBe(0.5);
        RankingMetrics.Recall([1, 0], 0, 3).ShouldBeNull();
        RankingMetrics.Coverage([0, 3, 1, 0]).ShouldBe(0.5);
        RankingMetrics.Coverage([]).ShouldBeNull();
        RankingMetrics.Gini([2, 2, 2]).ShouldBe(0);
        RankingMetrics.Gini([0, 0, 0, 5])!.Value.ShouldBe(0.75, 1e-12);
        // Differences 1+2+1 over all ordered pairs (8), twice the mean 2, nine pairs: 8 / (2 x 9 x 2).
        RankingMetrics.Gini([3, 1, 2])!.Value.ShouldBe(8 / 36.0, 1e-12);
        RankingMetrics.Gini([0, 0]).ShouldBeNull();
    }

    [Fact]
    public void Ndcg_divides_by_the_best_of_all_orders() => Always(Grades(1, 6), grades =>
    {
        foreach (var k in new[] { 1, 2, 3, 10 })
        {
            var best = Orders(grades).Max(order => Gain(order, k));
            var expected = best > 0 ? Gain(grades, k) / best : (double?)null;
            var found = RankingMetrics.Ndcg(grades, grades, k);
            found.HasValue.ShouldBe(expected.HasValue);
            if (expected is { } value) found!.Value.ShouldBe(value, 1e-9);
        }
    });

    [Fact]
    public void Recall_counts_a_set() => Always(Grades(1, 20), grades =>
    {
        var relevant = Enumerable.Range(0, grades.Length).Where(i => grades[i] > 0).ToHashSet();
        foreach (var k in new[] { 1, 5, 30 })
        {
            var expected = relevant.Count == 0 ? (double?)null : (double)relevant.Intersect(Enumerable.Range(0, k)).Count() / relevant.Count;
            RankingMetrics.Recall(grades, relevant.Count, k).ShouldBe(expected);
        }
    });

    [Fact]
    public void Gini_is_half_the_relative_mean_difference() => Always(Grades(1, 30), exposure =>
    {
        var differences = exposure.Sum(one => exposure.Sum(other => (double)Math.Abs(one - other)));
        var gini = RankingMetrics.Gini(exposure);
        if (exposure.Sum() == 0) gini.ShouldBeNull();
        else gini!.Value.ShouldBe(differences / (2.0 * exposure.Length * exposure.Sum()), 1e-9);
    });

    [Fact]
    public void Moving_a_better_partner_up_never_costs() => Always(Grades(2, 12), grades =>
    {
        for (var i = 1; i < grades.Length; i++)
        {
            if (grades[i] <= grades[i - 1]) continue;
            var better = grades.ToArray();
            (better[i - 1], better[i]) = (better[i], better[i - 1]);
            foreach (var k in new[] { 1, 3, 12 })
                RankingMetrics.Ndcg(better, grades, k)!.Value.ShouldBeGreaterThanOrEqualTo(RankingMetrics.Ndcg(grades, grades, k)!.Value - 1e-12);
        }
    });

    static Gen<int[]> Grades(int least, int most) =>
        from size in Gen.Choose(least, most)
        from grades in Gen.Choose(0, 4).ArrayOf(size)
        select grades;

    static void Always(Gen<int[]> numbers, Action<int[]> property) => Prop.ForAll(numbers.ToArbitrary(), property).Check(Often);

    static double Gain(IEnumerable<int> grades, int k) => grades.Take(k).Select((grade, i) => ((1 << grade) - 1) / Math.Log(i + 2, 2)).Sum();

    static IEnumerable<int[]> Orders(int[] grades) => grades.Length == 0
        ? [[]]
        : Enumerable.Range(0, grades.Length).SelectMany(first =>
            Orders([.. grades.Where((_, i) => i != first)]).Select(rest => (int[])[grades[first], .. rest]));
}
