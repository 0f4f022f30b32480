namespace EMobilityExpo.Matching.Scoring;

/// <summary>The reference data that scores rest on, built by the caller from db/reference. Order does not matter.</summary>
public sealed record ScoringCatalogue
{
    /// <summary>Every country, once.</summary>
    public required IReadOnlyList<ScoringCountry> Countries { get; init; }

    /// <summary>Families and leaves, each once; parents must be among them.</summary>
    public required IReadOnlyList<ScoringCategory> Categories { get; init; }

    /// <summary>Pairs of families that are neighbours.</summary>
    public IReadOnlyList<RelatedFamilies> Related { get; init; } = [];

    /// <summary>Certifications and the markets that recognise them, each once.</summary>
    public IReadOnlyList<ScoringCertification> Certifications { get; init; } = [];
}
