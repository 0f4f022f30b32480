namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// How much each factor counts, on any scale: only the ratios matter. The defaults are those of <see cref="ExportSales"/>.
/// </summary>
public sealed record ScoringWeights
{
    /// <summary>Number of factors.</summary>
    public const int Count = 8;

    /// <summary>What is traded first, then where: inbound buyers meet makers.</summary>
    public static readonly ScoringWeights ExportSales = new();

    /// <summary>What each side wants to do together first: institutes and makers meet partners for development.</summary>
    public static readonly ScoringWeights TechnologyPartnership = Of([8, 26, 3, 10, 30, 5, 12, 6]);

    /// <summary>Where, what and the rules there first: a delegation of a government meets suppliers it may buy from.</summary>
    public static readonly ScoringWeights PublicDelegation = Of([22, 24, 6, 10, 14, 12, 8, 4]);

    /// <summary>Weight of <see cref="Factor.Country"/>.</summary>
    public double Country { get; init; } = 18;

    /// <summary>Weight of <see cref="Factor.Category"/>.</summary>
    public double Category { get; init; } = 28;

    /// <summary>Weight of <see cref="Factor.Capacity"/>.</summary>
    public double Capacity { get; init; } = 12;

    /// <summary>Weight of <see cref="Factor.Language"/>.</summary>
    public double Language { get; init; } = 8;

    /// <summary>Weight of <see cref="Factor.Cooperation"/>.</summary>
    public double Cooperation { get; init; } = 11;

    /// <summary>Weight of <see cref="Factor.Certification"/>.</summary>
    public double Certification { get; init; } = 8;

    /// <summary>Weight of <see cref="Factor.Preference"/>.</summary>
    public double Preference { get; init; } = 10;

    /// <summary>Weight of <see cref="Factor.History"/>.</summary>
    public double History { get; init; } = 5;

    /// <summary>Weights from a list in the order of <see cref="Factor"/>.</summary>
    /// <exception cref="ArgumentException">There are not <see cref="Count"/> of them.</exception>
    public static ScoringWeights Of(IReadOnlyList<double> weights) => weights.Count == Count
        ? new()
        {
            Country = weights[0],
            Category = weights[1],
            Capacity = weights[2],
            Language = weights[3],
            Cooperation = weights[4],
            Certification = weights[5],
            Preference = weights[6],
            History = weights[7],
        }
        : throw new ArgumentException($"Weights must be {Count}, not {weights.Count}.", nameof(weights));

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

    /// <summary>The weights in the order of <see cref="Factor"/>, as they were given.</summary>
    public double[] ToArray() => [Country, Category, Capacity, Language, Cooperation, Certification, Preference, History];
}
