using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Conflict-driven search over true/false variables with clauses and linear constraints (sum of weights of true literals at most
/// a bound): N. Een, N. Sorensson: An extensible SAT-solver, 2003; linear constraints by counters, explained when asked, as in their
/// Translating pseudo-Boolean constraints into SAT, 2006, and in lazy clause generation (O. Ohrimenko, P. Stuckey, M. Codish, 2009).
/// A literal is 2 x variable, plus 1 when negated. Complete: an answer of "no" is a proof.
/// </summary>
sealed partial class ClauseSolver
{
    const int _free = 2;
    readonly List<int[]> _groups = []; // at most one literal of each is true
    readonly List<Linear> _linears = [];
    const int _header = 4;
    int[] _arena = new int[1 << 12]; // clauses: size, spread (0: not learnt), when last of use, tried to be shortened, literals
    int _arenaSize;
    byte[] _value = []; // by literal: 0 false, 1 true, 2 open
    int[] _level = [];
    int[] _reason = []; // see Reason
    int[] _position = []; // on the trail
    Watchers[] _watch = [];
    Occurrences[] _occurs = [];
    int[] _trail = [];
    readonly List<int> _levelStart = [];
    int _trailSize;
    int _head;

    public int Variables { get; private set; }

    /// <summary>False once the constraints are known to contradict each other.</summary>
    public bool Consistent { get; private set; } = true;

    public int NewVariable()
    {
        var v = Variables++;
        if (v >= _level.Length) Grow(Math.Max(64, 2 * _level.Length));
        (_value[2 * v], _value[(2 * v) + 1]) = (_free, _free);
        _reason[v] = Reason.None;
        _bestPhase[v] = 1;
        Insert(v);
        return 2 * v;
    }

    /// <summary>At least one of the literals is true.</summary>
    public void Clause(params ReadOnlySpan<int> literals)
    {
        BackTo(0);
        if (!Consistent) return;
        Span<int> kept = literals.Length <= 128 ? stackalloc int[literals.Length] : new int[literals.Length];
        var size = 0;
        foreach (var literal in literals)
        {
            if (_value[literal] == 1 || kept[..size].Contains(literal ^ 1)) return;
            if (_value[literal] != 0 && !kept[..size].Contains(literal)) kept[size++] = literal;
        }

        if (size == 0) Consistent = false;
        else if (size == 1) Fact(kept[0]);
        else Keep(kept[..size], spread: 0);
    }

    /// <summary>The weights of the true literals sum to at most the bound; weights are positive.</summary>
    public void AtMost(ReadOnlySpan<int> literals, ReadOnlySpan<long> weights, long bound)
    {
        BackTo(0);
        var total = 0L;
        foreach (var weight in weights) total += weight;
        if (total <= bound || !Consistent) return;
        var order = new int[literals.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var weight_ = weights.ToArray();
        Array.Sort(order, (x, y) => weight_[x] != weight_[y] ? weight_[y].CompareTo(weight_[x]) : x.CompareTo(y));
        var linear = new Linear(new int[order.Length], new long[order.Length], bound);
        for (var i = 0; i < order.Length; i++) (linear.Literals[i], linear.Weights[i]) = (literals[order[i]], weight_[order[i]]);
        var index = _linears.Count;
        _linears.Add(linear);
        for (var i = 0; i < order.Length; i++)
        {
            _occurs[linear.Literals[i]].Add(index, linear.Weights[i]);
            if (_value[linear.Literals[i]] == 1 && _position[linear.Literals[i] >> 1] < _head) linear.Sum += linear.Weights[i];
        }

        if (linear.Sum > bound || !Tighten(index) || Propagate() != Reason.None) Consistent = false;
    }

    public void AtMost(ReadOnlySpan<int> literals, long bound)
    {
        if (bound == 1 && literals.Length > 1)
        {
            AtMostOne(literals.ToArray());
            return;
        }

        Span<long> ones = literals.Length <= 256 ? stackalloc long[literals.Length] : new long[literals.Length];
        ones.Fill(1);
        AtMost(literals, ones, bound);
    }

    /// <summary>Truth in the last solution found.</summary>
    public bool IsTrue(int literal) => _model[literal >> 1] == (literal & 1);

    /// <summary>True or false in every solution: known without any assumption.</summary>
    public bool IsFixed(int literal, out bool value)
    {
        BackTo(0);
        value = _value[literal] == 1;
        return _value[literal] != _free;
    }

    /// <summary>Which values to try first: these literals true, and what follows from that.</summary>
    public void Suggest(ReadOnlySpan<int> literals)
    {
        if (!Consistent) return;
        _suggested = literals.ToArray();
        Approach();
    }

    void AtMostOne(int[] literals)
    {
        BackTo(0);
        if (!Consistent) return;
        foreach (var literal in literals) _watch[literal].Groups.Add(_groups.Count);
        _groups.Add(literals);
        foreach (var literal in literals)
        {
            if (Consistent && _value[literal] == 1 && Group(literal, literals) != Reason.None) Consistent = false;
        }

        if (Consistent && Propagate() != Reason.None) Consistent = false;
    }

    void Fact(int literal)
    {
        if (_value[literal] == 0) Consistent = false;
        else if (_value[literal] == _free) Enqueue(literal, Reason.None);
        if (Consistent && Propagate() != Reason.None) Consistent = false;
    }

    void Pair(int a, int b)
    {
        _watch[a ^ 1].Add(-1, b);
        _watch[b ^ 1].Add(-1, a);
    }

    /// <summary>Takes up a clause of two literals or more, learnt where it has a spread; returns where it stands, -1 for a pair.</summary>
    int Keep(ReadOnlySpan<int> literals, int spread)
    {
        if (literals.Length == 2)
        {
            Pair(literals[0], literals[1]);
            return -1;
        }

        var clause = Store(literals, spread);
        Attach(clause);
        if (spread > 0) _learntClauses.Add(clause);
        return clause;
    }

    int Store(ReadOnlySpan<int> literals, int spread)
    {
        var clause = _arenaSize;
        if (clause + literals.Length + _header > _arena.Length) Array.Resize(ref _arena, 2 * (clause + literals.Length + _header));
        (_arena[clause], _arena[clause + 1], _arena[clause + 2], _arena[clause + 3]) = (literals.Length, spread, (int)_conflicts, 0);
        literals.CopyTo(_arena.AsSpan(clause + _header));
        _arenaSize += literals.Length + _header;
        return clause;
    }

    void Attach(int clause)
    {
        _watch[_arena[clause + _header] ^ 1].Add(clause, _arena[clause + _header + 1]);
        _watch[_arena[clause + _header + 1] ^ 1].Add(clause, _arena[clause + _header]);
    }

    void Grow(int size)
    {
        var old = _level.Length;
        Array.Resize(ref _value, 2 * size);
        Array.Resize(ref _level, size);
        Array.Resize(ref _reason, size);
        Array.Resize(ref _position, size);
        Array.Resize(ref _trail, size);
        Array.Resize(ref _watch, 2 * size);
        Array.Resize(ref _occurs, 2 * size);
        Array.Resize(ref _bestPhase, size);
        Array.Resize(ref _model, size);
        Array.Resize(ref _mark, size);
        GrowHeap(size);
        for (var i = 2 * old; i < 2 * size; i++) (_watch[i], _occurs[i]) = (new Watchers(), new Occurrences());
    }

    /// <summary>Why a literal is true: nothing, a clause, one other literal, or a linear constraint, in one number.</summary>
    static class Reason
    {
        public const int None = -1;

        public static int Literal(int literal) => -2 - (2 * literal);

        public static int Linear(int index) => -3 - (2 * index);

        public static bool IsLiteral(int reason) => reason < None && (reason & 1) == 0;

        public static int Of(int reason) => (-2 - reason) >> 1;
    }

    sealed class Linear(int[] literals, long[] weights, long bound)
    {
        public readonly int[] Literals = literals;
        public readonly long[] Weights = weights;
        public readonly long Bound = bound;
        public long Sum;
    }

    /// <summary>A clause to look at when a literal becomes true, -1 for one of two literals, and a literal that satisfies it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    record struct Watch(int Clause, int Blocker);

    sealed class Watchers
    {
        public Watch[] Items = [];
        public int Count;

        public List<int> Groups { get; } = new(0);

        public void Add(int clause, int blocker)
        {
            if (Count == Items.Length) Array.Resize(ref Items, Math.Max(4, 2 * Count));
            Items[Count++] = new Watch(clause, blocker);
        }
    }

    sealed class Occurrences
    {
        public int[] Index = [];
        public long[] Weight = [];
        public int Count;

        public void Add(int index, long weight)
        {
            if (Count == Index.Length)
            {
                Array.Resize(ref Index, Math.Max(4, 2 * Count));
                Array.Resize(ref Weight, Math.Max(4, 2 * Count));
            }

            (Index[Count], Weight[Count]) = (index, weight);
            Count++;
        }
    }
}
