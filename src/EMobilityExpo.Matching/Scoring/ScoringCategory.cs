namespace EMobilityExpo.Matching.Scoring;

/// <summary>A product category.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Parent">Code of the category above it; null or empty for a family.</param>
/// <param name="HsCodes">HS codes that customs use for it, six digits with or without the dot; null for none.</param>
public sealed record ScoringCategory(string Code, string? Parent = null, IReadOnlyList<string>? HsCodes = null);
