namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.Intrinsics;

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

        for (; at < points.Length; at++)
        {
            var value = onlyAboveZero && points[at] <= 0 ? 0 : points[at] * scale + plus;
            steps[at] = (byte)Math.Clamp(value, 0, 255);
        }
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
