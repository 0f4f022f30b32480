namespace EMobilityExpo.Matching.Suggestions;

/// <summary>The two sides of an event.</summary>
public enum Side
{
    /// <summary>Who offers.</summary>
    Exhibitor,

    /// <summary>Who asks for.</summary>
    Buyer,
}
