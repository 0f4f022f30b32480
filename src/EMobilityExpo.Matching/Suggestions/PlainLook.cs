namespace EMobilityExpo.Matching.Suggestions;

/// <summary>One candidate after the other, on any processor.</summary>
readonly struct PlainLook : IBlockLook
{
    public static bool UsesLevels => false;

    public static byte First(LookColumns columns, byte[] tables, in LookLimits limits, int block, int country, Span<byte> losses)
    {
        var (least, start) = (byte.MaxValue, block * LaneCodes.Block);
        for (var lane = 0; lane < LaneCodes.Block; lane++)
        {
            var byCountry = country < 0 ? tables[Tables.Country + columns.Country[start + lane]] : country;
            losses[lane] = (byte)Math.Min(255, byCountry + Besides(columns, tables, columns.SlotsUsed[block], start + lane));
            least = Math.Min(least, losses[lane]);
        }

        return least;
    }

    public static void Whole(LookColumns columns, byte[] tables, in LookLimits limits, int count, Span<byte> losses)
    {
        for (var start = 0; start < losses.Length; start += LaneCodes.Block)
        {
            var block = start / LaneCodes.Block;
            var ofBlock = losses.Slice(start, LaneCodes.Block);
            First(columns, tables, limits, block, -1, ofBlock);
            for (var lane = 0; lane < LaneCodes.Block; lane++)
            {
                if (ofBlock[lane] <= limits.Limit)
                    ofBlock[lane] = All(columns, tables, limits, columns.SlotsUsed[block], start + lane, ofBlock[lane]);
            }
        }
    }

    public static ulong Take(
        LookColumns columns, byte[] tables, in LookLimits limits, int block, byte most, Span<byte> losses, ref ulong looked, out byte least)
    {
        var (found, start, used) = (0UL, block * LaneCodes.Block, columns.SlotsUsed[block]);
        least = byte.MaxValue;
        for (var lane = 0; lane < LaneCodes.Block; lane++)
        {
            ref var loss = ref losses[lane];
            if (loss <= most && (looked >> lane & 1) == 0)
            {
                loss = All(columns, tables, limits, used, start + lane, loss);
                looked |= 1UL << lane;
            }

            if (loss <= most)
            {
                found |= 1UL << lane;
                loss = byte.MaxValue;
            }

            least = Math.Min(least, loss);
        }

        return found;
    }

    static int Besides(LookColumns columns, byte[] tables, int used, int row) =>
        Category(columns, tables, used, row) + tables[Tables.Language + columns.Language[row]] + tables[Tables.Cooperation + columns.Cooperation[row]];

    static int Category(LookColumns columns, byte[] tables, int used, int row)
    {
        var (loss, mask) = (255, columns.AreBuyers ? 255 : 63);
        for (var slot = 0; slot < used; slot++)
            loss = Math.Min(loss, tables[Tables.Best + (columns.Slots[slot][row] & mask)]);
        return loss;
    }

    /// <summary>
    /// All that a candidate loses, 255 at most, given what the first look found; that it is above the limit is found
    /// by what costs least.
    /// </summary>
    static byte All(LookColumns columns, byte[] tables, in LookLimits limits, int used, int row, int first)
    {
        var recognised = (tables[Tables.Market + columns.Country[row]] & columns.Families[row]) != 0;
        var loss = first + (recognised ? 0 : tables[Tables.Certification + columns.Certification[row]]);
        if (loss > limits.Limit)
            return (byte)Math.Min(255, loss);
        var capacity = 255;
        for (var slot = 0; slot < used; slot++)
            capacity = Math.Min(capacity, Capacity(columns, tables, limits, slot, columns.Slots[slot][row] & 63, row));
        loss += capacity;
        if (loss > limits.Limit)
            return (byte)Math.Min(255, loss);
        var (own, theirs) = columns.AreBuyers ? WonOfBuyers(columns, tables, used, row) : WonOfExhibitors(columns, tables, limits, used, row);
        theirs = (theirs * (columns.Unit[row] + 1) * limits.Unit >> 16) + 1;
        return (byte)Math.Min(255, loss + Math.Max(0, limits.Breadth - own) + Math.Max(0, limits.Breadth - theirs));
    }

    static (int Own, long Theirs) WonOfBuyers(LookColumns columns, byte[] tables, int used, int row)
    {
        var (own, theirs) = (0, 0);
        for (var slot = 0; slot < used; slot++)
        {
            own += tables[Tables.Own + (columns.Slots[slot][row] & 63)];
            theirs += tables[Tables.Theirs + columns.Slots[slot][row]];
        }

        return (own, Math.Min(255, theirs));
    }

    static (int Own, long Theirs) WonOfExhibitors(LookColumns columns, byte[] tables, in LookLimits limits, int used, int row)
    {
        var (own, theirs) = (0, 0);
        for (var want = 0; want < limits.Wants; want++)
        {
            var (ofWant, theirsOfWant) = (0, 0);
            for (var slot = 0; slot < used; slot++)
            {
                ofWant = Math.Max(ofWant, tables[Tables.Own + want * 64 + (columns.Slots[slot][row] & 63)]);
                theirsOfWant = Math.Max(theirsOfWant, tables[Tables.Theirs + want * 64 + (columns.Slots[slot][row] & 63)]);
            }

            (own, theirs) = (own + ofWant, theirs + theirsOfWant);
        }

        return (own, Math.Min(255, theirs));
    }

    static int Capacity(LookColumns columns, byte[] tables, in LookLimits limits, int slot, int category, int row)
    {
        int units = columns.Units[slot][row], own = tables[Tables.OwnUnits + category], ownOrder = tables[Tables.OwnOrder + category];
        var (supply, order, timing) = columns.AreBuyers
            ? (units - own, ownOrder - Math.Min(255, units + 1), columns.Orders[slot][row])
            : (own - units, columns.Orders[slot][row] - ownOrder, tables[Tables.OwnTiming + category]);
        var loss = units == Amounts.Unknown
            ? limits.Unknown
            : Math.Max(tables[Tables.Supply + (timing | Math.Clamp(supply, 0, 63))], tables[Tables.Order + (timing | Math.Clamp(order, 0, 63))]);
        return Math.Max(loss, tables[Tables.Shared + category]);
    }
}
