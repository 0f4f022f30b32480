namespace EMobilityExpo.Matching.Suggestions;

/// <summary>The two sides of an event.</summary>
public enum Side
{
    /// <summary>Who offers.</summary>
    Exhibitor,

    /// <summary>Who asks for.</summary>
    Buyer,
}

/// <summary>What sides have in common.</summary>
public static class SideExtensions
{
    /// <summary>The side that a side meets.</summary>
    public static Side Other(this Side side) => side == Side.Exhibitor ? Side.Buyer : Side.Exhibitor;
}
