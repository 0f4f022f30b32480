namespace EMobilityExpo.Matching.Scoring;

/// <summary>What a pair is scored by, in the order in which factors are listed and added up.</summary>
public enum Factor
{
    /// <summary>Target countries and export record of the exhibitor against the country of the buyer.</summary>
    Country,

    /// <summary>Product categories offered against those asked for.</summary>
    Category,

    /// <summary>Demand against supply and minimum order, per shared category, and when it is wanted.</summary>
    Capacity,

    /// <summary>A shared language, or an interpreter between two.</summary>
    Language,

    /// <summary>The kinds of cooperation each side wants.</summary>
    Cooperation,

    /// <summary>Certifications that the buyer or its market requires against those the exhibitor holds.</summary>
    Certification,

    /// <summary>What either side has said about the other: must meet, want, nothing, declined.</summary>
    Preference,

    /// <summary>What came of earlier meetings of the two.</summary>
    History,
}
