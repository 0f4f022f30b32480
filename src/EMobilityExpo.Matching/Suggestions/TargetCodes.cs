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
        byCountry.Clear();
        Add(exhibitor.Targets, Levels, byCountry);
        Add(exhibitor.Exports, 1, byCountry);
    }

    static void Add(TargetLevel[] levels, byte times, Span<byte> codes)
    {
        var numbers = MemoryMarshal.AsBytes(levels.AsSpan());
        var (at, end) = (0, Math.Min(codes.Length, numbers.Length));
        for (; at <= end - Vector<byte>.Count; at += Vector<byte>.Count)
        {
            var code = new Vector<byte>(codes[at..]);
            var number = new Vector<byte>(numbers[at..]) + Vector<byte>.One;
            for (var time = 0; time < times; time++)
                code += number;
            code.CopyTo(codes[at..]);
        }

        for (; at < end; at++)
            codes[at] += (byte)((numbers[at] + 1) * times);
    }

    public static Finding Compare(int code) => CountryFactor.Compare(Level(code / Levels), Level(code % Levels));

    static int Number(TargetLevel[] levels, int country) => levels.Length == 0 ? 0 : (int)levels[country] + 1;

    static TargetLevel? Level(int number) => number == 0 ? null : (TargetLevel)(number - 1);
}
