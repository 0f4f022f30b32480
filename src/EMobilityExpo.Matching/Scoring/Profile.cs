namespace EMobilityExpo.Matching.Scoring;

/// <summary>A participant with every code turned into a small number, once, so that a pair costs no look-up by text.</summary>
sealed class Profile
{
    public required ScoringParticipant Source { get; init; }

    /// <summary>Place in the index of countries, or -1.</summary>
    public required int Country { get; init; }

    /// <summary>How each country is targeted, by its place; empty when no target is given.</summary>
    public required TargetLevel[] Targets { get; init; }

    /// <summary>How near each country is to those sold to already, by its place; empty when none is given.</summary>
    public required TargetLevel[] Exports { get; init; }

    public required BitSet Excluded { get; init; }

    /// <summary>Whether no country is excluded at all.</summary>
    public required bool ExcludesNone { get; init; }

    /// <summary>Known categories, each once, in the order of the index.</summary>
    public required Stock[] Stocks { get; init; }

    public required BitSet Languages { get; init; }

    /// <summary>Languages that interpreters bring within reach of those spoken.</summary>
    public required BitSet Interpreted { get; init; }

    /// <summary>Bits of <see cref="CooperationFactor.Codes"/>.</summary>
    public required byte Wishes { get; init; }

    public required bool IsInstitute { get; init; }

    /// <summary>Held (exhibitor) or required (buyer).</summary>
    public required BitSet Certifications { get; init; }

    /// <summary>How many certifications a buyer requires.</summary>
    public required int RequiredCertifications { get; init; }

    /// <summary>Those that a buyer's market recognises for what it asks for.</summary>
    public required BitSet MarketCertifications { get; init; }
}
