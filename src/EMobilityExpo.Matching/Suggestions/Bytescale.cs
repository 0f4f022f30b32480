namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

/// <summary>Turns points into steps of a byte, rounding to one side; what is beyond 255 stays 255.</summary>
static class Bytescale
{
    public static void Down(ReadOnlySpan<float> points, Span<byte> steps, float scale, float rounding) =>
        Convert(points, steps, scale, -rounding);

    public static void Up(ReadOnlySpan<float> points, Span<byte> steps, float scale, float rounding) =>
        Convert(points, steps, scale, 1 + rounding, onlyAboveZero: true);

    static void Convert(ReadOnlySpan<float> points, Span<byte> steps, float scale, float plus, bool onlyAboveZero = false)
    {
        // Truncating a number that is not negative is rounding it down; nothing won stays nothing.
        var at = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; at <= points.Length - 64; at += 64)
            {
                var low = Vector512.Narrow(Ints(points[at..], scale, plus, onlyAboveZero), Ints(points[(at + 16)..], scale, plus, onlyAboveZero));
                var high = Vector512.Narrow(Ints(points[(at + 32)..], scale, plus, onlyAboveZero), Ints(points[(at + 48)..], scale, plus, onlyAboveZero));
                Vector512.Narrow(low, high).CopyTo(steps[at..]);
            }
        }

        if (Avx2.IsSupported)
        {
            for (; at <= points.Length - 32; at += 32)
                Bytes(points.Slice(at, 32), scale, plus, onlyAboveZero).CopyTo(steps[at..]);
        }

        for (; at < points.Length; at++)
        {
            var value = onlyAboveZero && points[at] <= 0 ? 0 : points[at] * scale + plus;
            steps[at] = (byte)Math.Clamp(value, 0, 255);
        }
    }

    /// <summary>Narrowing takes from both halves in turn: the fours of bytes are put back into order at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Bytes(ReadOnlySpan<float> points, float scale, float plus, bool onlyAboveZero)
    {
        var low = Avx2.PackSignedSaturate(EightInts(points, scale, plus, onlyAboveZero), EightInts(points[8..], scale, plus, onlyAboveZero));
        var high = Avx2.PackSignedSaturate(EightInts(points[16..], scale, plus, onlyAboveZero), EightInts(points[24..], scale, plus, onlyAboveZero));
        var fours = Avx2.PackUnsignedSaturate(low, high).AsInt32();
        return Avx2.PermuteVar8x32(fours, Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7)).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> EightInts(ReadOnlySpan<float> points, float scale, float plus, bool onlyAboveZero)
    {
        var given = Vector256.Create(points);
        var value = given * Vector256.Create(scale) + Vector256.Create(plus);
        if (onlyAboveZero)
            value &= Avx.CompareGreaterThan(given, Vector256<float>.Zero);
        return Avx.ConvertToVector256Int32WithTruncation(Avx.Min(value, Vector256.Create(255f)));
    }

    static Vector512<uint> Ints(ReadOnlySpan<float> points, float scale, float plus, bool onlyAboveZero)
    {
        var given = Vector512.Create(points);
        var value = given * scale + Vector512.Create(plus);
        if (onlyAboveZero)
            value = Vector512.ConditionalSelect(Vector512.GreaterThan(given, Vector512<float>.Zero), value, Vector512<float>.Zero);
        return Vector512.ConvertToUInt32(Vector512.Min(Vector512.Max(value, Vector512<float>.Zero), Vector512.Create(255f)));
    }
}
