namespace EMobilityExpo.Matching.Timetabling;

/// <summary>From a first complete timetable on: in turns a better bound, better terms, fewer breaks and the exact search.</summary>
sealed partial class Solve
{
    readonly BranchAndBound _branching;
    long _exactUsed;
    bool _stuck;

    /// <summary>Solves the relaxation well before the search leans on its prices and on what it rules out: a sixteenth of the work at most.</summary>
    void Sharpen()
    {
        var end = _budget.Used + (_usual / 16);
        while (!_budget.Stopped && !LinearDone() && Root.Residual > 0.004 && _budget.Used < end && Root.Improve(Root.Turn, _budget))
        {
            TakeBounds();
            Report(SolvePhase.Improving);
        }

        if (LinearDone() || _budget.Exhausted) return;
        var again = new Schedule(_model);
        DiveInto(again);
        TakeComplete(again);
    }

    /// <summary>So small that the exact search comes first.</summary>
    bool Tiny => (long)_model.N * _model.T <= 400 || _model.Allowed.AsSpan().Count(true) - _model.N <= 400;

    void Improve(ExactSearch exact)
    {
        // One takes small steps at first and gains at once; the other large ones, which take longer and gain more.
        Searcher[] searchers = [new(_model, _options.Seed + 3, 8500, strays: false), new(_model, _options.Seed + 1003, 4000, strays: true)];
        var slice = Math.Max(4_000_000, _usual / 40);
        var exactly = UsualWork.ExactFirst(_model) && ExactSearch.Takes(_model.Allowed);
        if (exactly || Tiny) exact.Prove(_best, Worthwhile(), exactly ? _usual / 4 : _usual / 4 * 3, _budget);
        Sharpen();
        for (ulong round = 0; !_budget.Exhausted; round++)
        {
            TakeBounds();
            Report(SolvePhase.Improving);
            if (_bounds.Proves(_best)) return;
            Linear(searchers, slice);
            if (!_model.Objective.AsSpan().StartsWith([Term.Score]))
                new Ejection(_model, _options.Seed + (100 * round) + 4).Run(_best, slice, _budget);
            Polish(searchers, round, slice, exactly);
            // What is proven is proven early or takes long: a sixth of the work. Where it comes first, the others only give it timetables to look near.
            if (exactly || _exactUsed < _budget.Used / 6) Exact(exact, exactly ? _budget.Used : Math.Min(slice, _budget.Used / 6));
            // Longer turns as time goes on: when nobody has said when to end, each is a fixed share of what has gone before.
            if (round >= 10) slice += slice / 6;
        }
    }

    /// <summary>Bound and neighbourhoods for the terms that the relaxation knows.</summary>
    void Linear(Searcher[] searchers, long slice)
    {
        if (LinearDone() || _budget.Exhausted) return;
        var end = _budget.Used + (slice / 8);
        while (Root.Residual > 1e-4 && _budget.Used < end && Root.Improve(Root.Turn, _budget)) TakeBounds();
        TakeBounds();
        if (LinearDone()) return;
        Narrow();
        Report(SolvePhase.Improving);
        // Turns grow: a neighbourhood takes as long as dozens do at the beginning, and the two wait for each other after every turn.
        var (half, proven, known) = (Math.Max(slice / 2, _budget.Used / 16), _bounds.ProvenTerms(_best), _best.Quality());
        void Search(Searcher searcher, Budget budget) => searcher.Improve(_best, Root, _weights, half, x => _bounds.ProvenTerms(x) > proven, _stuck, budget);
        Together(searchers, Search);
        TakeBounds();
        _stuck = !(_best.Quality() > known);
        Branch(searching: !_stuck, half, searchers[1], Search);
    }

    /// <summary>Proves where the search finds nothing better.</summary>
    void Branch(bool searching, long half, Searcher other, Action<Searcher, Budget> search)
    {
        if (LinearDone() || _budget.Exhausted) return;
        var searched = false;
        _branching.Turn(_best, searching, Root, half, _sideBySide, Meanwhile, _budget);
        if (searched) TakeFound(other);
        foreach (var found in _branching.Found) TakeComplete(found);
        Root.Learn(_branching.Bound);
        TakeBounds();

        void Meanwhile(Budget budget)
        {
            search(other, budget);
            searched = true;
        }
    }

    /// <summary>Both search, side by side; the better of the two results counts, the first where they are equal.</summary>
    void Together(Searcher[] searchers, Action<Searcher, Budget> turn)
    {
        _sideBySide.Run(() => turn(searchers[0], _budget.Beside(shows: true)), () => turn(searchers[1], _budget.Beside(shows: false)));
        foreach (var searcher in searchers) TakeFound(searcher);
    }

    void TakeFound(Searcher searcher)
    {
        _budget.Spend(searcher.Used);
        TakeComplete(searcher.Best);
    }

    /// <summary>The terms that the relaxation knows, up to the first it does not, are proven.</summary>
    bool LinearDone()
    {
        var first = Array.FindIndex(_model.Objective, x => x is Term.Breaks or Term.Fairness);
        return _bounds.ProvenTerms(_best) >= (first < 0 ? _model.Objective.Length : first);
    }

    void Narrow()
    {
        if (_root is not null && _model.Objective[0] == Term.Score && _best.Complete() && !_budget.Stopped) _root.Narrow(Worth(), _budget);
    }

    void Polish(Searcher[] searchers, ulong round, long slice, bool exactly)
    {
        if (!_model.Has(Term.Breaks) || _budget.Exhausted) return;
        if (LinearDone()) Narrow();
        Report(SolvePhase.Polishing);
        // Where only breaks are left, few long coolings do better than many short ones: each is as long as all before.
        var half = exactly ? Math.Max(slice, _budget.Used / 12) : LinearDone() ? Math.Max(2 * slice, _budget.Used / 2) : slice / 6;
        Together(searchers, (searcher, budget) => searcher.Polish(_best, Worthwhile(), round, half, budget));
    }

    void Exact(ExactSearch exact, long units)
    {
        Report(SolvePhase.Proving);
        var before = _budget.Used;
        exact.Prove(_best, Worthwhile(), units, _budget);
        _exactUsed += _budget.Used - before;
    }
}
