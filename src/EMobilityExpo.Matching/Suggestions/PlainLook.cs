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

    public static ulong Within(LookColumns columns, byte[] tables, byte breadth, byte limit, int block, byte[] losses)
    {
        var (found, start, used) = (0UL, block * LaneCodes.Block, columns.SlotsUsed[block]);
        for (var lane = 0; lane < LaneCodes.Block; lane++)
        {
            var loss = First(columns, tables, used, start + lane);
            if (loss <= limit)
                loss = Math.Min(255, loss + Rest(columns, tables, breadth, used, start + lane));
            losses[lane] = (byte)loss;
            if (loss <= limit)
                found |= 1UL << lane;
        }

        return found;
    }

    static int First(LookColumns columns, byte[] tables, int used, int row)
    {
        var loss = 255;
        for (var slot = 0; slot < Math.Max(1, used); slot++)
            loss = Math.Min(loss, tables[Tables.Best + (columns.Slots[slot][row] & 63)]);
        return Math.Min(255, loss + tables[Tables.Country + columns.Country[row]]);
    }

    static int Rest(LookColumns columns, byte[] tables, byte breadth, int used, int row)
    {
        var (won, wonBySlot) = (0, 0);
        for (var slot = 0; slot < used; slot++)
        {
            won += tables[Tables.ByCategory + (columns.Slots[slot][row] & 63)];
            wonBySlot += tables[Tables.BySlot + columns.Slots[slot][row]];
        }

        return Math.Max(0, breadth - won) + Math.Max(0, breadth - wonBySlot)
            + tables[Tables.Language + columns.Features[1][row]]
            + tables[Tables.Cooperation + columns.Features[2][row]]
            + tables[Tables.Certification + columns.Certification[row]]
            + Math.Max(tables[Tables.Units + columns.Features[4][row]], tables[Tables.Order + columns.Features[5][row]]);
    }
}
