namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>How many of the certifications that a buyer requires each exhibitor holds. Reused; one for each thread.</summary>
sealed class HeldCounts
{
    byte[] sums = [];

    /// <summary>How many of those required each exhibitor holds.</summary>
    public byte[] Of(BitSet required, Lineup exhibitors)
    {
        var first = exhibitors.HoldersOf(required.First);
        if (required.Count == 1)
            return first;
        if (sums.Length < first.Length)
            sums = new byte[first.Length];
        var length = exhibitors.Blocks * LaneCodes.Block;
        first.AsSpan(0, length).CopyTo(sums);
        for (var word = 0; word < required.Words; word++)
        {
            for (var left = required.Word(word); left != 0; left &= left - 1)
            {
                var number = word * 64 + BitOperations.TrailingZeroCount(left);
                if (number != required.First)
                    Add(exhibitors.HoldersOf(number).AsSpan(0, length), sums);
            }
        }

        return sums;
    }

    static void Add(ReadOnlySpan<byte> holders, Span<byte> sums)
    {
        for (var at = 0; at < holders.Length; at += Vector512<byte>.Count)
        {
            var sum = Vector512.Create(holders[at..]) + Vector512.Create<byte>(sums[at..]);
            Vector512.Min(sum, Vector512.Create(LaneCodes.NoneHeld)).CopyTo(sums[at..]);
        }
    }
}
