namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// 32 candidates in one instruction, tables 16 bytes at a time (AVX2): what costs least first, and the next only while somebody is
/// within the limit.
/// </summary>
readonly unsafe struct MiddleLook : IBlockLook
{
    const int Width = 32;

    public static bool IsSupported => Avx2.IsSupported;

    public static bool UsesLevels => true;

    public static byte First(LookColumns columns, byte[] tables, in LookLimits limits, int block, int country, Span<byte> losses)
    {
        fixed (byte* table = tables)
        {
            var low = First(columns, table, limits, block, 0, country);
            var high = First(columns, table, limits, block, Width, country);
            low.CopyTo(losses);
            high.CopyTo(losses[Width..]);
            return LeastOf(low, high);
        }
    }

    public static void Whole(LookColumns columns, byte[] tables, in LookLimits limits, int count, Span<byte> losses)
    {
        fixed (byte* table = tables)
        {
            for (var start = 0; start < losses.Length; start += Width)
                (start < count ? Whole(columns, table, limits, start) : Vector256<byte>.AllBitsSet).CopyTo(losses[start..]);
        }
    }

    public static ulong Take(
        LookColumns columns, byte[] tables, in LookLimits limits, int block, byte most, Span<byte> losses, ref ulong looked, out byte least)
    {
        if (looked == 0)
        {
            looked = 1;
            fixed (byte* table = tables)
            {
                WithCapacity(columns, table, limits, block, 0, Vector256.Create<byte>(losses)).CopyTo(losses);
                WithCapacity(columns, table, limits, block, Width, Vector256.Create<byte>(losses[Width..])).CopyTo(losses[Width..]);
            }
        }

        var (low, high) = (Vector256.Create<byte>(losses), Vector256.Create<byte>(losses[Width..]));
        var end = Vector256.Create(most);
        var (lowTaken, highTaken) = (Within(low, end), Within(high, end));
        (low, high) = (low | lowTaken, high | highTaken);
        low.CopyTo(losses);
        high.CopyTo(losses[Width..]);
        least = LeastOf(low, high);
        return lowTaken.ExtractMostSignificantBits() | (ulong)highTaken.ExtractMostSignificantBits() << Width;
    }

    /// <summary>The least of 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte LeastOf(Vector256<byte> low, Vector256<byte> high)
    {
        var half = Avx2.Min(low, high);
        var quarter = Sse2.Min(half.GetLower(), half.GetUpper());
        // The least of pairs of bytes as the low bytes of eight words, whose least one instruction finds.
        var pairs = Sse2.Min(quarter, Sse2.ShiftRightLogical(quarter.AsUInt16(), 8).AsByte()).AsUInt16() & Vector128.Create((ushort)0xFF);
        return (byte)Sse41.MinHorizontal(pairs).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Within(Vector256<byte> loss, Vector256<byte> end) => Avx2.CompareEqual(Avx2.Min(loss, end), loss);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool NobodyWithin(Vector256<byte> loss, Vector256<byte> end) => Avx2.MoveMask(Within(loss, end)) == 0;

    static Vector256<byte> First(LookColumns columns, byte* table, in LookLimits limits, int block, int half, int country)
    {
        var start = block * LaneCodes.Block + half;
        var end = Vector256.Create(limits.Limit);
        var loss = Category(columns, table, block, start);
        loss = Avx2.AddSaturate(loss, country < 0 ? Country(columns, table, start) : Vector256.Create((byte)country));
        if (NobodyWithin(loss, end))
            return Vector256<byte>.AllBitsSet;
        loss = Avx2.AddSaturate(loss, Sixteens.Find(table + Tables.Language, Load(columns.Language, start), limits.Languages));
        if (NobodyWithin(loss, end))
            return Vector256<byte>.AllBitsSet;
        loss = Avx2.AddSaturate(loss, Sixteens.Find(table + Tables.Cooperation, Load(columns.Cooperation, start), limits.Cooperations));
        if (NobodyWithin(loss, end))
            return Vector256<byte>.AllBitsSet;
        loss = Avx2.AddSaturate(loss, Certification(columns, table, limits, block, start, country));
        if (NobodyWithin(loss, end))
            return Vector256<byte>.AllBitsSet;
        loss = Avx2.AddSaturate(loss, Breadth(columns, table, limits, block, start));
        return loss;
    }

    static Vector256<byte> Whole(LookColumns columns, byte* table, in LookLimits limits, int start)
    {
        var block = start / LaneCodes.Block;
        var byCode = Avx2.AddSaturate(
            Avx2.AddSaturate(Category(columns, table, block, start), Country(columns, table, start)),
            Avx2.AddSaturate(
                Sixteens.Find(table + Tables.Language, Load(columns.Language, start), limits.Languages),
                Sixteens.Find(table + Tables.Cooperation, Load(columns.Cooperation, start), limits.Cooperations)));
        var more = Avx2.AddSaturate(Certification(columns, table, limits, block, start, -1), Breadth(columns, table, limits, block, start));
        return Avx2.AddSaturate(Avx2.AddSaturate(byCode, more), Capacity(columns, table, limits, Vector256<byte>.AllBitsSet, block, start));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Country(LookColumns columns, byte* table, int start) =>
        Sixteens.Find(table + Tables.Country, Load(columns.Country, start), columns.AreBuyers ? 256 : 64);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Category(LookColumns columns, byte* table, int block, int start)
    {
        var (loss, ranked) = (Vector256<byte>.AllBitsSet, columns.Ranked[block] != 0);
        for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
        {
            var codes = Load(columns.Slots[slot], start);
            loss = Avx2.Min(loss, columns.AreBuyers
                ? Sixteens.FindRanked(table + Tables.Best, Sixteens.Find(table + Tables.Level, codes, 64), codes, ranked)
                : Sixteens.Find(table + Tables.Best, codes, 64));
        }

        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Certification(LookColumns columns, byte* table, in LookLimits limits, int block, int start, int country)
    {
        var loss = Sixteens.Find(table + Tables.Certification, Load(columns.Certification, start), limits.Certifications);
        var market = !columns.AreBuyers ? Vector256.Create(table[Tables.Market])
            : country < 0 ? Sixteens.Find(table + Tables.Market, Load(columns.Country, start), 256)
            : Vector256.Create(table[Tables.Market + columns.Country[block * LaneCodes.Block]]);
        return loss & Avx2.CompareEqual(market & Load(columns.Families, start), Vector256<byte>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> WithCapacity(LookColumns columns, byte* table, in LookLimits limits, int block, int half, Vector256<byte> loss)
    {
        var within = Within(loss, Vector256.Create(limits.Limit));
        return Avx2.MoveMask(within) == 0 ? loss : Avx2.AddSaturate(loss, Capacity(columns, table, limits, within, block, block * LaneCodes.Block + half));
    }

    static Vector256<byte> Capacity(LookColumns columns, byte* table, in LookLimits limits, Vector256<byte> within, int block, int start)
    {
        var loss = Vector256<byte>.AllBitsSet;
        for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
        {
            var codes = Load(columns.Slots[slot], start);
            var least = Sixteens.Find(table + Tables.Shared, codes, 64);
            // Mostly the category alone says that no quantity of this slot can help anybody.
            if (Avx2.MoveMask(Avx2.AndNot(Within(loss, least), within)) != 0)
                loss = Avx2.Min(loss, Avx2.Max(least, Quantity(columns, table, limits, slot, codes, start)));
        }

        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Quantity(LookColumns columns, byte* table, in LookLimits limits, int slot, Vector256<byte> codes, int start)
    {
        var units = Load(columns.Units[slot], start);
        var orders = Load(columns.Orders[slot], start);
        var own = Sixteens.Find(table + Tables.OwnUnits, codes, 64);
        var ownOrder = Sixteens.Find(table + Tables.OwnOrder, codes, 64);
        var (supply, order, timing) = columns.AreBuyers
            ? (Avx2.SubtractSaturate(units, own), Avx2.SubtractSaturate(ownOrder, Avx2.AddSaturate(units, Vector256<byte>.One)), orders)
            : (Avx2.SubtractSaturate(own, units), Avx2.SubtractSaturate(orders, ownOrder), Sixteens.Find(table + Tables.OwnTiming, codes, 64));
        var (missing, most) = (order, Vector256.Create((byte)63));
        // An order falls in fewer decades than a supply: by its steps as so many of supply, one line says what either loses.
        for (var time = 1; time < (int)(CapacityFactor.SupplyDecades / CapacityFactor.OrderDecades); time++)
            missing = Avx2.AddSaturate(missing, order);
        var loss = Falling(table, Avx2.Min(Avx2.Max(supply, missing), most), (timing.AsUInt16() >> 6).AsByte() & Vector256.Create((byte)3));
        return Avx2.BlendVariable(loss, Vector256.Create(limits.Unknown), Avx2.CompareEqual(units, Vector256.Create(Amounts.Unknown)));
    }

    /// <summary>What so many missing steps lose by timing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Falling(byte* table, Vector256<byte> missing, Vector256<byte> timing)
    {
        var (low, high) = (Sixteens.Find(table + Tables.FallLow, timing), Sixteens.Find(table + Tables.FallHigh, timing));
        // The missing steps as high bytes: the high half of the product is in whole steps of what is lost.
        var lost = Avx2.PackUnsignedSaturate(
            Avx2.MultiplyHigh(Avx2.UnpackLow(Vector256<byte>.Zero, missing).AsUInt16(), Avx2.UnpackLow(low, high).AsUInt16()).AsInt16(),
            Avx2.MultiplyHigh(Avx2.UnpackHigh(Vector256<byte>.Zero, missing).AsUInt16(), Avx2.UnpackHigh(low, high).AsUInt16()).AsInt16());
        return Avx2.AddSaturate(lost, Sixteens.Find(table + Tables.Untimely, timing));
    }

    /// <summary>What is not won by breadth, of either kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Breadth(LookColumns columns, byte* table, in LookLimits limits, int block, int start)
    {
        var (own, theirs) = columns.AreBuyers ? WonOfBuyers(columns, table, block, start) : WonOfExhibitors(columns, table, limits, block, start);
        var unit = Load(columns.Unit, start);
        theirs = Avx2.PackUnsignedSaturate(
            Steps(Avx2.UnpackLow(theirs, Vector256<byte>.Zero), Avx2.UnpackLow(unit, Vector256<byte>.Zero), limits),
            Steps(Avx2.UnpackHigh(theirs, Vector256<byte>.Zero), Avx2.UnpackHigh(unit, Vector256<byte>.Zero), limits));
        var most = Vector256.Create(limits.Breadth);
        return Avx2.AddSaturate(Avx2.SubtractSaturate(most, own), Avx2.SubtractSaturate(most, theirs));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector256<byte> Own, Vector256<byte> Theirs) WonOfBuyers(LookColumns columns, byte* table, int block, int start)
    {
        var (own, theirs, ranked) = (Vector256<byte>.Zero, Vector256<byte>.Zero, columns.Ranked[block] != 0);
        for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
        {
            var codes = Load(columns.Slots[slot], start);
            var level = Sixteens.Find(table + Tables.Level, codes, 64);
            own = Avx2.AddSaturate(own, Sixteens.Find(table + Tables.Own, level));
            theirs = Avx2.AddSaturate(theirs, Sixteens.FindRanked(table + Tables.Theirs, level, codes, ranked));
        }

        return (own, theirs);
    }

    /// <summary>Nearer wins no less, by both kinds: the nearest category of a candidate decides for each want.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector256<byte> Own, Vector256<byte> Theirs) WonOfExhibitors(LookColumns columns, byte* table, in LookLimits limits, int block, int start)
    {
        var (own, theirs, low) = (Vector256<byte>.Zero, Vector256<byte>.Zero, Vector256.Create((byte)0x0F));
        for (var want = 0; want < limits.Wants; want += 2)
        {
            var (first, second) = (Vector256<byte>.Zero, Vector256<byte>.Zero);
            for (var slot = 0; slot < columns.SlotsUsed[block]; slot++)
            {
                var levels = Sixteens.Find(table + Tables.Level + want * 32, Load(columns.Slots[slot], start), 64);
                (first, second) = (Avx2.Max(first, levels & low), Avx2.Max(second, Avx2.AndNot(low, levels)));
            }

            second = (second.AsUInt16() >> 4).AsByte();
            var ofOwn = table + Tables.Own + want * Levels.Count;
            var ofTheirs = table + Tables.Theirs + want * Levels.Count;
            own = Avx2.AddSaturate(own, Avx2.AddSaturate(Sixteens.Find(ofOwn, first), Sixteens.Find(ofOwn + Levels.Count, second)));
            theirs = Avx2.AddSaturate(theirs, Avx2.AddSaturate(Sixteens.Find(ofTheirs, first), Sixteens.Find(ofTheirs + Levels.Count, second)));
        }

        return (own, theirs);
    }

    /// <summary>What is won times the share of one category, in steps, rounded up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<short> Steps(Vector256<byte> won, Vector256<byte> unit, in LookLimits limits)
    {
        var share = unit.AsUInt16() + Vector256<ushort>.One;
        return (Avx2.MultiplyHigh(won.AsUInt16() * share, Vector256.Create(limits.Unit)) + Vector256<ushort>.One).AsInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Load(byte[] column, int start) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)start);
}
