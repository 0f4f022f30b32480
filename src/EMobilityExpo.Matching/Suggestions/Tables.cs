namespace EMobilityExpo.Matching.Suggestions;

/// <summary>Where each table starts in the bytes that the quick look compares by.</summary>
static class Tables
{
    /// <summary>Points lost by category at best, by the low six bits of a slot.</summary>
    public const int Best = 0;

    /// <summary>Points lost by capacity at best, by the low six bits of a slot; by steps of supply, and of order, that are missing.</summary>
    public const int Shared = 64, Supply = 128, Order = 192;

    /// <summary>Points won by breadth, by the low six bits of a slot; and by the whole slot.</summary>
    public const int ByCategory = 256, BySlot = 320;

    /// <summary>Points lost, by the codes of the other features.</summary>
    public const int Country = 576, Language = 832, Cooperation = 1088, Certification = 1344, Timing = 1600;

    /// <summary>Where points end, and what is no points begins.</summary>
    public const int Points = 1856;

    /// <summary>Own units and order, by the low six bits of a slot; families whose goods are recognised, by country.</summary>
    public const int OwnUnits = 1856, OwnOrder = 1920, Market = 1984;

    public const int Length = 2240;
}
