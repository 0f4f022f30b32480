namespace EMobilityExpo.Matching.Scoring;

/// <summary>The explained score of one pair.</summary>
/// <param name="Exhibitor">Id of the exhibitor.</param>
/// <param name="Buyer">Id of the buyer.</param>
/// <param name="Exact">0 to 100: the harmonic mean of what the meeting is worth to the two; 0 when vetoed.</param>
/// <param name="ExhibitorScore">What it is worth to the exhibitor, 0 to 100: its points added up; 0 when vetoed.</param>
/// <param name="BuyerScore">What it is worth to the buyer, likewise.</param>
/// <param name="Vetoed">Whether a side excludes the other, by its country or by name, or the organiser keeps them apart.</param>
/// <param name="Factors">All factors, in the order of <see cref="Factor"/>.</param>
/// <param name="Missing">The missing fact that could raise the score most; null when nothing is missing.</param>
public sealed record PairScore(
    string Exhibitor,
    string Buyer,
    double Exact,
    double ExhibitorScore,
    double BuyerScore,
    bool Vetoed,
    IReadOnlyList<FactorScore> Factors,
    MissingFact? Missing)
{
    /// <summary><see cref="Exact"/> rounded, halves upwards.</summary>
    public int Score => Reciprocal.Rounded(Exact);
}
