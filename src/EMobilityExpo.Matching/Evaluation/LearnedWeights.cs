using EMobilityExpo.Matching.Scoring;

namespace EMobilityExpo.Matching.Evaluation;

/// <summary>What was learned from the judgements of the training part.</summary>
/// <param name="Shares">The learned weights in the order of the factors, adding up to 1; null when nothing was learned.</param>
/// <param name="Factors">Every factor, present beside learned.</param>
/// <param name="Rows">Judgements learned from: one per side of a meeting that said something.</param>
/// <param name="Positive">How many of them were for the meeting.</param>
/// <param name="Iterations">Newton steps of the fit.</param>
/// <param name="Converged">Whether the fit ended where it should; without it the weights are the best point found.</param>
/// <param name="Problem">Why nothing was learned; null when something was.</param>
public sealed record LearnedWeights(
    IReadOnlyList<double>? Shares, IReadOnlyList<FactorLearning> Factors, int Rows, int Positive, int Iterations, bool Converged,
    LearningProblem? Problem);

/// <summary>One factor before and after learning.</summary>
/// <param name="Factor">Which factor.</param>
/// <param name="Present">Its present share of all weights, 0 to 1.</param>
/// <param name="Learned">Its learned share, 0 to 1; null when nothing was learned.</param>
/// <param name="Kept">Whether the present share was kept because the judgements tell too little about this factor.</param>
/// <param name="Information">
/// What the judgements tell about the factor: the Fisher information of its coefficient where every answer is equally likely
/// for all pairs of a side; kept below <see cref="WeightLearning.Strength"/>.
/// </param>
/// <param name="Coefficient">Fitted log-odds from value 0 to value 1; null when kept or nothing was learned.</param>
public sealed record FactorLearning(
    Factor Factor, double Present, double? Learned, bool Kept, double Information, double? Coefficient);

/// <summary>Why nothing was learned.</summary>
public enum LearningProblem
{
    /// <summary>Fewer than <see cref="WeightLearning.FewestOfEach"/> judgements for, or as few against.</summary>
    TooFewJudgements,

    /// <summary>No factor differs enough between the pairs that were judged.</summary>
    NothingDiffers,

    /// <summary>No factor is higher for the wanted pairs than for the unwanted ones.</summary>
    NothingHelps,
}
