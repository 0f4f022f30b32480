namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;

/// <summary>
/// Numbers with what they lose, in steps, put roughly into order by counting: the looks need to come to the better ones early,
/// not to have them in perfect order. Reused.
/// </summary>
sealed class ByLoss
{
    const int Parts = 16;

    (int Item, byte Loss)[] listed = new (int, byte)[256];
    (int Item, byte Loss)[] sorted = new (int, byte)[256];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    /// <summary>Makes room for so many more.</summary>
    public void Reserve(int more)
    {
        if (Count + more <= listed.Length)
            return;
        Array.Resize(ref listed, (Count + more) * 2);
        sorted = new (int, byte)[listed.Length];
    }

    /// <summary>Adds one if it is wanted, for which there is room: no branch that the processor would have to guess.</summary>
    public void Add(int item, byte loss, bool wanted = true)
    {
        listed[Count] = (item, loss);
        Count += wanted ? 1 : 0;
    }

    /// <summary>All, those that lose less first.</summary>
    /// <param name="most">The most that any of them loses.</param>
    public ReadOnlySpan<(int Item, byte Loss)> Sorted(byte most)
    {
        var shift = Math.Max(0, BitOperations.Log2((uint)most | 1) - 3);
        Span<int> starts = stackalloc int[Parts + 1];
        starts.Clear();
        var items = listed.AsSpan(0, Count);
        foreach (var (_, loss) in items)
            starts[(loss >> shift) + 1]++;
        for (var part = 1; part < Parts; part++)
            starts[part] += starts[part - 1];
        foreach (var one in items)
            sorted[starts[one.Loss >> shift]++] = one;
        return sorted.AsSpan(0, Count);
    }
}
