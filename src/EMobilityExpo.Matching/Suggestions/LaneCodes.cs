namespace EMobilityExpo.Matching.Suggestions;

/// <summary>The bytes by which a candidate's features are told apart in the quick look.</summary>
static class LaneCodes
{
    /// <summary>Candidates looked at together.</summary>
    public const int Block = 64;

    /// <summary>Product categories of one candidate that are told apart; more make it a candidate for anything.</summary>
    public const int Slots = 6;

    // The low six bits of a slot are a category, or one of these; the high two bits how much it is of all of them.
    public const byte MostCategories = 60, Gone = 60, NotGiven = 61, Anything = 62, Empty = 63;

    /// <summary>Of languages, cooperation and requirements: one of the many rare sets, which may be as good as any.</summary>
    public const byte Rare = 255;

    /// <summary>Of certification: the buyer requires nothing by itself.</summary>
    public const byte NothingRequired = 254;

    /// <summary>Share of one category in all of a candidate's: 1, at most 1/2, at most 1/3, at most 1/4.</summary>
    public static int ShareClass(double share) => share > 0.5 + 1e-12 ? 0 : share > 1.0 / 3 + 1e-12 ? 1 : share > 0.25 + 1e-12 ? 2 : 3;

    /// <summary>The largest share of a class.</summary>
    public static double LargestShare(int shareClass) => 1.0 / (shareClass + 1);
}
