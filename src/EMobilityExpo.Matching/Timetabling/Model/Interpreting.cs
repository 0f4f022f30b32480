namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Who can interpret what. Pairs that the same set of interpreters can serve are of one kind; kind -1 needs none.
/// </summary>
sealed class Interpreting
{
    readonly int _slots;

    public int Count { get; }

    public int[] KindOf { get; }

    public List<int[]> Kinds { get; } = [];

    public bool[] Available { get; }

    public int[] Max { get; }

    public int[] MaxPerDay { get; }

    /// <param name="problem">The problem.</param>
    /// <param name="canonical">Its order.</param>
    /// <param name="pairs">The participants of each pair, as in the file.</param>
    /// <param name="slots">Slots of all days.</param>
    public Interpreting(TimetableProblem problem, CanonicalOrder canonical, ReadOnlySpan<(int A, int B)> pairs, int slots)
    {
        var (list, order) = (problem.Interpreters, canonical.Interpreters);
        Count = order.Length;
        (KindOf, _slots) = (new int[pairs.Length], slots);
        Available = new bool[Count * slots];
        Max = new int[Count];
        MaxPerDay = new int[Count];
        Array.Fill(KindOf, -1);
        if (list is null) return;
        Array.Fill(Available, true);
        for (var i = 0; i < Count; i++)
        {
            var one = list[order[i]];
            Max[i] = Math.Min(one.MaxMeetings ?? slots, slots);
            MaxPerDay[i] = Math.Min(one.MaxPerDay ?? slots, slots);
            foreach (var t in one.Unavailable) Available[(i * slots) + t] = false;
        }

        // Thousands of pairs, but few sets of languages: each two of them are compared once.
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var between = new Dictionary<(int, int), int>();
        var spoken = Sets(problem.Participants);
        for (var q = 0; q < pairs.Length; q++)
        {
            var (one, other) = pairs[canonical.Pairs[q]];
            var sets = (spoken[one], spoken[other]);
            if (!between.TryGetValue(sets, out var kind)) between.Add(sets, kind = KindBetween(problem.Participants[one].Languages, problem.Participants[other].Languages));
            KindOf[q] = kind;
        }

        Within = new int[Kinds.Count][];
        IsWithin = new bool[Kinds.Count * Kinds.Count];
        for (var k = 0; k < Kinds.Count; k++)
        {
            var wide = Kinds[k].ToHashSet();
            for (var x = 0; x < Kinds.Count; x++) IsWithin[(k * Kinds.Count) + x] = Kinds[x].All(wide.Contains);
            Within[k] = [.. Enumerable.Range(0, Kinds.Count).Where(x => Kinds[x].All(wide.Contains))];
        }

        int KindBetween(IReadOnlyList<string>? a, IReadOnlyList<string>? b)
        {
            if (!Needed(a, b)) return -1;
            int[] able = [.. Enumerable.Range(0, Count).Where(i => Bridges(list[order[i]].Languages, a!, b!))];
            var key = string.Join(',', able);
            if (known.TryGetValue(key, out var kind)) return kind;
            known.Add(key, Kinds.Count);
            Kinds.Add(able);
            return Kinds.Count - 1;
        }
    }

    /// <summary>For each kind, the kinds whose interpreters are all among its own.</summary>
    public int[][] Within { get; } = [];

    /// <summary>The same as a table, wide kind x kind.</summary>
    public bool[] IsWithin { get; } = [];

    /// <summary>Some interpreter of the kind works in the slot.</summary>
    public bool Serves(int kind, int t)
    {
        foreach (var i in Kinds[kind])
        {
            if (Available[(i * _slots) + t] && Max[i] > 0 && MaxPerDay[i] > 0) return true;
        }

        return false;
    }

    /// <summary>A number for each set of languages, by participant.</summary>
    static int[] Sets(IReadOnlyList<ProblemParticipant> participants)
    {
        var (numbers, sets) = (new Dictionary<string, int>(StringComparer.Ordinal), new int[participants.Count]);
        for (var p = 0; p < sets.Length; p++)
        {
            var key = participants[p].Languages is { } languages ? string.Join('\n', languages.Order(StringComparer.Ordinal)) : "";
            if (!numbers.TryGetValue(key, out sets[p])) numbers.Add(key, sets[p] = numbers.Count);
        }

        return sets;
    }

    /// <summary>Both name languages and share none.</summary>
    public static bool Needed(IReadOnlyList<string>? a, IReadOnlyList<string>? b) =>
        a is { Count: > 0 } && b is { Count: > 0 } && !a.Intersect(b, StringComparer.Ordinal).Any();

    /// <summary>Speaks one language of each side.</summary>
    public static bool Bridges(IReadOnlyList<string> spoken, IReadOnlyList<string> a, IReadOnlyList<string> b) =>
        spoken.Intersect(a, StringComparer.Ordinal).Any() && spoken.Intersect(b, StringComparer.Ordinal).Any();
}
