namespace EMobilityExpo.Matching.Evaluation;

/// <summary>What an evaluation looks at.</summary>
public sealed record EvaluationInput
{
    /// <summary>Ids of the exhibitors; places in this list are used elsewhere.</summary>
    public required IReadOnlyList<string> Exhibitors { get; init; }

    /// <summary>Ids of the buyers.</summary>
    public required IReadOnlyList<string> Buyers { get; init; }

    /// <summary>Requests and meetings of all occasions, in any order.</summary>
    public required IReadOnlyList<HistoryMeeting> Meetings { get; init; }

    /// <summary>The present weights in the order of the factors, adding up to 1.</summary>
    public required IReadOnlyList<double> PresentWeights { get; init; }

    /// <summary>The factor values of a pair.</summary>
    public required PairValues Values { get; init; }
}

/// <summary>
/// The factor values of a pair as they could be known before an occasion: nothing that was said or done at it or later may be in them.
/// Called from several threads.
/// </summary>
/// <param name="exhibitor">Place of the exhibitor.</param>
/// <param name="buyer">Place of the buyer.</param>
/// <param name="occasion">The occasion that is judged.</param>
/// <param name="exhibitorValues">Filled with one value per factor, 0 to 1.</param>
/// <param name="buyerValues">Filled with one value per factor, 0 to 1.</param>
/// <returns>False when the pair is vetoed.</returns>
public delegate bool PairValues(
    int exhibitor, int buyer, string occasion, Span<double> exhibitorValues, Span<double> buyerValues);

/// <summary>How to evaluate.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Seed of the split, of the random ranker, of ties, of samples and of intervals.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Share of the participants of each side that is held out, above 0 and below 1.</summary>
    public double HeldOutShare { get; init; } = 0.3;

    /// <summary>Lengths of lists to measure at, each at least 1.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [5, 10, 20];

    /// <summary>Pairs to value per side, at most (but one list at least); above it a seeded sample of the lists is measured.</summary>
    public long PairBudget { get; init; } = 2_000_000;
}
