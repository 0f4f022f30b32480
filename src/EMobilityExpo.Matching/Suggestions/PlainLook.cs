namespace EMobilityExpo.Matching.Suggestions;

/// <summary>One candidate after the other, on any processor.</summary>
readonly struct PlainLook : IBlockLook
{
    public static byte Least(LookColumns columns, byte[] tables, int block)
    {
        var least = 255;
        for (var row = block * LaneCodes.Block; row < (block + 1) * LaneCodes.Block; row++)
            least = Math.Min(least, First(columns, tables, columns.SlotsUsed[block], row));
        return (byte)least;
    }

    public static byte LeastByTrade(LookColumns columns, byte[] tables, int block)
    {
        var least = 255;
        for (var row = block * LaneCodes.Block; row < (block + 1) * LaneCodes.Block; row++)
            least = Math.Min(least, Category(columns, tables, columns.SlotsUsed[block], row));
        return (byte)least;
    }

    public static ulong Within(LookColumns columns, byte[] tables, in LookLimits limits, int block, byte[] losses)
    {
        var (found, start, used) = (0UL, block * LaneCodes.Block, columns.SlotsUsed[block]);
        for (var lane = 0; lane < LaneCodes.Block; lane++)
        {
            var loss = First(columns, tables, used, start + lane);
            if (loss <= limits.Limit)
                loss = Math.Min(255, loss + Rest(columns, tables, limits, used, start + lane));
            losses[lane] = (byte)loss;
            if (loss <= limits.Limit)
                found |= 1UL << lane;
        }

        return found;
    }

    public static int First(LookColumns columns, byte[] tables, int used, int row) =>
        Math.Min(255, Category(columns, tables, used, row) + tables[Tables.Country + columns.Country[row]]);

    static int Category(LookColumns columns, byte[] tables, int used, int row)
    {
        var loss = 255;
        for (var slot = 0; slot < Math.Max(1, used); slot++)
            loss = Math.Min(loss, tables[Tables.Best + (columns.Slots[slot][row] & 63)]);
        return loss;
    }

    public static int Rest(LookColumns columns, byte[] tables, in LookLimits limits, int used, int row)
    {
        var (won, wonBySlot, capacity) = (0, 0, 255);
        for (var slot = 0; slot < used; slot++)
        {
            var code = columns.Slots[slot][row];
            won += tables[Tables.ByCategory + (code & 63)];
            wonBySlot += tables[Tables.BySlot + code];
            capacity = Math.Min(capacity, Capacity(columns, tables, limits, slot, code & 63, row));
        }

        var recognised = (tables[Tables.Market + columns.Country[row]] & columns.Families[row]) != 0;
        return Math.Max(0, limits.Breadth - won) + Math.Max(0, limits.Breadth - wonBySlot)
            + Math.Max(capacity, tables[Tables.Timing + columns.Timing[row]])
            + tables[Tables.Language + columns.Language[row]]
            + tables[Tables.Cooperation + columns.Cooperation[row]]
            + (recognised ? 0 : tables[Tables.Certification + columns.Certification[row]]);
    }

    static int Capacity(LookColumns columns, byte[] tables, in LookLimits limits, int slot, int category, int row)
    {
        int units = columns.Units[slot][row], own = tables[Tables.OwnUnits + category], ownOrder = tables[Tables.OwnOrder + category];
        var (supply, order) = columns.AreBuyers
            ? (units - own, ownOrder - Math.Min(255, units + 1))
            : (own - units, columns.Orders[slot][row] - ownOrder);
        var loss = units == Amounts.Unknown
            ? limits.Unknown
            : Math.Max(tables[Tables.Supply + Math.Clamp(supply, 0, 63)], tables[Tables.Order + Math.Clamp(order, 0, 63)]);
        return Math.Max(loss, tables[Tables.Shared + category]);
    }
}
