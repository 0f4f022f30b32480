namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

/// <summary>64 candidates in one instruction: tables of 256 bytes lie in four registers (AVX-512 VBMI).</summary>
readonly struct WideLook : IBlockLook
{
    public static bool IsSupported => Avx512Vbmi.IsSupported && Avx512BW.IsSupported;

    public static bool UsesLevels => false;

    public static byte First(LookColumns columns, byte[] tables, in LookLimits limits, int block, int country, Span<byte> losses)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(tables);
        var loss = Avx512BW.AddSaturate(
            Besides(columns, ref table, limits, block),
            country < 0 ? Country(columns, ref table, block) : Vector512.Create((byte)country));
        // Most blocks of large fairs hold nobody who gets so far.
        if (!Vector512.LessThanOrEqualAny(loss, Vector512.Create(limits.Limit)))
            return byte.MaxValue;
        loss = Avx512BW.AddSaturate(loss, Beyond(columns, ref table, limits, block, country));
        loss.CopyTo(losses);
        return MiddleLook.LeastOf(loss.GetLower(), loss.GetUpper());
    }

    public static void Whole(LookColumns columns, byte[] tables, in LookLimits limits, int count, Span<byte> losses)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(tables);
        for (var block = 0; block * LaneCodes.Block < losses.Length; block++)
        {
            var loss = Avx512BW.AddSaturate(Besides(columns, ref table, limits, block), Country(columns, ref table, block));
            loss = Avx512BW.AddSaturate(loss, Beyond(columns, ref table, limits, block, -1));
            WithCapacity(columns, ref table, limits, block, loss).CopyTo(losses[(block * LaneCodes.Block)..]);
        }
    }

    public static ulong Take(
        LookColumns columns, byte[] tables, in LookLimits limits, int block, byte most, Span<byte> losses, ref ulong looked, out byte least)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(tables);
        var loss = Vector512.Create<byte>(losses);
        var end = Vector512.Create(most);
        if (looked == 0)
        {
            looked = 1;
            loss = WithCapacity(columns, ref table, limits, block, loss);
        }

        var taken = Vector512.LessThanOrEqual(loss, end);
        loss |= taken;
        loss.CopyTo(losses);
        least = MiddleLook.LeastOf(loss.GetLower(), loss.GetUpper());
        return taken.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Besides(LookColumns columns, ref byte table, in LookLimits limits, int block) => Avx512BW.AddSaturate(
        Category(columns, ref table, block),
        Avx512BW.AddSaturate(
            Find(ref table, Tables.Language, Load(columns.Language, block), limits.Languages),
            Find(ref table, Tables.Cooperation, Load(columns.Cooperation, block), limits.Cooperations)));

    /// <summary>What is lost by certification and breadth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Beyond(LookColumns columns, ref byte table, in LookLimits limits, int block, int country)
    {
        var market = !columns.AreBuyers ? Vector512.LoadUnsafe(ref table, Tables.Market)
            : country < 0 ? Find(ref table, Tables.Market, Load(columns.Country, block))
            : Vector512.Create(Unsafe.Add(ref table, Tables.Market + columns.Country[block * LaneCodes.Block]));
        return Avx512BW.AddSaturate(Certification(columns, ref table, limits, market, block), Breadth(columns, ref table, limits, block));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Category(LookColumns columns, ref byte table, int block)
    {
        var slots = columns.Slots;
        var loss = Vector512<byte>.AllBitsSet;
        if (columns.Ranked[block] != 0)
        {
            for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
                loss = Vector512.Min(loss, Find(ref table, Tables.Best, Load(slots[slot], block)));
            return loss;
        }

        var best = Vector512.LoadUnsafe(ref table, Tables.Best);
        for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
            loss = Vector512.Min(loss, Avx512Vbmi.PermuteVar64x8(best, Load(slots[slot], block)));
        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Country(LookColumns columns, ref byte table, int block) => columns.AreBuyers
        ? Find(ref table, Tables.Country, Load(columns.Country, block))
        : Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref table, Tables.Country), Load(columns.Country, block));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Certification(LookColumns columns, ref byte table, in LookLimits limits, Vector512<byte> market, int block)
    {
        var loss = Find(ref table, Tables.Certification, Load(columns.Certification, block), limits.Certifications);
        var recognised = market & Load(columns.Families, block);
        return Vector512.ConditionalSelect(Vector512.Equals(recognised, Vector512<byte>.Zero), loss, Vector512<byte>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> WithCapacity(LookColumns columns, ref byte table, in LookLimits limits, int block, Vector512<byte> loss) =>
        Avx512BW.AddSaturate(loss, Capacity(columns, ref table, limits, Vector512.LessThanOrEqual(loss, Vector512.Create(limits.Limit)), block));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Capacity(LookColumns columns, ref byte table, in LookLimits limits, Vector512<byte> within, int block)
    {
        var loss = Vector512<byte>.AllBitsSet;
        var byCategory = Vector512.LoadUnsafe(ref table, Tables.Shared);
        for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
        {
            var codes = Load(columns.Slots[slot], block);
            var least = Avx512Vbmi.PermuteVar64x8(byCategory, codes);
            // Mostly the category alone says that no quantity of this slot can help anybody.
            if ((Vector512.LessThan(least, loss) & within).ExtractMostSignificantBits() != 0)
                loss = Vector512.Min(loss, Vector512.Max(least, Quantity(columns, ref table, limits, slot, codes, block)));
        }

        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Quantity(LookColumns columns, ref byte table, in LookLimits limits, int slot, Vector512<byte> codes, int block)
    {
        var units = Load(columns.Units[slot], block);
        var orders = Load(columns.Orders[slot], block);
        var own = Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref table, Tables.OwnUnits), codes);
        var ownOrder = Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref table, Tables.OwnOrder), codes);
        var (supply, order, timing) = columns.AreBuyers
            ? (Avx512BW.SubtractSaturate(units, own),
                Avx512BW.SubtractSaturate(ownOrder, Avx512BW.AddSaturate(units, Vector512<byte>.One)),
                orders)
            : (Avx512BW.SubtractSaturate(own, units),
                Avx512BW.SubtractSaturate(orders, ownOrder),
                Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref table, Tables.OwnTiming), codes));
        var end = Vector512.Create((byte)63);
        var loss = Vector512.Max(
            Find(ref table, Tables.Supply, Vector512.Min(supply, end) | timing),
            Find(ref table, Tables.Order, Vector512.Min(order, end) | timing));
        return Vector512.ConditionalSelect(
            Vector512.Equals(units, Vector512.Create(Amounts.Unknown)), Vector512.Create(limits.Unknown), loss);
    }

    /// <summary>What is not won by breadth, of either kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Breadth(LookColumns columns, ref byte table, in LookLimits limits, int block)
    {
        var (own, theirs) = columns.AreBuyers ? WonOfBuyers(columns, ref table, block) : WonOfExhibitors(columns, ref table, limits, block);
        var unit = Load(columns.Unit, block);
        theirs = Avx512BW.PackUnsignedSaturate(
            Steps(Avx512BW.UnpackLow(theirs, Vector512<byte>.Zero), Avx512BW.UnpackLow(unit, Vector512<byte>.Zero), limits),
            Steps(Avx512BW.UnpackHigh(theirs, Vector512<byte>.Zero), Avx512BW.UnpackHigh(unit, Vector512<byte>.Zero), limits));
        var most = Vector512.Create(limits.Breadth);
        return Avx512BW.AddSaturate(Avx512BW.SubtractSaturate(most, own), Avx512BW.SubtractSaturate(most, theirs));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector512<byte> Own, Vector512<byte> Theirs) WonOfBuyers(LookColumns columns, ref byte table, int block)
    {
        var (own, theirs) = (Vector512<byte>.Zero, Vector512<byte>.Zero);
        var byCategory = Vector512.LoadUnsafe(ref table, Tables.Own);
        for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
        {
            var codes = Load(columns.Slots[slot], block);
            own = Avx512BW.AddSaturate(own, Avx512Vbmi.PermuteVar64x8(byCategory, codes));
            theirs = Avx512BW.AddSaturate(theirs, Find(ref table, Tables.Theirs, codes));
        }

        return (own, theirs);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector512<byte> Own, Vector512<byte> Theirs) WonOfExhibitors(LookColumns columns, ref byte table, in LookLimits limits, int block)
    {
        var (own, theirs) = (Vector512<byte>.Zero, Vector512<byte>.Zero);
        for (var want = 0; want < limits.Wants; want++)
        {
            var ofOwn = Vector512.LoadUnsafe(ref table, (nuint)(Tables.Own + want * 64));
            var ofTheirs = Vector512.LoadUnsafe(ref table, (nuint)(Tables.Theirs + want * 64));
            var (most, mostOfTheirs) = (Vector512<byte>.Zero, Vector512<byte>.Zero);
            for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
            {
                var codes = Load(columns.Slots[slot], block);
                most = Vector512.Max(most, Avx512Vbmi.PermuteVar64x8(ofOwn, codes));
                mostOfTheirs = Vector512.Max(mostOfTheirs, Avx512Vbmi.PermuteVar64x8(ofTheirs, codes));
            }

            (own, theirs) = (Avx512BW.AddSaturate(own, most), Avx512BW.AddSaturate(theirs, mostOfTheirs));
        }

        return (own, theirs);
    }

    /// <summary>What is won times the share of one category, in steps, rounded up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<short> Steps(Vector512<byte> won, Vector512<byte> unit, in LookLimits limits)
    {
        var share = unit.AsUInt16() + Vector512<ushort>.One;
        return (Avx512BW.MultiplyHigh(won.AsUInt16() * share, Vector512.Create(limits.Unit)) + Vector512<ushort>.One).AsInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Load(byte[] column, int block) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)(block * LaneCodes.Block));

    /// <summary>Of a table of which so many codes are in use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Find(ref byte table, nuint start, Vector512<byte> codes, int used) =>
        used == 64 ? Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref table, start), codes)
        : used == 128 ? Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(ref table, start), codes, Vector512.LoadUnsafe(ref table, start + 64))
        : Find(ref table, start, codes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<byte> Find(ref byte table, nuint start, Vector512<byte> codes)
    {
        var low = Avx512Vbmi.PermuteVar64x8x2(
            Vector512.LoadUnsafe(ref table, start), codes, Vector512.LoadUnsafe(ref table, start + 64));
        var high = Avx512Vbmi.PermuteVar64x8x2(
            Vector512.LoadUnsafe(ref table, start + 128), codes, Vector512.LoadUnsafe(ref table, start + 192));
        return Vector512.ConditionalSelect(Vector512.LessThan(codes.AsSByte(), Vector512<sbyte>.Zero).AsByte(), high, low);
    }
}
