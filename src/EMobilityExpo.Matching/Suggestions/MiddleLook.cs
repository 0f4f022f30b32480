namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

/// <summary>
/// 32 candidates in one instruction, tables 16 bytes at a time (AVX2), for category and country; who is still in is looked at
/// one by one.
/// </summary>
readonly struct MiddleLook : IBlockLook
{
    const int Width = 32;

    public static bool IsSupported => Avx2.IsSupported;

    public static byte First(LookColumns columns, byte[] tables, in LookLimits limits, int block, int country, Span<byte> losses)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(tables);
        var (one, other) = (First(columns, ref table, limits, block, country, 0), First(columns, ref table, limits, block, country, Width));
        one.CopyTo(losses);
        other.CopyTo(losses[Width..]);
        return LeastOf(one, other);
    }

    static byte LeastOf(Vector256<byte> one, Vector256<byte> other)
    {
        var least = Vector256.Min(one, other);
        var half = Vector128.Min(least.GetLower(), least.GetUpper());
        var result = byte.MaxValue;
        for (var lane = 0; lane < Vector128<byte>.Count; lane++)
            result = Math.Min(result, half.GetElement(lane));
        return result;
    }

    public static ulong Take(
        LookColumns columns, byte[] tables, in LookLimits limits, int block, byte most, Span<byte> losses, ref ulong looked, out byte least)
    {
        var (found, end) = (0UL, Vector256.Create(most));
        for (var half = 0; half < LaneCodes.Block; half += Width)
        {
            var loss = Vector256.Create<byte>(losses[half..]);
            ulong left = Vector256.Equals(Vector256.Min(loss, end), loss).ExtractMostSignificantBits();
            found |= PlainLook.Take(columns, tables, limits, block, most, left << half, losses, ref looked);
        }

        least = LeastOf(Vector256.Create<byte>(losses), Vector256.Create<byte>(losses[Width..]));
        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> First(LookColumns columns, ref byte table, in LookLimits limits, int block, int country, int half)
    {
        var start = block * LaneCodes.Block + half;
        var loss = Avx2.AddSaturate(
            Category(columns, ref table, block, half),
            country < 0 ? Find(ref table, Tables.Country, Load(columns.Country, start), columns.AreBuyers ? 16 : 4) : Vector256.Create((byte)country));
        return Avx2.AddSaturate(
            loss,
            Avx2.AddSaturate(
                Find(ref table, Tables.Language, Load(columns.Language, start), limits.Languages / 16),
                Find(ref table, Tables.Cooperation, Load(columns.Cooperation, start), limits.Cooperations / 16)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Category(LookColumns columns, ref byte table, int block, int half)
    {
        var start = block * LaneCodes.Block + half;
        var mask = Vector256.Create(columns.AreBuyers ? (byte)255 : (byte)63);
        var sixteens = columns.Ranked[block] != 0 ? 16 : 4;
        var loss = Find(ref table, Tables.Best, Load(columns.Slots[0], start) & mask, sixteens);
        for (var slot = 1; slot < columns.SlotsUsed[block]; slot++)
            loss = Vector256.Min(loss, Find(ref table, Tables.Best, Load(columns.Slots[slot], start) & mask, sixteens));
        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Load(byte[] column, int start) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)start);

    /// <summary>Of each sixteen bytes of the table only the codes that fall into them answer; the others give 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Find(ref byte table, nuint start, Vector256<byte> codes, int sixteens)
    {
        var found = Vector256<byte>.Zero;
        for (var part = 0; part < sixteens; part++)
        {
            var sixteen = Vector128.LoadUnsafe(ref table, start + (nuint)(part * 16));
            var within = Avx2.AddSaturate(codes ^ Vector256.Create((byte)(part << 4)), Vector256.Create((byte)0x70));
            found |= Avx2.Shuffle(Vector256.Create(sixteen, sixteen), within);
        }

        return found;
    }
}
