namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// The order of buyers for exhibitors who do not say where they want to sell: by what is asked for. The commonest categories come first,
/// so that most of those who name one stand together; then by language.
/// </summary>
static class TradeOrder
{
    /// <summary>The rows of a side, none of which is a gap, in that order.</summary>
    public static int[] Of(Roster roster)
    {
        var times = new int[64];
        foreach (var slot in roster.Columns.Slots)
        {
            foreach (var code in slot.AsSpan(0, roster.Count))
                times[code & 63]++;
        }

        var place = new byte[64];
        byte next = 0;
        foreach (var (category, _) in times.Index().OrderByDescending(one => one.Item))
            place[category] = next++;
        int[] rows = [.. Enumerable.Range(0, roster.Count)];
        Array.Sort(Array.ConvertAll(rows, row => Key(roster, row, place)), rows);
        return rows;
    }

    static ulong Key(Roster roster, int row, byte[] place)
    {
        Span<byte> categories = stackalloc byte[LaneCodes.Slots];
        var (used, ranked) = (0, 0UL);
        foreach (var slot in roster.Columns.Slots)
        {
            if (slot[row] == LaneCodes.Empty)
                continue;
            categories[used++] = place[slot[row] & 63];
            ranked |= slot[row] > 63 ? 1UL : 0;
        }

        categories[..used].Sort();
        var key = (ulong)used << 1 | ranked;
        for (var slot = 0; slot < LaneCodes.Slots; slot++)
            key = key << 6 | (slot < used ? categories[slot] : 0U);
        return (key << 8 | roster.Columns.Language[row]) << 8 | roster.Columns.Cooperation[row];
    }
}
