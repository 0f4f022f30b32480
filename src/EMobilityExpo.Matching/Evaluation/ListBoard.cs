namespace EMobilityExpo.Matching.Evaluation;

/// <summary>
/// One ranker's order of one list while its partners come in: only the first places are kept, and all that were judged.
/// </summary>
sealed class ListBoard(int most)
{
    /// <summary>The worst of the first places comes out first: a lower key, or at the same key a higher lot.</summary>
    static readonly Comparer<(double Key, ulong Lot)> Worst = Comparer<(double Key, ulong Lot)>.Create(
        static (a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : b.Lot.CompareTo(a.Lot));

    readonly PriorityQueue<(int Partner, int Grade), (double Key, ulong Lot)> _first = new(Worst);
    readonly List<(int Grade, (double, ulong) Place)> _judged = [];
    double _last = double.NegativeInfinity;

    /// <summary>Takes a partner in; O(log k).</summary>
    /// <param name="partner">Its place.</param>
    /// <param name="key">The higher, the earlier.</param>
    /// <param name="lot">Decides between equal keys, the same for every ranker, so that no list is ordered by name or entry.</param>
    /// <param name="grade">Null where nothing was said.</param>
    public void Add(int partner, double key, ulong lot, int? grade)
    {
        // Most of a long list is not looked at twice.
        if (key >= _last)
            Enter((partner, grade ?? 0), (key, lot));
        if (grade is { } said)
            _judged.Add((said, (key, lot)));
    }

    void Enter((int Partner, int Grade) one, (double Key, ulong Lot) place)
    {
        if (_first.Count < most)
            _first.Enqueue(one, place);
        else
            _first.EnqueueDequeue(one, place);
        if (_first.Count == most && _first.TryPeek(out _, out var last))
            _last = last.Key;
    }

    /// <summary>Measures what came in; the board is empty afterwards.</summary>
    public ListMeasures Measure(IReadOnlyList<int> lengths)
    {
        var first = new (int Partner, int Grade)[_first.Count];
        for (var place = first.Length - 1; place >= 0; place--) first[place] = _first.Dequeue();
        var ranked = Array.ConvertAll(first, one => one.Grade);
        int[] judged = [.. _judged.OrderByDescending(one => one.Place, Worst).Select(one => one.Grade)];
        var relevant = judged.Count(grade => grade > 0);
        var mixed = relevant > 0 && relevant < judged.Length;
        return new(
            [.. lengths.Select(k => RankingMetrics.Ndcg(ranked, judged, k))],
            [.. lengths.Select(k => mixed ? RankingMetrics.Ndcg(judged, judged, k) : null)],
            [.. lengths.Select(k => RankingMetrics.Recall(ranked, relevant, k))],
            Array.ConvertAll(first, one => one.Partner));
    }
}
