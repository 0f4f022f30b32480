namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using System.Runtime.InteropServices;
using EMobilityExpo.Matching.Scoring;

/// <summary>What the classes of buyers require, close together: every exhibitor is held against all of them.</summary>
sealed class Requirements
{
    readonly List<Required> classes = [];

    /// <summary>Takes in the classes that have come since.</summary>
    public void Follow(FeatureClasses all)
    {
        for (var number = classes.Count; number < all.Count; number++)
            classes.Add(Required.Of(all.Example(number).Certifications));
    }

    /// <summary>Whether there is such a class and its share is not only a bound.</summary>
    public bool IsExact(int number) => number < Math.Min(ushort.MaxValue, classes.Count) && classes[number].Count > 0;

    /// <summary>The share of a class's requirements that is held, at most; neutral where nothing is given.</summary>
    public double ShareHeld(int number, BitSet held)
    {
        var required = classes[number];
        return held.IsEmpty ? Finding.Neutral : required.Count == 0 ? 1 : (double)required.HeldOf(held.Word(0), held.Word(1)) / required.Count;
    }

    /// <summary>Points that an exhibitor who holds something loses with the first classes, at least.</summary>
    public void FindLosses(BitSet held, float points, Span<float> losses)
    {
        var (low, high) = (held.Word(0), held.Word(1));
        var all = CollectionsMarshal.AsSpan(classes);
        for (var number = 0; number < losses.Length; number++)
            losses[number] = points * (all[number].Most - all[number].HeldOf(low, high) * all[number].Each);
    }

    /// <param name="Low">The first 64 certifications.</param>
    /// <param name="High">The next 64.</param>
    /// <param name="Count">How many; 0 where they are more than there is room for.</param>
    /// <param name="Most">Share that is lost by who holds none of them, as far as is known.</param>
    /// <param name="Each">Share that each of them wins.</param>
    [StructLayout(LayoutKind.Auto)]
    readonly record struct Required(ulong Low, ulong High, int Count, float Most, float Each)
    {
        public static Required Of(BitSet all) =>
            all.Words <= 2 && !all.IsEmpty ? new(all.Word(0), all.Word(1), all.Count, 1, 1F / all.Count) : default;

        public int HeldOf(ulong low, ulong high) => BitOperations.PopCount(Low & low) + BitOperations.PopCount(High & high);
    }
}
