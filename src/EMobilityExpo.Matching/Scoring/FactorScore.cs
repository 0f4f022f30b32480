namespace EMobilityExpo.Matching.Scoring;

/// <summary>One factor of the score of one pair.</summary>
/// <param name="Factor">Which factor.</param>
/// <param name="Value">0 (against the meeting) to 1 (for it); 0.5 where nothing is known.</param>
/// <param name="Sureness">0 (a guess, data are missing) to 1 (all data were there).</param>
/// <param name="Weight">Share of this factor, 0 to 1; the weights of a pair add up to 1.</param>
/// <param name="Points">Contribution to the score, 0 to 100: 100 x weight x value, or 0 when the pair is vetoed.</param>
/// <param name="Reason">Why the value is what it is.</param>
/// <param name="Facts">Codes and invariant numbers that were compared, in the order of docs/scoring.md.</param>
public sealed record FactorScore(
    Factor Factor,
    double Value,
    double Sureness,
    double Weight,
    double Points,
    FactorReason Reason,
    IReadOnlyList<string> Facts);
