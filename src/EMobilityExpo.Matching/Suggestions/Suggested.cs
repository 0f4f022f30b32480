namespace EMobilityExpo.Matching.Suggestions;

/// <summary>A partner and the exact score of the pair, 0 to 100.</summary>
/// <param name="Partner">Id of the partner.</param>
/// <param name="Score">Before rounding.</param>
public readonly record struct Suggested(string Partner, double Score);
