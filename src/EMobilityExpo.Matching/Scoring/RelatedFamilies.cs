namespace EMobilityExpo.Matching.Scoring;

/// <summary>Two families that are neighbours; the order says nothing.</summary>
/// <param name="First">Code of one family.</param>
/// <param name="Second">Code of the other.</param>
public sealed record RelatedFamilies(string First, string Second);
