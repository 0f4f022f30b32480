namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

/// <summary>64 candidates in one instruction: tables of 256 bytes lie in four registers (AVX-512 VBMI).</summary>
readonly struct WideLook : IBlockLook
{
    public static bool IsSupported => Avx512Vbmi.IsSupported && Avx512BW.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Least(LookColumns columns, byte[] tables, int block)
    {
        var loss = First(columns, ref MemoryMarshal.GetArrayDataReference(tables), block);
        var half = Vector256.Min(loss.GetLower(), loss.GetUpper());
        var quarter = Vector128.Min(half.GetLower(), half.GetUpper());
        // The least of pairs of bytes as the low bytes of eight words, whose least one instruction finds.
        var pairs = Vector128.Min(quarter, Sse2.ShiftRightLogical(quarter.AsUInt16(), 8).AsByte()).AsUInt16() & Vector128.Create((ushort)0xFF);
        return (byte)Sse41.MinHorizontal(pairs).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Within(LookColumns columns, byte[] tables, byte breadth, byte limit, int block, byte[] losses)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(tables);
        var most = Vector512.Create(limit);
        var loss = First(columns, ref table, block);
        if (Vector512.LessThanOrEqual(loss, most).ExtractMostSignificantBits() == 0)
            return 0;

        var byCategory = Vector512.LoadUnsafe(ref table, Tables.ByCategory);
        var (won, wonBySlot) = (Vector512<byte>.Zero, Vector512<byte>.Zero);
        for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
        {
            var codes = Load(columns.Slots[slot], block);
            won = Avx512BW.AddSaturate(won, Avx512Vbmi.PermuteVar64x8(byCategory, codes));
            wonBySlot = Avx512BW.AddSaturate(wonBySlot, Find(ref table, Tables.BySlot, codes));
        }

        var most2 = Vector512.Create(breadth);
        loss = Avx512BW.AddSaturate(loss, Avx512BW.SubtractSaturate(most2, won));
        loss = Avx512BW.AddSaturate(loss, Avx512BW.SubtractSaturate(most2, wonBySlot));
        loss = Avx512BW.AddSaturate(loss, Find(ref table, Tables.Language, Load(columns.Features[1], block)));
        loss = Avx512BW.AddSaturate(loss, Find(ref table, Tables.Cooperation, Load(columns.Features[2], block)));
        loss = Avx512BW.AddSaturate(loss, Find(ref table, Tables.Certification, Load(columns.Certification, block)));
        loss = Avx512BW.AddSaturate(loss, Vector512.Max(
            Find(ref table, Tables.Units, Load(columns.Features[4], block)), Find(ref table, Tables.Order, Load(columns.Features[5], block))));
        loss.CopyTo(losses);
        return Vector512.LessThanOrEqual(loss, most).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> First(LookColumns columns, ref byte table, int block)
    {
        var best = Vector512.LoadUnsafe(ref table, Tables.Best);
        var loss = Avx512Vbmi.PermuteVar64x8(best, Load(columns.Slots[0], block));
        for (var slot = 1; slot < columns.SlotsUsed[block]; slot++)
            loss = Vector512.Min(loss, Avx512Vbmi.PermuteVar64x8(best, Load(columns.Slots[slot], block)));
        return Avx512BW.AddSaturate(loss, Find(ref table, Tables.Country, Load(columns.Country, block)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Load(byte[] column, int block) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)(block * LaneCodes.Block));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Find(ref byte table, nuint start, Vector512<byte> codes)
    {
        var low = Avx512Vbmi.PermuteVar64x8x2(
            Vector512.LoadUnsafe(ref table, start), codes, Vector512.LoadUnsafe(ref table, start + 64));
        var high = Avx512Vbmi.PermuteVar64x8x2(
            Vector512.LoadUnsafe(ref table, start + 128), codes, Vector512.LoadUnsafe(ref table, start + 192));
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(codes, Vector512.Create((byte)128)), high, low);
    }
}
