namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using EMobilityExpo.Matching.Scoring;

/// <summary>What the classes of buyers require, close together: every exhibitor is held against all of them.</summary>
sealed class Requirements
{
    readonly ulong[] low = new ulong[256];
    readonly ulong[] high = new ulong[256];
    readonly int[] counts = new int[256];
    int known;

    /// <summary>Takes in the classes that have come since.</summary>
    public void Follow(FeatureClasses classes)
    {
        for (; known < classes.Coded; known++)
        {
            var required = classes.Example(known).Certifications;
            (low[known], high[known]) = (required.Word(0), required.Word(1));
            counts[known] = required.Words <= 2 ? required.Count : 0;
        }
    }

    /// <summary>Whether the share is not only a bound.</summary>
    public bool IsExact(int number) => counts[number] > 0;

    /// <summary>The share of a class's requirements that is held, at most; neutral where nothing is given.</summary>
    public double ShareHeld(int number, BitSet held) =>
        held.IsEmpty ? Finding.Neutral
        : counts[number] == 0 ? 1
        : (double)(BitOperations.PopCount(low[number] & held.Word(0)) + BitOperations.PopCount(high[number] & held.Word(1))) / counts[number];
}
