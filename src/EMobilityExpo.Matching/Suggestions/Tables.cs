namespace EMobilityExpo.Matching.Suggestions;

/// <summary>Where each table starts in the bytes that the quick look compares by.</summary>
static class Tables
{
    /// <summary>Points lost by category at best, by the low six bits of a slot.</summary>
    public const int Best = 0;

    /// <summary>Points won by breadth, by the low six bits of a slot; and by the whole slot.</summary>
    public const int ByCategory = 64, BySlot = 128;

    /// <summary>Points lost, by the codes of the other features.</summary>
    public const int Country = 384, Language = 640, Cooperation = 896, Certification = 1152, Units = 1408, Order = 1664;

    public const int Length = 1920;
}
