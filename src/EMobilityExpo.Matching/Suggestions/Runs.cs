namespace EMobilityExpo.Matching.Suggestions;

/// <summary>
/// Which blocks hold candidates of one country (or, of exhibitors, of one way to target a country): a participant who has no use
/// for it passes over all of them at once. Blocks that hold several, or in which somebody has changed, are looked at always.
/// </summary>
sealed class Runs
{
    readonly List<int> mixed = [];
    readonly byte[] codes;
    readonly bool[] isMixed;
    int known;

    /// <param name="column">Codes of the candidates.</param>
    /// <param name="count">How many candidates there are.</param>
    /// <param name="same">By code, a number that those share that are worth the same.</param>
    public Runs(ReadOnlySpan<byte> column, int count, ReadOnlySpan<byte> same)
    {
        var blocks = (count + LaneCodes.Block - 1) / LaneCodes.Block;
        var runs = new List<(byte Code, int First, int End)>();
        (codes, isMixed, known) = (new byte[blocks], new bool[blocks], blocks);
        for (var block = 0; block < blocks; block++)
        {
            var rows = column[(block * LaneCodes.Block)..Math.Min(count, (block + 1) * LaneCodes.Block)];
            codes[block] = rows[0];
            foreach (var code in rows)
                isMixed[block] |= same[code] != same[codes[block]];
            if (isMixed[block])
                mixed.Add(block);
            else if (runs.Count > 0 && same[runs[^1].Code] == same[codes[block]] && runs[^1].End == block)
                runs[^1] = runs[^1] with { End = block + 1 };
            else
                runs.Add((codes[block], block, block + 1));
        }

        All = [.. runs];
    }

    /// <summary>Stretches of blocks of one code; those in them that are mixed by now are among the mixed ones.</summary>
    public (byte Code, int First, int End)[] All { get; }

    public List<int> Mixed => mixed;

    public bool IsMixed(int block) => isMixed[block];

    /// <summary>Takes note that a candidate has got a code.</summary>
    public void Put(int block, byte code)
    {
        for (; known <= block; known++)
            mixed.Add(known);
        if (block < codes.Length && !isMixed[block] && codes[block] != code)
        {
            isMixed[block] = true;
            mixed.Add(block);
        }
    }
}
