namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>Where each table starts in the bytes that the quick look compares by.</summary>
static class Tables
{
    /// <summary>Own categories that are looked at one by one.</summary>
    public const int Wants = 6;

    /// <summary>Points lost by category at best, by the whole slot (of exhibitors its low six bits).</summary>
    public const int Best = 0;

    /// <summary>Points lost by capacity at best, by the low six bits of a slot.</summary>
    public const int Shared = 256;

    /// <summary>Points lost by steps of supply, and of order, that are missing; the high two bits say when it is wanted.</summary>
    public const int Supply = 320, Order = 576;

    /// <summary>
    /// With <see cref="Levels"/> instead of the former, by timing: points lost where nothing is missing, and the low and the high byte of what each
    /// missing step of supply loses, in 256ths.
    /// </summary>
    public const int Untimely = Supply, FallLow = Supply + 16, FallHigh = Supply + 32;

    /// <summary>Points lost, by the codes of the other features.</summary>
    public const int Country = 832, Language = 1088, Cooperation = 1344, Certification = 1600;

    /// <summary>
    /// Points won by breadth, of which the category decides, and those of which the candidate's number of categories decides
    /// too: of buyers by the low six bits of a slot, and by the whole slot; of exhibitors by its low six bits, want by want.
    /// </summary>
    public const int Own = 1856, Theirs = Own + Wants * 64;

    /// <summary>Own units, order and timing, by the low six bits of a slot; families whose goods are recognised, by country.</summary>
    public const int OwnUnits = Theirs + Wants * 64, OwnOrder = OwnUnits + 64, OwnTiming = OwnOrder + 64, Market = OwnTiming + 64;

    /// <summary>
    /// Levels by the low six bits of a slot, of exhibitors two wants in a byte, pair by pair. With <see cref="Levels"/>, <see cref="Own"/> and
    /// <see cref="Theirs"/>, against buyers also <see cref="Best"/>, say what is lost and won by level: 16 a want, or 16 a rank.
    /// </summary>
    public const int Level = Market + 256;

    public const int Length = Level + Wants / 2 * 64;

    /// <summary>How many of a participant's categories are looked at one by one; all are taken as one where they are too many.</summary>
    public static int WantsOf(Stock[] own) => own.Length > Wants ? 1 : own.Length;
}
