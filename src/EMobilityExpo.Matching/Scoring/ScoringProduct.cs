namespace EMobilityExpo.Matching.Scoring;

/// <summary>A product category of a participant, with quantities in units a year; below 1 counts as not given.</summary>
/// <param name="Category">Family or leaf of the catalogue; unknown codes are ignored.</param>
/// <param name="UnitsPerYear">Supply capacity of an exhibitor, demand volume of a buyer.</param>
/// <param name="MinimumOrderQuantity">Least order an exhibitor takes, in units; ignored on a buyer.</param>
/// <param name="Timing">Of a buyer: now, 6_months, 1_year or exploring; ignored on an exhibitor.</param>
/// <param name="Importance">Of a buyer: high, normal (also when not given) or low; ignored on an exhibitor.</param>
public sealed record ScoringProduct(
    string Category,
    int? UnitsPerYear = null,
    int? MinimumOrderQuantity = null,
    string? Timing = null,
    string? Importance = null);
