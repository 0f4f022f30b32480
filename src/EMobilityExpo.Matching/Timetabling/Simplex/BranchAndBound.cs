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
    readonly Weights _weights;
    readonly ulong _seed;
    readonly Brancher[] _branchers;
    bool _begun;
    bool _rooted;
    bool _ended;
    int _wait = 2;
    int _patience = 2;

    public BranchAndBound(Model model, Weights weights, ulong seed)
    {
        (_weights, _seed) = (weights, seed);
        _branchers = [new Brancher(model, weights), new Brancher(model, weights)];
    }

    /// <summary>Proven: no timetable is worth more, in weighted units.</summary>
    public long Bound { get; private set; } = long.MaxValue;

    /// <summary>The best that the two know.</summary>
    public IEnumerable<Schedule> Found => _branchers.Select(x => x.Best);

    /// <summary>
    /// A turn of so much work for each of the two; not while others find better timetables, and more rarely each time a turn has proven nothing.
    /// </summary>
    public void Turn(Schedule best, bool others, RootRelaxation root, long units, SideBySide side, Budget budget)
    {
        if (others) _wait = _patience;
        if (_ended || others || --_wait > 0) return;
        var before = Bound;
        if (_rooted) Branch(best, units, side, budget);
        else Begin(root, _weights.Of(best), units, budget);
        _patience = Bound < before || !_rooted ? 1 : _patience * 2;
        _wait = _patience;
    }

    void Begin(RootRelaxation root, long known, long units, Budget budget)
    {
        // What is too large now may be narrow enough when better timetables are known.
        if (!_begun && root.Open > _mostColumns) return;
        if (!_begun && !(_begun = _branchers[0].Begin(root, known, _seed) && _branchers[1].Begin(root, known, _seed)))
        {
            (_ended, Bound) = (true, known - _weights.AllMissed);
            return;
        }

        var node = _branchers[0].Root(known, units, budget);
        budget.Spend(_branchers[0].Used);
        if (node is null) return;
        _rooted = true;
        _branchers[0].Share(node);
        TakeBound(known);
    }

    void Branch(Schedule best, long units, SideBySide side, Budget budget)
    {
        var nodes = _branchers.SelectMany(x => x.Give()).OrderByDescending(x => x.Bound).ThenByDescending(x => x.Depth).ToList();
        for (var k = 0; k < nodes.Count; k++) _branchers[k % 2].Share(nodes[k]);
        side.Run(() => _branchers[0].Run(best, units, budget.Beside(shows: true)), () => _branchers[1].Run(best, units, budget.Beside(shows: false)));
        foreach (var brancher in _branchers) budget.Spend(brancher.Used);
        TakeBound(_branchers.Max(x => x.Known));
        _ended = nodes.Count is 0 or > _mostNodes;
    }

    void TakeBound(long known) => Bound = Math.Min(Bound, _branchers.Max(x => Math.Max(known, x.Bound)) - _weights.AllMissed);
}
