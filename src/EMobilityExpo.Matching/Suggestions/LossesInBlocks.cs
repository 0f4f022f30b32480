namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

/// <summary>What the candidates of several blocks lose, in steps, 64 of them a block.</summary>
static class LossesInBlocks
{
    /// <summary>The least number of steps that so many candidates lose at most, between two numbers; the greater where there are not so many.</summary>
    /// <param name="all">Whole blocks.</param>
    /// <param name="wanted">How many.</param>
    /// <param name="least">Steps below 255.</param>
    /// <param name="most">Not below the least.</param>
    /// <remarks>Takes eight rounds over the blocks at most.</remarks>
    public static int MostOf(ReadOnlySpan<byte> all, int wanted, int least, int most)
    {
        while (least < most)
        {
            var middle = (least + most) / 2;
            if (CountUpTo(all, middle) >= wanted)
                most = middle;
            else
                least = middle + 1;
        }

        return most;
    }

    /// <summary>A bit for each candidate of the first block that loses no less and no more than so much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Between(ReadOnlySpan<byte> block, int least, int most) =>
        Within(Vector256.Create(block), least, most) | (ulong)Within(Vector256.Create(block[Vector256<byte>.Count..]), least, most) << Vector256<byte>.Count;

    static int CountUpTo(ReadOnlySpan<byte> all, int most)
    {
        var count = 0;
        for (; all.Length >= Vector256<byte>.Count; all = all[Vector256<byte>.Count..])
            count += BitOperations.PopCount(Within(Vector256.Create(all), 0, most));
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Within(Vector256<byte> losses, int least, int most) => Vector256.LessThanOrEqual(
        losses - Vector256.Create((byte)least), Vector256.Create((byte)(most - least))).ExtractMostSignificantBits();
}
