namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

/// <summary>32 candidates in one instruction, tables 16 bytes at a time (AVX2).</summary>
readonly struct MiddleLook : IBlockLook
{
    const int Width = 32;

    public static bool IsSupported => Avx2.IsSupported;

    public static byte Least(LookColumns columns, byte[] tables, int block)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(tables);
        var least = Vector256.Min(
            First(columns, ref table, block, block * LaneCodes.Block), First(columns, ref table, block, block * LaneCodes.Block + Width));
        var result = byte.MaxValue;
        for (var lane = 0; lane < Width; lane++)
            result = Math.Min(result, least.GetElement(lane));
        return result;
    }

    public static ulong Within(LookColumns columns, byte[] tables, byte breadth, byte limit, int block, byte[] losses)
    {
        var start = block * LaneCodes.Block;
        return Half(columns, tables, breadth, limit, block, start, losses) | (ulong)Half(columns, tables, breadth, limit, block, start + Width, losses.AsSpan(Width)) << Width;
    }

    static uint Half(LookColumns columns, byte[] tables, byte breadth, byte limit, int block, int start, Span<byte> losses)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(tables);
        var loss = First(columns, ref table, block, start);
        var left = Within(loss, limit);
        if (left == 0)
            return 0;

        var (won, wonBySlot) = (Vector256<byte>.Zero, Vector256<byte>.Zero);
        for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
        {
            var codes = Load(columns.Slots[slot], start);
            won = Avx2.AddSaturate(won, Find(ref table, Tables.ByCategory, codes & Vector256.Create((byte)63), 4));
            wonBySlot = Avx2.AddSaturate(wonBySlot, Find(ref table, Tables.BySlot, codes, 16));
        }

        var most = Vector256.Create(breadth);
        loss = Avx2.AddSaturate(loss, Avx2.SubtractSaturate(most, won));
        loss = Avx2.AddSaturate(loss, Avx2.SubtractSaturate(most, wonBySlot));
        for (var feature = 1; feature <= 3; feature++)
        {
            if (Within(loss, limit) == 0)
                return 0;
            loss = Avx2.AddSaturate(loss, Find(ref table, (nuint)(Tables.Country + feature * 256), Load(feature == 3 ? columns.Certification : columns.Features[feature], start), 16));
        }

        if (Within(loss, limit) == 0)
            return 0;
        loss = Avx2.AddSaturate(loss, Vector256.Max(
            Find(ref table, Tables.Units, Load(columns.Features[4], start), 16), Find(ref table, Tables.Order, Load(columns.Features[5], start), 16)));
        loss.CopyTo(losses);
        return Within(loss, limit);
    }

    static Vector256<byte> First(LookColumns columns, ref byte table, int block, int start)
    {
        var mask = Vector256.Create((byte)63);
        var loss = Find(ref table, Tables.Best, Load(columns.Slots[0], start) & mask, 4);
        for (var slot = 1; slot < columns.SlotsUsed[block]; slot++)
            loss = Vector256.Min(loss, Find(ref table, Tables.Best, Load(columns.Slots[slot], start) & mask, 4));
        return Avx2.AddSaturate(loss, Find(ref table, Tables.Country, Load(columns.Country, start), 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Within(Vector256<byte> loss, byte limit) =>
        Vector256.Equals(Vector256.Min(loss, Vector256.Create(limit)), loss).ExtractMostSignificantBits();

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
