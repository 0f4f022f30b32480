namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using EMobilityExpo.Matching.Scoring;

/// <summary>What the classes of buyers require, close together: every exhibitor is held against all of them.</summary>
sealed class Requirements
{
    readonly List<(ulong Low, ulong High, int Count)> classes = [];

    /// <summary>Takes in the classes that have come since.</summary>
    public void Follow(FeatureClasses all)
    {
        for (var number = classes.Count; number < all.Count; number++)
        {
            var required = all.Example(number).Certifications;
            classes.Add((required.Word(0), required.Word(1), required.Words <= 2 ? required.Count : 0));
        }
    }

    /// <summary>Whether there is such a class and its share is not only a bound.</summary>
    public bool IsExact(int number) => number < Math.Min(ushort.MaxValue, classes.Count) && classes[number].Count > 0;

    /// <summary>The share of a class's requirements that is held, at most; neutral where nothing is given.</summary>
    public double ShareHeld(int number, BitSet held)
    {
        var (low, high, count) = classes[number];
        return held.IsEmpty ? Finding.Neutral
            : count == 0 ? 1
            : (double)(BitOperations.PopCount(low & held.Word(0)) + BitOperations.PopCount(high & held.Word(1))) / count;
    }
}
