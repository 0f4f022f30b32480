using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>A problem compiled to integers and flat tables, in canonical order. Immutable after construction.</summary>
sealed class Model
{
    readonly bool _someClosed;
    readonly string[] _ids;

    public TimetableProblem Problem { get; }

    public CanonicalOrder Order { get; }

    /// <summary>The pairs in the order of the file.</summary>
    public int[] ByPlace { get; }

    public int P { get; }

    public int N { get; }

    public int T { get; }

    public int D { get; }

    public int[] DayOf { get; }

    /// <summary>First slot of each day, and the number of slots at the end.</summary>
    public int[] DayStart { get; }

    public int[] Tables { get; }

    public bool[] Available { get; }

    /// <summary>The same by participant, and the slots of each day, as bits, for events of at most 64 slots.</summary>
    public ulong[] AvailableBits { get; }

    public ulong[] DayBits { get; }

    /// <summary>The first slots of days, and the last ones, as bits (the first 64 slots).</summary>
    public ulong DayFirsts { get; }

    public ulong DayLasts { get; }

    public int[] Max { get; }

    public int[] MaxPerDay { get; }

    public int[] Min { get; }

    public int[] A { get; }

    public int[] B { get; }

    public int[] Score { get; }

    public bool[] Required { get; }

    public bool[] TakesTable { get; }

    /// <summary>Slots a pair could be held in were it alone, by pair x slot.</summary>
    public bool[] Allowed { get; }

    /// <summary>The pair itself names a slot or some slots.</summary>
    public bool[] NamesSlots { get; }

    public int[] Held { get; }

    /// <summary>How many pairs are held in the timetable now in force.</summary>
    public int HeldMeetings { get; }

    public int[][] PairsOf { get; }

    /// <summary>Required pairs first, then by score.</summary>
    public int[] ByWorth { get; }

    /// <summary>Pairs that must come before, and those that must come after.</summary>
    public int[][] Before { get; }

    public int[][] After { get; }

    public Interpreting Interpreting { get; }

    public Term[] Objective { get; }

    /// <summary>The most each participant could hold alone, the denominator of its satisfaction; 0 when it does not count.</summary>
    public long[] MostAlone { get; }

    public int BreakDifference { get; }

    public bool HasRequired { get; }

    public bool HasOrder { get; }

    /// <summary>Compiled at its best from the first call: most processes make one model, and a solve begins when it is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Model(TimetableProblem problem, ulong seed, PairEnds? pairEnds = null, SideBySide? side = null, CancellationToken stop = default)
    {
        side ??= SideBySide.One;
        Problem = problem;
        T = problem.Tables.Count;
        D = problem.Days.Count;
        P = problem.Participants.Count;
        N = problem.Pairs.Count;
        (DayOf, DayStart) = Calendar(problem.Days, T);
        Tables = [.. problem.Tables];
        _someClosed = Tables.Contains(0);
        Objective = [.. problem.Objective.Select(Terms.Parse)];
        BreakDifference = problem.MaxBreakDifference ?? -1;
        pairEnds ??= PairEnds.Of(problem);
        var (ends, before) = (pairEnds.Ends, pairEnds.Before(problem));
        Order = new CanonicalOrder(problem, ends, before, seed, side, stop);
        var newParticipant = Inverse(Order.Participants);
        ByPlace = Inverse(Order.Pairs);

        var ownBooth = new bool[P];
        (Available, Max, MaxPerDay, Min) = (new bool[P * T], new int[P], new int[P], new int[P]);
        Array.Fill(Available, true);
        for (var p = 0; p < P; p++)
        {
            var who = problem.Participants[Order.Participants[p]];
            foreach (var t in who.Unavailable) Available[(p * T) + t] = false;
            Max[p] = Math.Min(who.MaxMeetings ?? T, T);
            MaxPerDay[p] = Math.Min(who.MaxPerDay ?? T, T);
            (Min[p], ownBooth[p]) = (who.MinMeetings, who.OwnBooth);
        }

        (AvailableBits, DayBits) = (new ulong[P], new ulong[D]);
        for (var t = 0; t < T && T <= 64; t++)
        {
            DayBits[DayOf[t]] |= 1UL << t;
            if (DayStart[DayOf[t]] == t) DayFirsts |= 1UL << t;
            if (DayStart[DayOf[t] + 1] == t + 1) DayLasts |= 1UL << t;
            for (var p = 0; p < P; p++) AvailableBits[p] |= Available[(p * T) + t] ? 1UL << t : 0;
        }

        (A, B, Score, Held, _ids) = (new int[N], new int[N], new int[N], new int[N], new string[N]);
        (Required, TakesTable, NamesSlots, Allowed) = (new bool[N], new bool[N], new bool[N], new bool[N * T]);
        HasOrder = before.Length > 0;
        Interpreting = new Interpreting(problem, Order, ends, T);
        side.Run(() => Take(0, N / 2, ends, newParticipant, ownBooth), () => Take(N / 2, N, ends, newParticipant, ownBooth));
        HeldMeetings = N - Held.AsSpan().Count(-1);
        HasRequired = Required.AsSpan().Contains(true);
        (Before, After) = Sequence(before);
        int[][] incidence = [];
        var worth = (Order: (int[])[], Alone: (long[])[]);
        side.Run(() => incidence = Incidence(), () => worth = Worth());
        (PairsOf, ByWorth, MostAlone) = (incidence, worth.Order, worth.Alone);
    }

    public bool Has(Term term) => Objective.Contains(term);

    public string ParticipantId(int p) => Problem.Participants[Order.Participants[p]].Id;

    public string PairId(int q) => _ids[q];

    /// <summary>Pairs as the file has them: that is how they lie in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Take(int from, int to, (int A, int B)[] ends, int[] newParticipant, bool[] ownBooth)
    {
        for (var i = from; i < to; i++)
        {
            var (pair, (a, b), q) = (Problem.Pairs[i], ends[i], ByPlace[i]);
            (_ids[q], A[q], B[q]) = (pair.Id, newParticipant[a], newParticipant[b]);
            if (A[q] > B[q]) (A[q], B[q]) = (B[q], A[q]);
            (Score[q], Required[q], Held[q]) = (pair.Score, pair.Required, pair.Held ?? -1);
            TakesTable[q] = !pair.Online && !ownBooth[A[q]] && !ownBooth[B[q]];
            NamesSlots[q] = pair.Slot is not null || pair.Slots is not null;
            Allow(q, pair);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Allow(int q, ProblemPair pair)
    {
        var (a, b, kind) = (A[q], B[q], Interpreting.KindOf[q]);
        if (Max[a] == 0 || Max[b] == 0 || MaxPerDay[a] == 0 || MaxPerDay[b] == 0) return;
        var allowed = Allowed.AsSpan(q * T, T);
        var first = Available.AsSpan(a * T, T);
        var second = Available.AsSpan(b * T, T);
        if (pair.Slots is null) Both(first, second, allowed);
        else foreach (var t in pair.Slots) allowed[t] = first[t] & second[t];
        for (var t = 0; TakesTable[q] && _someClosed && t < T; t++) allowed[t] &= Tables[t] > 0;
        for (var t = 0; pair.Slot is not null && t < T; t++) allowed[t] &= pair.Slot == t;
        for (var t = 0; kind >= 0 && t < T; t++) allowed[t] &= Interpreting.Serves(kind, t);
    }

    /// <summary>Eight slots at a time.</summary>
    static void Both(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second, Span<bool> both)
    {
        var x = MemoryMarshal.Cast<bool, ulong>(first);
        var y = MemoryMarshal.Cast<bool, ulong>(second);
        var z = MemoryMarshal.Cast<bool, ulong>(both);
        for (var i = 0; i < z.Length; i++) z[i] = x[i] & y[i];
        for (var t = 8 * z.Length; t < both.Length; t++) both[t] = first[t] & second[t];
    }

    (int[][] Before, int[][] After) Sequence(int[][] inFile)
    {
        var before = new int[N][];
        Array.Fill(before, []);
        if (!HasOrder) return (before, before);
        var after = new List<int>?[N];
        for (var i = 0; i < N; i++) before[ByPlace[i]] = [.. inFile[i].Select(x => ByPlace[x]).Order()];
        for (var q = 0; q < N; q++)
        {
            foreach (var earlier in before[q]) (after[earlier] ??= []).Add(q);
        }

        return (before, Array.ConvertAll(after, x => x?.ToArray() ?? []));
    }

    /// <summary>Pairs by score, equals in canonical order, the required ones first; and the scores of the best of each participant that it could hold.</summary>
    (int[] Order, long[] Alone) Worth()
    {
        var keys = new ulong[N];
        for (var q = 0; q < N; q++) keys[q] = uint.MaxValue - (uint)Score[q];
        var order = RadixOrder.Of(keys);
        var (alone, left) = (new long[P], new int[P]);
        for (var p = 0; p < P; p++) left[p] = Math.Min(Max[p], Available.AsSpan(p * T, T).Count(true));
        foreach (var q in order)
        {
            if (left[A[q]]-- > 0) alone[A[q]] += Score[q];
            if (left[B[q]]-- > 0) alone[B[q]] += Score[q];
        }

        return (HasRequired ? [.. order.Where(q => Required[q]), .. order.Where(q => !Required[q])] : order, alone);
    }

    int[][] Incidence()
    {
        var count = new int[P];
        for (var q = 0; q < N; q++) (count[A[q]], count[B[q]]) = (count[A[q]] + 1, count[B[q]] + 1);
        var lists = new int[P][];
        for (var p = 0; p < P; p++) lists[p] = new int[count[p]];
        for (var q = N - 1; q >= 0; q--)
        {
            lists[A[q]][--count[A[q]]] = q;
            lists[B[q]][--count[B[q]]] = q;
        }

        return lists;
    }

    static (int[] DayOf, int[] DayStart) Calendar(IReadOnlyList<int> days, int slots)
    {
        var (dayOf, start) = (new int[slots], new int[days.Count + 1]);
        for (var d = 0; d < days.Count; d++)
        {
            start[d + 1] = start[d] + days[d];
            dayOf.AsSpan(start[d], days[d]).Fill(d);
        }

        return (dayOf, start);
    }

    static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (var i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return inverse;
    }
}
