namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// One run of the solver: relaxation, first timetable, then in turns a better bound, better terms and fewer breaks, and for what
/// is small enough an exact search. Whenever it stops, the best timetable so far is complete and its bounds are proven.
/// </summary>
sealed class Solve
{
    readonly Model _model;
    readonly SolveOptions _options;
    readonly IProgress<SolveProgress>? _progress;
    readonly Bounds _bounds;
    readonly Budget _budget;
    readonly Weights _weights;
    readonly long _usual;
    readonly Schedule _best;
    RootRelaxation _root = null!;

    public Solve(Model model, SolveOptions options, IProgress<SolveProgress>? progress, CancellationToken stop)
    {
        (_model, _options, _progress) = (model, options, progress);
        _budget = new Budget(options.WorkLimit ?? DefaultWork(model), stop);
        _usual = Math.Min(_budget.Limit, DefaultWork(model));
        (_bounds, _weights, _best) = (new Bounds(model), new Weights(model), new Schedule(model));
    }

    public TimetableSolution Run(Start? start = null)
    {
        Report(SolvePhase.Preparing);
        _root = new RootRelaxation(_model, _weights);
        if (start is null) Build();
        else BuildOn(start);
        var exact = new ExactSearch(_model, _bounds);
        if (!_best.Complete()) Repair(exact);
        if (exact.Infeasible) return End(Assembly.Without(_model, SolveStatus.Infeasible, 0, _options.Seed));
        if (_best.Complete()) Improve(exact);
        if (!_best.Complete()) return End(Assembly.Without(_model, SolveStatus.Unknown, _bounds.Score, _options.Seed));
        Filler.Fill(_best);
        TakeBounds();
        return End(Assembly.Build(_best, _bounds, _options.Seed));
    }

    /// <summary>A few seconds for a hundred by eighty, a blink for a handful, a minute and a half at most.</summary>
    static long DefaultWork(Model model) =>
        (long)Math.Min(9e10, (ExactFirst(model) ? 6e9 : 3e8) + (3e4 * model.N * Math.Max(1, model.T)));

    /// <summary>Fewest breaks of what must be held is for the exact search, as far as it takes it.</summary>
    static bool ExactFirst(Model model) => model.HasRequired && model.Objective[0] == Term.Breaks;

    /// <summary>A dive over all slots; where nothing better comes of it, pairs by worth.</summary>
    void Build()
    {
        Report(SolvePhase.Building);
        _root.Improve(200, _budget);
        RootBounds.First(_model, _bounds, _budget);
        DiveInto(_best);
        TakeBounds();
        Report(SolvePhase.Building);
    }

    /// <summary>A timetable given: what fits beside it is added, nothing is moved.</summary>
    void BuildOn(Start start)
    {
        _best.CopyFrom(start.Schedule);
        Filler.Fill(_best);
        _bounds.Moved = Math.Max(_bounds.Moved, start.MovedBound);
        _root.Improve(200, _budget);
        TakeBounds();
        Report(SolvePhase.Building);
    }

    void DiveInto(Schedule schedule)
    {
        var part = new Relaxation(_model, [.. Enumerable.Range(0, _model.T)], _model.N, _weights);
        part.Load(schedule, worthwhile: null);
        _root.Warm(part);
        new Dive(part, new RelaxationSolver(part)).Run(schedule, 20, 60, _budget);
        Filler.FillFirstFit(schedule, Filler.ByWorth(_model));
    }

    /// <summary>
    /// Solves the relaxation well before the search leans on it: all later dives start from its prices, and what it rules out they
    /// need not look at. Ends at an eighth of the work at most.
    /// </summary>
    void Sharpen()
    {
        var end = _budget.Used + (_usual / 8);
        while (!LinearDone() && _root.Residual > 0.004 && _budget.Used < end && _root.Improve(200, _budget))
        {
            TakeBounds();
            Report(SolvePhase.Improving);
        }

        if (LinearDone() || _budget.Exhausted) return;
        var again = new Schedule(_model);
        DiveInto(again);
        if (again.Complete() && again.Quality() > _best.Quality()) _best.CopyFrom(again);
    }

    /// <summary>Required meetings are missing or breaks too uneven: local search first, then the exact search.</summary>
    void Repair(ExactSearch exact)
    {
        var share = Math.Max(1, _usual / 40);
        new Ejection(_model, worthwhile: null, _options.Seed + 1).Run(_best, share, _budget);
        if (_best.MissingRequired() == 0) new BreakPolish(_model, worthwhile: null, _options.Seed + 2).Run(_best, 0.6, 0.1, share, _budget);
        if (_best.Complete() || _budget.Exhausted) return;
        Report(SolvePhase.Proving);
        exact.FindAny(_best, _budget);
    }

    void Improve(ExactSearch exact)
    {
        var search = new Neighbourhoods(_model, _root, _weights, _options.Seed + 3);
        var working = new Schedule(_model);
        var slice = Math.Max(2_000_000, _usual / 60);
        var tiny = (long)_model.N * _model.T <= 400 || _model.Allowed.Count(x => x) - _model.N <= 400;
        if (tiny || ExactFirst(_model)) exact.Prove(_best, _root.Worthwhile, _usual / 4 * 3, _budget);
        Sharpen();
        for (ulong round = 0; !_budget.Exhausted; round++)
        {
            TakeBounds();
            Report(SolvePhase.Improving);
            if (_bounds.Proves(_best)) return;
            working.CopyFrom(_best);
            Linear(search, working, slice);
            if (!_model.Objective.AsSpan().StartsWith([Term.Score]))
                new Ejection(_model, worthwhile: null, _options.Seed + (100 * round) + 4).Run(_best, slice, _budget);
            Report(SolvePhase.Polishing);
            Polish(round, slice);
            if (round % 6 == 5 || LinearDone()) Exact(exact, slice);
            // Longer turns as time goes on: when nobody has said when to end, each is a fixed share of what has gone before.
            if (round >= 10) slice += slice / 6;
        }
    }

    /// <summary>Bound and neighbourhoods for the terms that the relaxation knows.</summary>
    void Linear(Neighbourhoods search, Schedule working, long slice)
    {
        if (LinearDone()) return;
        var end = _budget.Used + slice;
        for (var step = 0; _budget.Used < end && !_budget.Exhausted; step++)
        {
            if (_root.Residual > 1e-4) _root.Improve(step == 0 ? 200 : 20, _budget);
            if (step % 20 == 0) Narrow();
            search.Step(working, slack: 2, _budget);
            if (working.Complete() && working.Quality() > _best.Quality())
            {
                _best.CopyFrom(working);
                TakeBounds();
                if (LinearDone()) return;
            }

            if (step % 5 == 0) Report(SolvePhase.Improving);
        }
    }

    /// <summary>The terms that the relaxation knows, up to the first it does not, are proven.</summary>
    bool LinearDone()
    {
        var first = Array.FindIndex(_model.Objective, x => x is Term.Breaks or Term.Fairness);
        return _bounds.ProvenTerms(_best) >= (first < 0 ? _model.Objective.Length : first);
    }

    void Narrow()
    {
        if (_model.Objective[0] != Term.Score || !_best.Complete()) return;
        var missed = _model.Min.Sum(x => (long)x);
        _root.Narrow((_weights.Score * _best.Score) - (_weights.Missed * missed), _budget);
    }

    void Polish(ulong round, long slice)
    {
        if (!_model.Has(Term.Breaks)) return;
        var hot = round % 3 == 0 ? 0.7 : 0.4;
        new BreakPolish(_model, _root.Worthwhile, _options.Seed + (10 * round) + 5).Run(_best, hot, 0.08, LinearDone() ? 3 * slice : slice / 4, _budget);
    }

    void Exact(ExactSearch exact, long slice)
    {
        Report(SolvePhase.Proving);
        exact.Prove(_best, _root.Worthwhile, 3 * slice, _budget);
    }

    /// <summary>Reads the bounds of the linear terms off the relaxation, where the terms before are proven.</summary>
    void TakeBounds() => RootBounds.Take(_model, _weights, _root.Bound, _bounds, _best);

    TimetableSolution End(TimetableSolution solution)
    {
        Report(SolvePhase.Finished);
        return solution;
    }

    void Report(SolvePhase phase)
    {
        if (_progress is null) return;
        var any = _best.Complete();
        _progress.Report(new SolveProgress
        {
            Phase = phase,
            Fraction = phase == SolvePhase.Finished ? 1 : _budget.Fraction,
            Score = any ? _best.Score : null,
            ScoreBound = phase == SolvePhase.Preparing ? null : Math.Max(_bounds.Score, _best.Score),
            Breaks = any ? _best.Breaks : null,
            Meetings = _best.Meetings,
            MissedMinimum = any ? _best.MissedMinimum : null,
        });
    }
}
