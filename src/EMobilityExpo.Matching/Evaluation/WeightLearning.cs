using EMobilityExpo.Matching.Scoring;

namespace EMobilityExpo.Matching.Evaluation;

/// <summary>
/// Learns one weight per factor from judgements: a non-negative logistic regression of "for or against" on the factor values of the
/// judging side, with an intercept for each side.
/// </summary>
/// <remarks>
/// The coefficients are pulled towards the present weights (times the strength with which the present score tells answers apart), not
/// towards zero: few judgements move the weights a little, many move them where the judgements say. A factor about which the judgements
/// tell less than that pull (<see cref="FactorLearning.Information"/>) keeps its present share, and the others divide the rest.
/// </remarks>
public static class WeightLearning
{
    /// <summary>How hard coefficients are pulled to the present weights; as much as one unit of Fisher information.</summary>
    public const double Strength = 1;

    /// <summary>Judgements for and judgements against that there must be, each.</summary>
    public const int FewestOfEach = 10;

    /// <summary>Learns.</summary>
    /// <param name="values">n x d factor values of the judging sides, 0 to 1, row after row.</param>
    /// <param name="wanted">n: whether the judgement was for the meeting.</param>
    /// <param name="sides">n: who judged.</param>
    /// <param name="present">d: the present shares, adding up to 1.</param>
    public static LearnedWeights Learn(
        ReadOnlySpan<double> values, ReadOnlySpan<bool> wanted, ReadOnlySpan<JudgeSide> sides, IReadOnlyList<double> present)
    {
        var count = present.Count;
        var groups = new int[wanted.Length];
        for (var n = 0; n < groups.Length; n++) groups[n] = (int)sides[n];
        var positive = wanted.Count(true);
        var information = Information(values, wanted, groups, count);
        var kept = Array.ConvertAll(information, about => about < Strength);
        var free = Enumerable.Range(0, count).Where(f => !kept[f]).ToArray();
        var rest = free.Sum(f => present[f]);

        LearnedWeights Nothing(LearningProblem problem) => new(
            null, [.. present.Select((share, f) => new FactorLearning((Factor)f, share, null, kept[f], information[f], null))],
            groups.Length, positive, 0, false, problem);
        if (Math.Min(positive, groups.Length - positive) < FewestOfEach) return Nothing(LearningProblem.TooFewJudgements);
        if (rest <= 1e-9) return Nothing(LearningProblem.NothingDiffers);

        var rows = Columns(values, count, free);
        var prior = Array.ConvertAll(free, f => present[f] / rest);
        var scale = Math.Max(1, NonNegativeLogistic.Fit(Scores(rows, prior), wanted, groups, [0], 1e-3).Coefficients[0]);
        var fit = NonNegativeLogistic.Fit(rows, wanted, groups, Array.ConvertAll(prior, share => share * scale), Strength);
        var sum = fit.Coefficients.Sum();
        if (sum <= 1e-9) return Nothing(LearningProblem.NothingHelps);

        var shares = present.ToArray();
        var factors = present.Select((share, f) => new FactorLearning((Factor)f, share, share, kept[f], information[f], null)).ToArray();
        for (var i = 0; i < free.Length; i++)
        {
            var f = free[i];
            shares[f] = rest * fit.Coefficients[i] / sum;
            factors[f] = factors[f] with { Learned = shares[f], Coefficient = fit.Coefficients[i] };
        }

        return new(shares, factors, groups.Length, positive, fit.Iterations, fit.Converged, null);
    }

    /// <summary>Sum over sides of rate x (1 - rate) x sum of (value - mean)^2: what the rows could tell, before looking at who said what.</summary>
    static double[] Information(ReadOnlySpan<double> values, ReadOnlySpan<bool> wanted, int[] groups, int count)
    {
        var information = new double[count];
        foreach (var group in groups.Distinct())
        {
            var rows = Enumerable.Range(0, groups.Length).Where(n => groups[n] == group).ToArray();
            var rate = 0.0;
            foreach (var n in rows) rate += wanted[n] ? 1.0 / rows.Length : 0;
            for (var f = 0; f < count; f++)
            {
                double mean = 0, spread = 0;
                foreach (var n in rows) mean += values[(n * count) + f] / rows.Length;
                foreach (var n in rows) spread += (values[(n * count) + f] - mean) * (values[(n * count) + f] - mean);
                information[f] += rate * (1 - rate) * spread;
            }
        }

        return information;
    }

    static double[] Columns(ReadOnlySpan<double> values, int count, int[] columns)
    {
        var rows = new double[values.Length / count * columns.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = values[(i / columns.Length * count) + columns[i % columns.Length]];
        return rows;
    }

    static double[] Scores(double[] rows, double[] shares)
    {
        var scores = new double[rows.Length / shares.Length];
        for (var i = 0; i < rows.Length; i++) scores[i / shares.Length] += rows[i] * shares[i % shares.Length];
        return scores;
    }
}
