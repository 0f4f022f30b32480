namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EMobilityExpo.Matching.Scoring;

/// <summary>How an exhibitor targets and serves a country, in one code.</summary>
static class TargetCodes
{
    const int Levels = 6;

    public const int Count = Levels * Levels;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Of(Profile exhibitor, int country) => (byte)(
        Number(exhibitor.Targets, country) * Levels + Number(exhibitor.Exports, country));

    /// <summary>The same for every country by its place, as far as there is room.</summary>
    public static void OfAll(Profile exhibitor, Span<byte> byCountry)
    {
        var (targets, exports) = (exhibitor.Targets, exhibitor.Exports);
        var end = Math.Min(byCountry.Length, Math.Max(targets.Length, exports.Length));
        byCountry[end..].Clear();
        if (end < Vector<byte>.Count)
        {
            for (var country = 0; country < end; country++)
                byCountry[country] = Of(exhibitor, country);
            return;
        }

        for (var at = 0; at < end; at += Vector<byte>.Count)
        {
            // The last vector overlaps the one before.
            at = Math.Min(at, end - Vector<byte>.Count);
            var target = Numbers(targets, at);
            var twice = target + target;
            (twice + twice + twice + Numbers(exports, at)).CopyTo(byCountry[at..]);
        }
    }

    static Vector<byte> Numbers(TargetLevel[] levels, int at) =>
        levels.Length == 0 ? Vector<byte>.Zero : new Vector<byte>(MemoryMarshal.AsBytes(levels.AsSpan(at))) + Vector<byte>.One;

    public static Finding Compare(int code) => CountryFactor.Compare(Level(code / Levels), Level(code % Levels));

    static int Number(TargetLevel[] levels, int country) => levels.Length == 0 ? 0 : (int)levels[country] + 1;

    static TargetLevel? Level(int number) => number == 0 ? null : (TargetLevel)(number - 1);
}
