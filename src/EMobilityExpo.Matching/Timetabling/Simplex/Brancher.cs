namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// One of the two that branch: takes the node with the largest bound of its own share, solves its program, fixes what reduced costs allow and
/// splits it by a cell that is held in part. Cells are chosen by their penalties (N. Driebeek, 1966), the most promising then by tries of some
/// exchanges (strong branching: D. Applegate, R. Bixby, V. Chvátal, W. Cook, 1995).
/// </summary>
sealed class Brancher
{
    const int _looked = 100;
    const int _tried = 3;
    readonly Model _model;
    readonly Weights _weights;
    readonly SlotProgram _program;
    readonly DualSimplex _simplex = new();
    readonly SafeBound _safe;
    readonly PriorityQueue<BranchNode, (long, int)> _open = new();
    readonly List<(double Off, int Row)> _rows = [];
    readonly List<(double Less, int Cell)> _cells = [];
    double[] _lower = [];
    double[] _upper = [];

    public Brancher(Model model, Weights weights)
    {
        (_model, _weights, _program, _safe) = (model, weights, new SlotProgram(model, weights), new SafeBound(weights));
        Best = new Schedule(model);
    }

    /// <summary>What is known to be possible, in weighted units.</summary>
    public long Known { get; private set; }

    /// <summary>Proven: what is left of its share is worth at most this.</summary>
    public long Bound => _open.TryPeek(out var node, out _) ? Math.Max(node.Bound, Unsettled) : Unsettled;

    /// <summary>The best timetable found, where that is better than the one known when the turn began.</summary>
    public Schedule Best { get; }

    /// <summary>What could neither be branched nor ruled out is worth at most this, in weighted units.</summary>
    public long Unsettled { get; private set; } = long.MinValue;

    /// <summary>Work done in the last turn.</summary>
    public long Used { get; private set; }

    public int Columns => _program.Cells.Length;

    /// <summary>Makes the program of everything that can be worth more than what is known; false where the prices show that nothing is.</summary>
    public bool Begin(RootRelaxation root, long known, ulong seed)
    {
        var (empty, random) = (new Schedule(_model), new SplitMix(seed));
        _program.Collect(empty, [.. Enumerable.Range(0, _model.T)], root.Worthwhile);
        if (!_program.Narrow(empty, root.Lp, Points(known, 0.5))) return false;
        _program.Build(empty, all: true);
        var prices = _program.TakePrices();
        _simplex.Start(_program.Lp, _program.Basis, prices, ref random);
        (_lower, _upper) = (_program.Lp.Lower[.._program.Lp.Variables], _program.Lp.Upper[.._program.Lp.Variables]);
        return true;
    }

    /// <summary>Works on the whole program, which takes long; its node when that is done.</summary>
    public BranchNode? Root(long known, long units, Budget budget)
    {
        var before = _simplex.Work;
        var end = _simplex.Run(Points(known, 0.9), units, budget);
        Used = _simplex.Work - before;
        return end == SimplexEnd.Paused ? null : new BranchNode(null, 0, _safe.Of(_program.Lp, _simplex, end, known)) { Basis = _simplex.Basis() };
    }

    /// <summary>Gives all its nodes away.</summary>
    public List<BranchNode> Give()
    {
        var nodes = _open.UnorderedItems.Select(x => x.Element).ToList();
        _open.Clear();
        return nodes;
    }

    public void Share(BranchNode node) => _open.Enqueue(node, (-node.Bound, -node.Depth));

    /// <summary>Branches nodes of its share until the work is done or nothing is left that can be worth more than what is known.</summary>
    public void Run(Schedule best, long units, Budget budget)
    {
        Best.CopyFrom(best);
        Known = Math.Max(Known, _weights.Of(best));
        var before = _simplex.Work;
        while (_simplex.Work - before < units && !budget.Stopped && _open.TryDequeue(out var node, out _))
        {
            var started = _simplex.Work;
            if (node.Bound > Known) Branch(node, budget);
            budget.Spend(_simplex.Work - started);
        }

        Used = _simplex.Work - before;
    }

    void Branch(BranchNode node, Budget budget)
    {
        Enter(node);
        var (end, bound) = Solve(budget);
        if (budget.Stopped)
        {
            Share(node);
            return;
        }

        bound = Math.Min(bound, node.Bound);
        if (bound <= Known) return;
        if (end != SimplexEnd.Optimal || !Look())
        {
            if (end != SimplexEnd.Optimal || !Take()) Unsettled = Math.Max(Unsettled, bound);
            return;
        }

        node.Fixed = _safe.Fixed(_program.Lp, Known, Columns);
        Fix(node.Fixed);
        _simplex.Keep();
        node.Basis = _simplex.Basis();
        Split(node, bound, budget);
        if (budget.Stopped) Share(node);
    }

    /// <summary>The bounds of a node's columns, and its parent's basis.</summary>
    void Enter(BranchNode node)
    {
        var lp = _program.Lp;
        _lower.CopyTo(lp.Lower, 0);
        _upper.CopyTo(lp.Upper, 0);
        for (var n = node; n.Parent is not null; n = n.Parent)
        {
            Fix([n.Branched]);
            Fix(n.Parent.Fixed);
        }

        _simplex.Restart(node.Basis ?? node.Parent!.Basis!);
    }

    void Fix(ReadOnlySpan<int> columns)
    {
        foreach (var j in columns)
        {
            if (j < 0) _simplex.Bind(~j, 1, 1);
            else _simplex.Bind(j, 0, 0);
        }
    }

    /// <summary>Solves the program of a node as far as is needed, and proves its bound.</summary>
    (SimplexEnd End, long Bound) Solve(Budget budget)
    {
        // The bound of the method is a little less sharp than the proven one, or a little sharper: worths are shaken.
        foreach (var part in (ReadOnlySpan<double>)[0.9, 0.5, double.NegativeInfinity])
        {
            var end = _simplex.Run(Points(Known, part), long.MaxValue / 2, budget);
            if (budget.Stopped) break;
            var bound = end == SimplexEnd.Open ? long.MaxValue : _safe.Of(_program.Lp, _simplex, end, Known);
            if (bound <= Known || end != SimplexEnd.Below) return (end, bound);
        }

        return (SimplexEnd.Paused, long.MaxValue);
    }

    /// <summary>Points of the program at which something is worth more than known, by so much of a unit.</summary>
    double Points(long known, double part) => (known + part) / _weights.Score;

    /// <summary>Finds the cells that are held in part, the most promising by their penalties first; false where all are whole.</summary>
    bool Look()
    {
        _rows.Clear();
        _cells.Clear();
        for (var i = 0; i < _program.Lp.Rows; i++)
        {
            if (_simplex.Basic(i) is var cell && cell < Columns && _simplex.Value(cell) is var x && SlotProgram.IsPart(x)) _rows.Add((Math.Abs(x - 0.5), i));
        }

        _rows.Sort();
        foreach (var (_, row) in _rows.Take(_looked)) _cells.Add((-Product(_simplex.Penalties(row)), _simplex.Basic(row)));
        _cells.Sort();
        return _cells.Count > 0;
    }

    static double Product((double Zero, double One) lost) => Math.Max(lost.Zero, 1e-4) * Math.Max(lost.One, 1e-4);

    /// <summary>Tries the most promising cells and splits the node by the one that brings both sides down most.</summary>
    void Split(BranchNode node, long bound, Budget budget)
    {
        var (most, cell, sides) = (-1.0, -1, (Zero: bound, One: bound));
        foreach (var (_, tried) in _cells.Take(_tried))
        {
            var (zero, lostZero) = Try(tried, 0, budget);
            var (one, lostOne) = Try(tried, 1, budget);
            if (budget.Stopped) return;
            var settled = zero <= Known || one <= Known;
            var score = settled ? double.MaxValue : Product((lostZero, lostOne));
            if (score > most) (most, cell, sides) = (score, tried, (Math.Min(zero, bound), Math.Min(one, bound)));
            if (settled) break;
        }

        if (sides.Zero > Known) Share(new BranchNode(node, cell, sides.Zero));
        if (sides.One > Known) Share(new BranchNode(node, ~cell, sides.One));
    }

    /// <summary>The bound with a cell fixed, proven, and what it lost.</summary>
    (long Bound, double Lost) Try(int cell, int value, Budget budget)
    {
        var end = _simplex.Try(cell, value, Points(Known, 0.9), budget);
        var bound = end == SimplexEnd.Open ? long.MaxValue : _safe.Of(_program.Lp, _simplex, end, Known);
        var lost = _simplex.Lost;
        _simplex.Return();
        return (bound, lost);
    }

    /// <summary>The whole numbers of the program as a timetable; false where that cannot be held or does not hold every rule.</summary>
    bool Take()
    {
        var found = new Schedule(_model);
        if (!_program.Place(_simplex, found) || !found.Complete()) return false;
        Known = Math.Max(Known, _weights.Of(found));
        if (found.Quality() > Best.Quality()) Best.CopyFrom(found);
        return true;
    }
}
