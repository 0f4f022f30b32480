namespace EMobilityExpo.Matching.Scoring;

/// <summary>What a pair is scored by, in the order in which factors are listed and added up.</summary>
public enum Factor
{
    /// <summary>Target countries of the exhibitor against the country of the buyer.</summary>
    Country,

    /// <summary>Product categories offered against those asked for.</summary>
    Category,

    /// <summary>Demand against supply and minimum order, per shared category.</summary>
    Capacity,

    /// <summary>A shared language, or an interpreter between two.</summary>
    Language,

    /// <summary>The kinds of cooperation each side wants.</summary>
    Cooperation,
}
