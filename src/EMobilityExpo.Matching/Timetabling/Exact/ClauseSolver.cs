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
    readonly List<int> _arena = []; // clauses: header (size), activity index, literals
    readonly List<Linear> _linears = [];
    byte[] _value = []; // by literal: 0 false, 1 true, 2 open
    int[] _level = [];
    int[] _reason = []; // -1 none, >= 0 clause, <= -2 linear
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
        _reason[v] = -1;
        _phase[v] = 1;
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
        else Attach(Store(kept[..size], learnt: false));
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

        if (linear.Sum > bound || !Tighten(index) || Propagate() != _none) Consistent = false;
    }

    public void AtMost(ReadOnlySpan<int> literals, long bound)
    {
        Span<long> ones = literals.Length <= 256 ? stackalloc long[literals.Length] : new long[literals.Length];
        ones.Fill(1);
        AtMost(literals, ones, bound);
    }

    /// <summary>Truth in the last solution found.</summary>
    public bool IsTrue(int literal) => _phase[literal >> 1] == (literal & 1);

    /// <summary>Which value to try first.</summary>
    public void Suggest(int literal) => _phase[literal >> 1] = (byte)(literal & 1);

    void Fact(int literal)
    {
        if (_value[literal] == 0) Consistent = false;
        else if (_value[literal] == _free) Enqueue(literal, -1);
        if (Consistent && Propagate() != _none) Consistent = false;
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
        Array.Resize(ref _phase, size);
        Array.Resize(ref _seen, size);
        GrowHeap(size);
        for (var i = 2 * old; i < 2 * size; i++) (_watch[i], _occurs[i]) = (new Watchers(), new Occurrences());
    }

    sealed class Linear(int[] literals, long[] weights, long bound)
    {
        public readonly int[] Literals = literals;
        public readonly long[] Weights = weights;
        public readonly long Bound = bound;
        public long Sum;
    }

    sealed class Watchers
    {
        public int[] Clause = [];
        public int[] Blocker = [];
        public int Count;

        public void Add(int clause, int blocker)
        {
            if (Count == Clause.Length)
            {
                Array.Resize(ref Clause, Math.Max(4, 2 * Count));
                Array.Resize(ref Blocker, Math.Max(4, 2 * Count));
            }

            (Clause[Count], Blocker[Count]) = (clause, blocker);
            Count++;
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
