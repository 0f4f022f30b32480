namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;

/// <summary>The best k seen so far, best first; equal scores by the lesser tie key.</summary>
sealed class BestK
{
    double[] scores = [];
    ulong[] ties = [];
    int[] rows = [];

    public int Count { get; private set; }

    /// <summary>How many there may be.</summary>
    public int Room => rows.Length;

    /// <summary>No score below this can get in; 0 while there is room.</summary>
    public double Threshold
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Count < rows.Length ? 0 : scores[Count - 1];
    }

    /// <summary>Whether a candidate of a score could get in.</summary>
    public bool Takes(double score, ulong tie) => !IsFull || (rows.Length > 0 && Before(score, tie, Count - 1));

    public bool IsFull => Count == rows.Length;

    public ReadOnlySpan<int> Rows => rows.AsSpan(0, Count);

    public ReadOnlySpan<double> Scores => scores.AsSpan(0, Count);

    public void Clear(int k)
    {
        if (rows.Length != k)
            (scores, ties, rows) = (new double[k], new ulong[k], new int[k]);
        Count = 0;
    }

    /// <summary>True when the candidate got in.</summary>
    public bool Offer(int row, double score, ulong tie)
    {
        var last = Count - 1;
        if (!Takes(score, tie))
            return false;
        if (!IsFull)
            last = Count++;
        var at = last;
        for (; at > 0 && Before(score, tie, at - 1); at--)
            (scores[at], ties[at], rows[at]) = (scores[at - 1], ties[at - 1], rows[at - 1]);
        (scores[at], ties[at], rows[at]) = (score, tie, row);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool Before(double score, ulong tie, int at) => score > scores[at] || (score == scores[at] && tie < ties[at]);
}
