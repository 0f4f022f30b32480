namespace EMobilityExpo.Matching.Scoring;

/// <summary>A country with its areas.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Region">UN M49 region, such as 142 for Asia.</param>
/// <param name="Subregion">UN M49 subregion, such as 035 for South-eastern Asia.</param>
public sealed record ScoringCountry(string Code, string Region, string Subregion);
