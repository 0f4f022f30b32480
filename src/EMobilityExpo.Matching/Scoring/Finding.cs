using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// What a factor found, without a byte on the heap: the fast path needs only the value, the explained path turns the rest
/// into facts.
/// </summary>
/// <param name="Value">0 to 1.</param>
/// <param name="Sureness">0 to 1.</param>
/// <param name="Reason">Why.</param>
/// <param name="Left">Place in the exhibitor's profile of what decided, or -1.</param>
/// <param name="Right">Place in the buyer's profile of what decided, or -1.</param>
/// <param name="Met">How many of the buyer's entries were met or compared.</param>
/// <param name="Of">Out of how many.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Finding(
    double Value, double Sureness, FactorReason Reason, int Left = -1, int Right = -1, int Met = 0, int Of = 0)
{
    /// <summary>The value where nothing is known: neither a reward nor a punishment.</summary>
    public const double Neutral = 0.5;

    public static Finding Unknown(FactorReason reason) => new(Neutral, 0, reason);
}
