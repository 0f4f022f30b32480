namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using System.Runtime.Intrinsics;

/// <summary>Which categories the candidates of each block name, as bits: most blocks are passed over because they name none that is near enough.</summary>
sealed class BlockCategories
{
    const ulong Nobody = 1UL << LaneCodes.Gone | 1UL << LaneCodes.Empty;

    ulong[] named;

    /// <param name="slots">Categories of the candidates.</param>
    /// <param name="count">How many candidates there are.</param>
    public BlockCategories(byte[][] slots, int count)
    {
        named = new ulong[slots[0].Length / LaneCodes.Block];
        for (var place = 0; place < count; place++)
            Put(slots, place);
    }

    /// <summary>Takes note of the categories of a candidate.</summary>
    public void Put(byte[][] slots, int place)
    {
        if (place / LaneCodes.Block >= named.Length)
            Array.Resize(ref named, slots[0].Length / LaneCodes.Block);
        foreach (var column in slots)
            named[place / LaneCodes.Block] |= 1UL << (column[place] & 63) & ~Nobody;
    }

    /// <summary>Sorts the blocks in which somebody may lose no more than so much by category.</summary>
    /// <param name="found">Receives them, by what is lost at least.</param>
    /// <param name="losses">Steps lost by category, of the first rank: nobody loses less by another.</param>
    /// <param name="limit">Steps that may be lost.</param>
    /// <param name="blocks">How many blocks there are.</param>
    public void Sort(ByLoss found, ReadOnlySpan<byte> losses, byte limit, int blocks)
    {
        Span<ulong> within = stackalloc ulong[ByLoss.Parts];
        within.Clear();
        for (var category = 0; category < 64; category++)
        {
            if (losses[category] <= limit)
                within[ByLoss.PartOf(losses[category])] |= 1UL << category;
        }

        Span<byte> steps = stackalloc byte[ByLoss.Parts];
        Span<ulong> masks = stackalloc ulong[ByLoss.Parts];
        var (any, levels) = (0UL, 0);
        for (var part = 0; part < ByLoss.Parts; part++)
        {
            any |= within[part];
            if (within[part] != 0)
                (steps[levels], masks[levels++]) = ((byte)ByLoss.Of(part).Least, within[part]);
        }

        var block = 0;
        for (; block <= blocks - Vector512<ulong>.Count; block += Vector512<ulong>.Count)
        {
            var hit = Vector512.Create(named.AsSpan(block)) & Vector512.Create(any);
            for (var left = ~Vector512.Equals(hit, Vector512<ulong>.Zero).ExtractMostSignificantBits() & 0xFF; left != 0; left &= left - 1)
                Add(block + BitOperations.TrailingZeroCount(left), steps, masks);
        }

        for (; block < blocks; block++)
        {
            if ((named[block] & any) != 0)
                Add(block, steps, masks);
        }

        void Add(int at, ReadOnlySpan<byte> steps, ReadOnlySpan<ulong> masks)
        {
            var level = 0;
            while ((named[at] & masks[level]) == 0)
                level++;
            found.Add(at, steps[level]);
        }
    }
}
