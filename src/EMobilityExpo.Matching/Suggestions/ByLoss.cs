namespace EMobilityExpo.Matching.Suggestions;

/// <summary>Numbers with what they lose, in steps; put into order by counting. Reused.</summary>
sealed class ByLoss
{
    readonly int[] starts = new int[257];
    int[] items = new int[256];
    byte[] losses = new byte[256];
    int[] sorted = new int[256];
    byte[] sortedLosses = new byte[256];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Add(int item, byte loss)
    {
        if (Count == items.Length)
        {
            Array.Resize(ref items, Count * 2);
            Array.Resize(ref losses, Count * 2);
            (sorted, sortedLosses) = (new int[Count * 2], new byte[Count * 2]);
        }

        (items[Count], losses[Count]) = (item, loss);
        Count++;
    }

    /// <summary>Those that lose no more than the limit, the least first; those that lose the same as they were added.</summary>
    public ReadOnlySpan<int> Sorted(byte limit)
    {
        Array.Clear(starts);
        for (var i = 0; i < Count; i++)
            starts[losses[i] + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var within = starts[limit + 1];
        for (var i = 0; i < Count; i++)
        {
            if (losses[i] > limit)
                continue;
            var at = starts[losses[i]]++;
            (sorted[at], sortedLosses[at]) = (items[i], losses[i]);
        }

        return sorted.AsSpan(0, within);
    }

    /// <summary>What the one at a place of the order loses.</summary>
    public byte LossOf(int place) => sortedLosses[place];
}
