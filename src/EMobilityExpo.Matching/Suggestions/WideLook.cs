namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

/// <summary>64 candidates in one instruction: tables of 256 bytes lie in four registers (AVX-512 VBMI).</summary>
readonly struct WideLook : IBlockLook
{
    public static bool IsSupported => Avx512Vbmi.IsSupported && Avx512BW.IsSupported;

    public static byte Least(LookColumns columns, byte[] tables, int block) =>
        LeastOf(First(columns, ref MemoryMarshal.GetArrayDataReference(tables), block));

    public static byte LeastByTrade(LookColumns columns, byte[] tables, int block) =>
        LeastOf(Category(columns, ref MemoryMarshal.GetArrayDataReference(tables), block));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static byte LeastOf(Vector512<byte> loss)
    {
        var half = Vector256.Min(loss.GetLower(), loss.GetUpper());
        var quarter = Vector128.Min(half.GetLower(), half.GetUpper());
        // The least of pairs of bytes as the low bytes of eight words, whose least one instruction finds.
        var pairs = Vector128.Min(quarter, Sse2.ShiftRightLogical(quarter.AsUInt16(), 8).AsByte()).AsUInt16() & Vector128.Create((ushort)0xFF);
        return (byte)Sse41.MinHorizontal(pairs).ToScalar();
    }

    public static ulong Within(LookColumns columns, byte[] tables, in LookLimits limits, int block, byte[] losses)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(tables);
        var most = Vector512.Create(limits.Limit);
        var loss = First(columns, ref table, block);
        if (Vector512.LessThanOrEqual(loss, most).ExtractMostSignificantBits() == 0)
            return 0;

        loss = Avx512BW.AddSaturate(loss, Find(ref table, Tables.Language, Load(columns.Language, block)));
        loss = Avx512BW.AddSaturate(loss, Find(ref table, Tables.Cooperation, Load(columns.Cooperation, block)));
        loss = Avx512BW.AddSaturate(loss, Certification(columns, ref table, block));
        if (Vector512.LessThanOrEqual(loss, most).ExtractMostSignificantBits() == 0)
            return 0;

        loss = Avx512BW.AddSaturate(loss, Trade(columns, ref table, limits, block));
        loss.CopyTo(losses);
        return Vector512.LessThanOrEqual(loss, most).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> First(LookColumns columns, ref byte table, int block) => Avx512BW.AddSaturate(
        Category(columns, ref table, block), Find(ref table, Tables.Country, Load(columns.Country, block)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Category(LookColumns columns, ref byte table, int block)
    {
        var best = Vector512.LoadUnsafe(ref table, Tables.Best);
        var loss = Avx512Vbmi.PermuteVar64x8(best, Load(columns.Slots[0], block));
        for (var slot = 1; slot < columns.SlotsUsed[block]; slot++)
            loss = Vector512.Min(loss, Avx512Vbmi.PermuteVar64x8(best, Load(columns.Slots[slot], block)));
        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Certification(LookColumns columns, ref byte table, int block)
    {
        var recognised = Find(ref table, Tables.Market, Load(columns.Country, block)) & Load(columns.Families, block);
        var loss = Find(ref table, Tables.Certification, Load(columns.Certification, block));
        return Vector512.ConditionalSelect(Vector512.Equals(recognised, Vector512<byte>.Zero), loss, Vector512<byte>.Zero);
    }

    /// <summary>Breadth and capacity, category by category.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Trade(LookColumns columns, ref byte table, in LookLimits limits, int block)
    {
        var (won, wonBySlot, capacity) = (Vector512<byte>.Zero, Vector512<byte>.Zero, Vector512<byte>.AllBitsSet);
        var byCategory = Vector512.LoadUnsafe(ref table, Tables.ByCategory);
        for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
        {
            var codes = Load(columns.Slots[slot], block);
            won = Avx512BW.AddSaturate(won, Avx512Vbmi.PermuteVar64x8(byCategory, codes));
            wonBySlot = Avx512BW.AddSaturate(wonBySlot, Find(ref table, Tables.BySlot, codes));
            capacity = Vector512.Min(capacity, Capacity(columns, ref table, limits, slot, codes, block));
        }

        var breadth = Vector512.Create(limits.Breadth);
        var loss = Vector512.Max(capacity, Find(ref table, Tables.Timing, Load(columns.Timing, block)));
        loss = Avx512BW.AddSaturate(loss, Avx512BW.SubtractSaturate(breadth, won));
        return Avx512BW.AddSaturate(loss, Avx512BW.SubtractSaturate(breadth, wonBySlot));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Capacity(LookColumns columns, ref byte table, in LookLimits limits, int slot, Vector512<byte> codes, int block)
    {
        var units = Load(columns.Units[slot], block);
        var own = Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref table, Tables.OwnUnits), codes);
        var ownOrder = Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref table, Tables.OwnOrder), codes);
        var supply = columns.AreBuyers ? Avx512BW.SubtractSaturate(units, own) : Avx512BW.SubtractSaturate(own, units);
        var order = columns.AreBuyers
            ? Avx512BW.SubtractSaturate(ownOrder, Avx512BW.AddSaturate(units, Vector512<byte>.One))
            : Avx512BW.SubtractSaturate(Load(columns.Orders[slot], block), ownOrder);
        var end = Vector512.Create((byte)63);
        var loss = Vector512.Max(
            Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref table, Tables.Supply), Vector512.Min(supply, end)),
            Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref table, Tables.Order), Vector512.Min(order, end)));
        loss = Vector512.ConditionalSelect(
            Vector512.Equals(units, Vector512.Create(Amounts.Unknown)), Vector512.Create(limits.Unknown), loss);
        return Vector512.Max(loss, Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref table, Tables.Shared), codes));
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
