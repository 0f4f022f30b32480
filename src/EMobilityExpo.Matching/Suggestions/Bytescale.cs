namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

/// <summary>Turns points into steps of a byte, rounding to one side; what is beyond 255 stays 255.</summary>
static class Bytescale
{
    /// <summary>How many steps a rounded number may lie beside the true one.</summary>
    public const float Rounding = 1e-2f;

    /// <param name="points">Points lost.</param>
    /// <param name="steps">Receives as many steps.</param>
    /// <param name="scale">Steps of a point.</param>
    /// <param name="common">Points to take from each.</param>
    public static void Down(ReadOnlySpan<float> points, Span<byte> steps, float scale, float common = 0) =>
        Convert(points, steps, scale, -common * scale - Rounding);

    /// <summary>Of points won: nothing won stays nothing.</summary>
    public static void Up(ReadOnlySpan<float> points, Span<byte> steps, float scale) =>
        Convert(points, steps, scale, 1 + Rounding, onlyAboveZero: true);

    static void Convert(ReadOnlySpan<float> points, Span<byte> steps, float scale, float plus, bool onlyAboveZero = false)
    {
        // Truncating a number that is not negative is rounding it down.
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

        if (Avx2.IsSupported && at <= points.Length - 16)
        {
            Sixteen(points.Slice(at, 16), scale, plus, onlyAboveZero).CopyTo(steps[at..]);
            at += 16;
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
    static Vector128<byte> Sixteen(ReadOnlySpan<float> points, float scale, float plus, bool onlyAboveZero)
    {
        var words = Avx2.PackSignedSaturate(EightInts(points, scale, plus, onlyAboveZero), EightInts(points[8..], scale, plus, onlyAboveZero));
        var inOrder = Avx2.Permute4x64(words.AsInt64(), 0b_11_01_10_00).AsInt16();
        return Sse2.PackUnsignedSaturate(inOrder.GetLower(), inOrder.GetUpper());
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
