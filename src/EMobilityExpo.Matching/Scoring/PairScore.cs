namespace EMobilityExpo.Matching.Scoring;

/// <summary>The explained score of one pair.</summary>
/// <param name="Exhibitor">Id of the exhibitor.</param>
/// <param name="Buyer">Id of the buyer.</param>
/// <param name="Score">0 to 100: the points of the factors added up and rounded, halves upwards.</param>
/// <param name="Vetoed">Whether one side excludes the country of the other; the score is then 0.</param>
/// <param name="Factors">All factors, in the order of <see cref="Factor"/>.</param>
public sealed record PairScore(string Exhibitor, string Buyer, int Score, bool Vetoed, IReadOnlyList<FactorScore> Factors);
