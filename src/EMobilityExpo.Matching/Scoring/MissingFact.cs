namespace EMobilityExpo.Matching.Scoring;

/// <summary>What to fill in to be scored better, or at least more surely.</summary>
/// <param name="Factor">The factor that lacks data; its reason and facts say whose and which.</param>
/// <param name="Gain">Points the score would gain at most.</param>
public sealed record MissingFact(Factor Factor, double Gain);
