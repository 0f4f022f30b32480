namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Branch and bound over the program of all slots (A. Land, A. Doig, 1960), the node with the largest bound first: it proves that nothing is worth more,
/// or how little more there can be. Two branch side by side, each its share of the nodes, dealt out anew in every turn, so that the answer does not
/// depend on the number of threads. Only for what is small enough; what a turn leaves, the next goes on with.
/// </summary>
sealed class BranchAndBound
{
    const int _mostColumns = 12_000;
    const int _mostNodes = 20_000;
    const int _mostShare = 4;
    readonly Weights _weights;
    readonly ulong _seed;
    readonly Model _model;
    Brancher[] _branchers = [];
    bool _rooted;
    bool _ended;
    int _wait = 2;
    int _patience = 2;
    int _share = 1;

    public BranchAndBound(Model model, Weights weights, ulong seed) =>
        (_model, _weights, _seed) = (model, weights, seed);

    /// <summary>Proven: no timetable is worth more, in weighted units.</summary>
    public long Bound { get; private set; } = long.MaxValue;

    /// <summary>The best that the two know.</summary>
    public IEnumerable<Schedule> Found => _branchers.Select(x => x.Best);

    /// <summary>
    /// A turn of so much work for each of the two; not while others find better timetables; longer ones while they
    /// prove something, and more rarely each time one has proven nothing. As long as there is nothing to share, the whole being one
    /// program or one node, the second does something else <paramref name="meanwhile"/>.
    /// </summary>
    public void Turn(Schedule best, bool others, RootRelaxation root, long units, SideBySide side, Action<Budget> meanwhile, Budget budget)
    {
        if (others) (_wait, _share) = (_patience, 1);
        if (_ended || others || --_wait > 0) return;
        var before = Bound;
        if (_rooted) Branch(best, units * _share, side, meanwhile, budget);
        else Begin(root, _weights.Of(best), units, side, meanwhile, budget);
        var proves = Bound < before || !_rooted;
        (_patience, _share) = proves ? (1, Math.Min(_mostShare, _share + 1)) : (_patience * 2, 1);
        _wait = _patience;
    }

    void Begin(RootRelaxation root, long known, long units, SideBySide side, Action<Budget> meanwhile, Budget budget)
    {
        if (_branchers.Length == 0)
        {
            // What is too large now may be narrow enough when better timetables are known.
            if (root.Open > _mostColumns) return;
            _branchers = [new(_model, _weights), new(_model, _weights)];
            _ended = !Array.TrueForAll(_branchers, x => x.Begin(root, known, _seed));
            if (_ended) Bound = known - _weights.AllMissed;
            if (_ended) return;
        }

        BranchNode? node = null;
        side.Run(() => node = _branchers[0].Root(known, units, budget.Beside(shows: true)), () => meanwhile(budget.Beside(shows: false)));
        budget.Spend(_branchers[0].Used);
        if (node is null) return;
        _rooted = true;
        _branchers[0].Share(node);
        TakeBound(known);
    }

    void Branch(Schedule best, long units, SideBySide side, Action<Budget> meanwhile, Budget budget)
    {
        var nodes = _branchers.SelectMany(x => x.Give()).OrderByDescending(x => x.Bound).ThenByDescending(x => x.Depth).ToList();
        for (var k = 0; k < nodes.Count; k++) _branchers[k % 2].Share(nodes[k]);
        var shared = nodes.Count > 1;
        side.Run(
            () => _branchers[0].Run(best, units, budget.Beside(shows: true)),
            shared ? () => _branchers[1].Run(best, units, budget.Beside(shows: false)) : () => meanwhile(budget.Beside(shows: false)));
        foreach (var brancher in _branchers.AsSpan(0, shared ? 2 : 1)) budget.Spend(brancher.Used);
        TakeBound(_branchers.Max(x => x.Known));
        _ended = nodes.Count is 0 or > _mostNodes;
    }

    void TakeBound(long known) => Bound = Math.Min(Bound, _branchers.Max(x => Math.Max(known, x.Bound)) - _weights.AllMissed);
}
