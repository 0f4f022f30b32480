using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Evaluation;

/// <summary>Intervals of means by drawing again from what was seen.</summary>
static class Bootstrap
{
    const int Draws = 2000;

    /// <summary>The mean, and the 2.5 and 97.5 percentiles of the means of <see cref="Draws"/> samples drawn with replacement.</summary>
    /// <param name="values">One per independent participant.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>Null without values.</returns>
    /// <remarks>B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13. O(draws x n).</remarks>
    public static (double Mean, double Low, double High)? Interval(IReadOnlyList<double> values, ulong seed)
    {
        if (values.Count == 0) return null;
        var random = new SplitMix(seed);
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < values.Count; i++) means[draw] += values[random.Below(values.Count)];
            means[draw] /= values.Count;
        }

        Array.Sort(means);
        return (values.Average(), means[(int)(0.025 * Draws)], means[(int)(0.975 * Draws) - 1]);
    }
}
