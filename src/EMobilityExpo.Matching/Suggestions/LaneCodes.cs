namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>The bytes by which a candidate's features are told apart in the quick look.</summary>
static class LaneCodes
{
    /// <summary>Candidates looked at together.</summary>
    public const int Block = 64;

    /// <summary>Product categories of one candidate that are told apart; more make it a candidate for anything.</summary>
    public const int Slots = 6;

    // The low six bits of a slot are a category, or one of these; the high two bits how important it is beside the others.
    public const byte MostCategories = 60, Gone = 60, NotGiven = 61, Anything = 62, Empty = 63;

    /// <summary>Of languages, cooperation and requirements: one of the many rare sets, which may be as good as any.</summary>
    public const byte Rare = 255;

    /// <summary>Of certification: the buyer requires nothing by itself; what others require comes after.</summary>
    public const byte NothingRequired = 0;

    /// <summary>Of certification: the exhibitor names none. Below it, how many of those required it holds.</summary>
    public const byte NoneHeld = 63;

    /// <summary>Importances that are told apart, as shares of the most important one's.</summary>
    public const int Ranks = 4;

    static readonly double[] Weights = [1, 2.0 / 3, 0.5, 1.0 / 3];

    public static float Weight(int rank) => (float)Weights[rank];

    /// <summary>The most that a category counts at best; never less than it does.</summary>
    public static float Emphasis(int rank) => (float)ProfileBuilder.Emphasis(Weights[rank]);

    /// <summary>The least important rank that is no less important than a share of the most important one's.</summary>
    public static int RankOf(double ofMost) => Array.FindLastIndex(Weights, weight => weight >= ofMost - 1e-9);

    /// <summary>A share of 1 as 255, rounded up; see <see cref="LookColumns.Unit"/>.</summary>
    public static byte UnitOf(double share) => (byte)Math.Clamp(Math.Ceiling(share * 256 - 1e-6) - 1, 0, 255);
}
