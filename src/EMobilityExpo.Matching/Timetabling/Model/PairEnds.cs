namespace EMobilityExpo.Matching.Timetabling;

/// <summary>The ids that pairs name, as places in the lists of a problem known to be right. O(participants + pairs).</summary>
/// <param name="Ends">The participants of each pair.</param>
/// <param name="Ordered">Some pair must come before another.</param>
sealed record PairEnds((int A, int B)[] Ends, bool Ordered)
{
    public static PairEnds Of(TimetableProblem problem)
    {
        var index = Index(problem.Participants, x => x.Id);
        var ends = new (int A, int B)[problem.Pairs.Count];
        for (var q = 0; q < ends.Length; q++) ends[q] = (index[problem.Pairs[q].A], index[problem.Pairs[q].B]);
        return new PairEnds(ends, problem.Pairs.Any(x => x.After.Count > 0));
    }

    /// <summary>The pairs that must come before each; empty when no pair names any.</summary>
    public int[][] Before(TimetableProblem problem)
    {
        if (!Ordered) return [];
        var index = Index(problem.Pairs, x => x.Id);
        return [.. problem.Pairs.Select(x => x.After.Distinct(StringComparer.Ordinal).Select(id => index[id]).ToArray())];
    }

    static Dictionary<string, int> Index<T>(IReadOnlyList<T> list, Func<T, string> id)
    {
        var index = new Dictionary<string, int>(list.Count, StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++) index.Add(id(list[i]), i);
        return index;
    }
}
