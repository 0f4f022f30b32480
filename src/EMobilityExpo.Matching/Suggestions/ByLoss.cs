namespace EMobilityExpo.Matching.Suggestions;

/// <summary>
/// Numbers in parts by what they lose, in steps. Those of a part are taken out one by one; meanwhile more may be added, to that part too.
/// A number is in it once at most. Reused.
/// </summary>
sealed class ByLoss
{
    /// <summary>How many parts there are.</summary>
    public const int Parts = 256 >> Shift;

    /// <summary>Steps of a part, as a power of two.</summary>
    const int Shift = 3;

    const int None = -1;

    // One more for what is not wanted: no branch that the processor would have to guess.
    readonly int[] heads = new int[Parts + 1];
    int[] next = new int[64];

    /// <summary>The least and the most that is lost in a part.</summary>
    public static (int Least, int Most) Of(int part) => (part << Shift, ((part + 1) << Shift) - 1);

    /// <summary>The part of what loses so much.</summary>
    public static int PartOf(byte loss) => loss >> Shift;

    public void Clear() => heads.AsSpan().Fill(None);

    /// <summary>Makes room for numbers below a limit.</summary>
    public void Reserve(int limit)
    {
        if (limit > next.Length)
            Array.Resize(ref next, limit * 2);
    }

    /// <summary>Adds a number, for which there is room, if it is wanted.</summary>
    public void Add(int item, byte loss, bool wanted = true)
    {
        ref var head = ref heads[wanted ? loss >> Shift : Parts];
        next[item] = head;
        head = item;
    }

    /// <summary>Takes a number out of a part; false when there is none.</summary>
    public bool TryTake(int part, out int item)
    {
        item = heads[part];
        if (item == None)
            return false;
        heads[part] = next[item];
        return true;
    }

    /// <summary>The number that comes next in a part; -1 for none.</summary>
    public int Next(int part) => heads[part];
}
