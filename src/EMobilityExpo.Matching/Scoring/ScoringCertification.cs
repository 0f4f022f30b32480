namespace EMobilityExpo.Matching.Scoring;

/// <summary>A certification and where it opens a market.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Markets">Countries (alpha-2) or M49 areas that recognise it; empty for one that no market asks for by itself.</param>
/// <param name="Families">Families of product categories it is about; empty for all.</param>
public sealed record ScoringCertification(string Code, IReadOnlyList<string> Markets, IReadOnlyList<string> Families);
