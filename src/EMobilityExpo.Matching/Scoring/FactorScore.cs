namespace EMobilityExpo.Matching.Scoring;

/// <summary>One factor of the score of one pair, as each side sees it.</summary>
/// <param name="Factor">Which factor.</param>
/// <param name="ExhibitorValue">To the exhibitor, 0 (against the meeting) to 1 (for it); 0.5 where nothing is known.</param>
/// <param name="BuyerValue">To the buyer, likewise.</param>
/// <param name="Sureness">0 (a guess, data are missing) to 1 (all data were there).</param>
/// <param name="Weight">Share of this factor, 0 to 1; the weights of a pair add up to 1.</param>
/// <param name="ExhibitorPoints">Contribution to the exhibitor's score: 100 x weight x value, or 0 when the pair is vetoed.</param>
/// <param name="BuyerPoints">Contribution to the buyer's score, likewise.</param>
/// <param name="Reason">Why the values are what they are.</param>
/// <param name="Facts">Codes and invariant numbers that were compared, in the order of docs/scoring.md.</param>
public sealed record FactorScore(
    Factor Factor,
    double ExhibitorValue,
    double BuyerValue,
    double Sureness,
    double Weight,
    double ExhibitorPoints,
    double BuyerPoints,
    FactorReason Reason,
    IReadOnlyList<string> Facts);
