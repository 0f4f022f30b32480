namespace EMobilityExpo.Matching.Scoring;

/// <summary>Facts that say who should fill in what is missing.</summary>
static class Missing
{
    public static IReadOnlyList<string> Sides(bool exhibitor, bool buyer) => (exhibitor, buyer) switch
    {
        (true, true) => ["exhibitor", "buyer"],
        (true, false) => ["exhibitor"],
        (false, true) => ["buyer"],
        _ => [],
    };
}
