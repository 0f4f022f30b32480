namespace EMobilityExpo.Matching.Evaluation;

/// <summary>
/// Measures of ranked lists. All are 0 to 1; null where the measure says nothing (nothing to find, nothing shown), never NaN.
/// </summary>
public static class RankingMetrics
{
    /// <summary>
    /// Normalised discounted cumulated gain of the first <paramref name="k"/> places: a partner of grade g at place i (from 1) gains
    /// (2^g - 1) / log2(i + 1), divided by the gain of the best possible order. Grade 0 gains nothing.
    /// </summary>
    /// <param name="ranked">Grades in the order of the list, best place first; may be shorter than k.</param>
    /// <param name="all">Grades of everything that could have been listed, in any order; what is left out is taken for 0.</param>
    /// <param name="k">How many places count, at least 1.</param>
    /// <returns>1 for an ideal order; null when no grade is above 0.</returns>
    /// <remarks>
    /// K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002; the exponential gain is
    /// that of C. Burges et al., "Learning to rank using gradient descent", ICML 2005. O(k + n log n) for n grades.
    /// </remarks>
    public static double? Ndcg(ReadOnlySpan<int> ranked, ReadOnlySpan<int> all, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var ideal = all.ToArray();
        Array.Sort(ideal, static (a, b) => b.CompareTo(a));
        var best = Gain(ideal, k);
        return best > 0 ? Math.Min(1, Gain(ranked, k) / best) : null;
    }

    /// <summary>The share of the partners with a grade above 0 that are among the first <paramref name="k"/> places.</summary>
    /// <param name="ranked">Grades in the order of the list, best place first.</param>
    /// <param name="relevant">How many partners have a grade above 0, listed or not.</param>
    /// <param name="k">How many places count, at least 1.</param>
    /// <returns>Null when <paramref name="relevant"/> is 0. With more relevant partners than places it cannot reach 1. O(k).</returns>
    public static double? Recall(ReadOnlySpan<int> ranked, int relevant, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (relevant == 0) return null;
        var found = 0;
        foreach (var grade in ranked[..Math.Min(k, ranked.Length)])
        {
            if (grade > 0) found++;
        }

        return (double)found / relevant;
    }

    /// <summary>The share of a catalogue that is shown at least once.</summary>
    /// <param name="exposure">How often each of the catalogue is shown; at least 0.</param>
    /// <returns>Null for an empty catalogue.</returns>
    /// <remarks>
    /// M. Ge, C. Delgado-Battenfeld, D. Jannach, "Beyond accuracy: evaluating recommender systems by coverage and serendipity",
    /// RecSys 2010. L lists of k places show at most L x k of it. O(n).
    /// </remarks>
    public static double? Coverage(ReadOnlySpan<int> exposure)
    {
        if (exposure.IsEmpty) return null;
        var shown = 0;
        foreach (var times in exposure)
        {
            if (times > 0) shown++;
        }

        return (double)shown / exposure.Length;
    }

    /// <summary>
    /// The Gini index of exposure: 0 when all are shown equally often, (n - 1) / n when one of n gets everything. With x sorted
    /// upwards: sum over i from 1 of (2i - n - 1) x_i / (n x sum of x).
    /// </summary>
    /// <param name="exposure">How often each of the catalogue is shown; at least 0.</param>
    /// <returns>Null when nothing is shown at all.</returns>
    /// <remarks>
    /// Half of the relative mean difference of all pairs (C. Gini, 1912); for recommendations D. Fleder, K. Hosanagar, "Blockbuster
    /// culture's next rise or fall", Management Science 55(5), 2009. O(n log n).
    /// </remarks>
    public static double? Gini(ReadOnlySpan<int> exposure)
    {
        var sorted = exposure.ToArray();
        Array.Sort(sorted);
        double sum = 0, weighted = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            weighted += ((2.0 * (i + 1)) - sorted.Length - 1) * sorted[i];
        }

        return sum > 0 ? weighted / (sorted.Length * sum) : null;
    }

    static double Gain(ReadOnlySpan<int> grades, int k)
    {
        var gain = 0.0;
        for (var i = 0; i < Math.Min(k, grades.Length); i++)
            gain += (Math.Pow(2, grades[i]) - 1) / Math.Log2(i + 2);
        return gain;
    }
}
