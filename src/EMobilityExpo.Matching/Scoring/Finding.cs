namespace EMobilityExpo.Matching.Scoring;

using System.Runtime.InteropServices;

/// <summary>
/// What a factor found, without a byte on the heap: the fast path needs only the values, the explained path turns the rest
/// into facts.
/// </summary>
/// <param name="Exhibitor">Value to the exhibitor, 0 to 1.</param>
/// <param name="Buyer">Value to the buyer, 0 to 1.</param>
/// <param name="Sureness">0 to 1.</param>
/// <param name="Reason">Why.</param>
/// <param name="Left">Place in the exhibitor's profile of what decided, or -1.</param>
/// <param name="Right">Place in the buyer's profile of what decided, or -1.</param>
/// <param name="Met">How many of the buyer's entries were met or compared.</param>
/// <param name="Of">Out of how many.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Finding(
    double Exhibitor, double Buyer, double Sureness, FactorReason Reason, int Left = -1, int Right = -1, int Met = 0, int Of = 0)
{
    /// <summary>The value where nothing is known: neither a reward nor a punishment.</summary>
    public const double Neutral = 0.5;

    public static Finding Unknown(FactorReason reason) => Same(Neutral, 0, reason);

    public static Finding Same(double value, double sureness, FactorReason reason) => new(value, value, sureness, reason);
}
