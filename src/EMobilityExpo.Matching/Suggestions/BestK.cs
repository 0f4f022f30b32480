namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

/// <summary>The best k seen so far, best first; equal scores by the lesser tie key.</summary>
sealed class BestK
{
    /// <summary>How many candidates can be taken in at once.</summary>
    public const int Few = 64;

    Place[] places = [];

    public int Count { get; private set; }

    /// <summary>How many there may be.</summary>
    public int Room => places.Length;

    /// <summary>No score below this can get in; 0 while there is room.</summary>
    public double Threshold
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Count < places.Length ? 0 : places[Count - 1].Score;
    }

    public bool IsFull => Count == places.Length;

    public ReadOnlySpan<Place> Places => places.AsSpan(0, Count);

    /// <summary>Whether a candidate of a score could get in.</summary>
    public bool Takes(double score, ulong tie) => !IsFull || (Count > 0 && IsBefore(score, tie, places[Count - 1]));

    public void Clear(int k)
    {
        if (places.Length != k)
            places = new Place[k];
        Count = 0;
    }

    /// <summary>Takes a candidate in if it is among the best.</summary>
    public void Offer(int row, double score, ulong tie)
    {
        if (!Takes(score, tie))
            return;
        if (!IsFull)
            Count++;
        var all = places.AsSpan(0, Count);
        var at = all.Length - 1;
        for (; at > 0 && IsBefore(score, tie, all[at - 1]); at--)
            all[at] = all[at - 1];
        all[at] = new(score, tie, row);
    }

    /// <summary>Takes in the best of a few candidates, where nobody is yet, by how many are before each: no branch depends on a score.</summary>
    /// <param name="few">Of scores above 0; <see cref="Few"/> at most.</param>
    public void Fill(ReadOnlySpan<Place> few)
    {
        Span<double> scores = stackalloc double[Few];
        for (var i = 0; i < few.Length; i++)
            scores[i] = few[i].Score;
        Count = Math.Min(few.Length, places.Length);
        for (var i = 0; i < few.Length; i++)
        {
            var (own, before, same) = (Vector256.Create(scores[i]), Vector256<long>.Zero, Vector256<long>.Zero);
            for (var at = 0; at < few.Length; at += Vector256<double>.Count)
            {
                var others = Vector256.Create<double>(scores[at..]);
                before -= Vector256.GreaterThan(others, own).AsInt64();
                same -= Vector256.Equals(others, own).AsInt64();
            }

            var rank = (int)Vector256.Sum(before);
            if (Vector256.Sum(same) > 1)
                rank += SameBefore(few, few[i]);
            if (rank < places.Length)
                places[rank] = few[i];
        }
    }

    static int SameBefore(ReadOnlySpan<Place> few, in Place place)
    {
        var count = 0;
        foreach (ref readonly var other in few)
            count += other.Score == place.Score && other.Tie < place.Tie ? 1 : 0;
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsBefore(double score, ulong tie, in Place place) => score > place.Score || (score == place.Score && tie < place.Tie);

    /// <summary>A candidate that is among the best.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Place(double Score, ulong Tie, int Row);
}
