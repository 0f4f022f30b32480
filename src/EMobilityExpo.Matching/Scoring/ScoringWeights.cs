namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// How much each factor counts, on any scale: only the ratios matter. The defaults put what is traded first, then where.
/// </summary>
public sealed record ScoringWeights
{
    /// <summary>Number of factors.</summary>
    internal const int Count = 5;

    /// <summary>Weight of <see cref="Factor.Country"/>.</summary>
    public double Country { get; init; } = 25;

    /// <summary>Weight of <see cref="Factor.Category"/>.</summary>
    public double Category { get; init; } = 35;

    /// <summary>Weight of <see cref="Factor.Capacity"/>.</summary>
    public double Capacity { get; init; } = 15;

    /// <summary>Weight of <see cref="Factor.Language"/>.</summary>
    public double Language { get; init; } = 10;

    /// <summary>Weight of <see cref="Factor.Cooperation"/>.</summary>
    public double Cooperation { get; init; } = 15;

    /// <summary>What keeps these weights from being used: for one factor, or (null) for all of them together.</summary>
    public IReadOnlyList<(Factor? Factor, WeightProblem Problem)> Problems()
    {
        var weights = ToArray();
        var problems = new List<(Factor?, WeightProblem)>();
        for (var i = 0; i < Count; i++)
        {
            if (!double.IsFinite(weights[i]))
                problems.Add(((Factor)i, WeightProblem.NotFinite));
            else if (weights[i] < 0)
                problems.Add(((Factor)i, WeightProblem.Negative));
        }

        if (problems.Count == 0 && Array.TrueForAll(weights, weight => weight == 0))
            problems.Add((null, WeightProblem.AllZero));
        return problems;
    }

    /// <summary>The weights in the order of <see cref="Factor"/>, adding up to 1.</summary>
    /// <exception cref="InvalidOperationException">They cannot be used; see <see cref="Problems"/>.</exception>
    public IReadOnlyList<double> Normalise()
    {
        var problems = Problems();
        if (problems.Count > 0)
            throw new InvalidOperationException($"Weights cannot be used: {string.Join(", ", problems)}.");

        // By the largest first: the sum of weights near the largest double would be infinite.
        var weights = ToArray();
        var largest = weights.Max();
        var shares = Array.ConvertAll(weights, weight => weight / largest);
        var sum = shares.Sum();
        return Array.ConvertAll(shares, share => share / sum);
    }

    double[] ToArray() => [Country, Category, Capacity, Language, Cooperation];
}
