namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// What the score looks at in an exhibitor or a buyer. The order of lists and repeated entries do not matter; an empty list
/// means "not known". Lists must not change once a scorer has seen the participant: it prepares each one only once.
/// </summary>
public sealed record ScoringParticipant
{
    /// <summary>Name of the participant in results; never part of the score.</summary>
    public required string Id { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public required string Country { get; init; }

    /// <summary>Kind as in db/reference/kinds.csv; institutes and universities are preferred for joint research.</summary>
    public string Kind { get; init; } = "company";

    /// <summary>Offered (exhibitor) or asked for (buyer).</summary>
    public IReadOnlyList<ScoringProduct> Products { get; init; } = [];

    /// <summary>ISO 639-1 codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Codes of db/reference/cooperation_types.csv; others are ignored.</summary>
    public IReadOnlyList<string> CooperationTypes { get; init; } = [];

    /// <summary>Of an exhibitor: alpha-2 codes or UN M49 area codes.</summary>
    public IReadOnlyList<string> TargetCountries { get; init; } = [];

    /// <summary>Countries or M49 areas this participant will not meet: a veto.</summary>
    public IReadOnlyList<string> ExcludedCountries { get; init; } = [];

    /// <summary>Of an exhibitor: countries or M49 areas it sells to already.</summary>
    public IReadOnlyList<string> ExportCountries { get; init; } = [];

    /// <summary>Held (exhibitor) or required (buyer); codes that no catalogue knows are compared too.</summary>
    public IReadOnlyList<string> Certifications { get; init; } = [];
}
