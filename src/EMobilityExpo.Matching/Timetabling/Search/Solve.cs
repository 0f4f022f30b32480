namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// One run of the solver: relaxation, first timetable, then in turns a better bound, better terms and fewer breaks, and for what
/// is small enough an exact search. Whenever it stops, the best timetable so far is complete and its bounds are proven.
/// </summary>
sealed partial class Solve
{
    readonly Model _model;
    readonly SolveOptions _options;
    readonly IProgress<SolveProgress>? _progress;
    readonly Bounds _bounds;
    readonly Budget _budget;
    readonly Weights _weights;
    readonly long _usual;
    readonly Schedule _best;
    readonly SideBySide _sideBySide;
    SolvePhase _phase;
    RootRelaxation? _root;
    SlotlessMatching? _slotless;

    public Solve(Model model, SolveOptions options, IProgress<SolveProgress>? progress, CancellationToken stop)
    {
        (_model, _options, _progress) = (model, options, progress);
        _budget = new Budget(options.WorkLimit ?? UsualWork.Of(model), stop, () => Report(_phase));
        _sideBySide = new SideBySide(options.Threads);
        _usual = Math.Min(_budget.Limit, UsualWork.Of(model));
        (_bounds, _weights, _best) = (new Bounds(model), new Weights(model), new Schedule(model));
        _branching = new BranchAndBound(model, _weights, options.Seed + 6);
    }

    /// <summary>The best found by <see cref="Search"/>, and what is proven about it.</summary>
    public Schedule Best => _best;

    public Bounds Bounds => _bounds;

    public TimetableSolution Run(Start? start = null)
    {
        var solution = Search(start) switch
        {
            SolveStatus.Infeasible => Assembly.Without(_model, SolveStatus.Infeasible, 0, _options.Seed),
            SolveStatus.Unknown => Assembly.Without(_model, SolveStatus.Unknown, _bounds.Score, _options.Seed),
            _ => Assembly.Build(_best, _bounds, _options.Seed),
        };
        Report(SolvePhase.Finished);
        return solution;
    }

    /// <summary>Feasible with a timetable, proven best or not; without one it says which of the two other.</summary>
    public SolveStatus Search(Start? start)
    {
        Report(SolvePhase.Preparing);
        if (start is null) Build();
        else BuildOn(start);
        var exact = new ExactSearch(_model, _bounds, _sideBySide);
        if (!_best.Complete()) Repair(exact);
        if (exact.Infeasible) return SolveStatus.Infeasible;
        if (_best.Complete() && !_budget.Stopped) Improve(exact);
        if (!_best.Complete()) return SolveStatus.Unknown;
        Filler.Fill(_best);
        TakeBounds();
        return SolveStatus.Feasible;
    }

    /// <summary>
    /// The relaxation over pairs and slots, made when first needed: where the best meetings chosen without regard to slots find slots,
    /// nothing better exists and it never is.
    /// </summary>
    RootRelaxation Root => _root ??= new RootRelaxation(_model, _weights, _budget, _options.Threads);

    /// <summary>Meetings chosen without slots and given some; where that is not the best possible, a dive over all slots.</summary>
    void Build()
    {
        Report(SolvePhase.Building);
        Choose();
        if (_budget.Stopped || (_best.Complete() && LinearDone())) return;
        while (Root.Iterations < 200 && Root.Improve(Root.Turn, _budget)) TakeBounds();
        RootBounds.First(_model, _bounds, _budget);
        var dived = new Schedule(_model);
        DiveInto(dived);
        TakeBest(dived);
        TakeBounds();
        Report(SolvePhase.Building);
    }

    /// <summary>The best meetings when slots are only counted, as far as they find slots.</summary>
    void Choose()
    {
        _slotless = _budget.Stopped ? null : SlotlessMatching.Of(_model, _weights, _budget);
        // Who stops this early still gets what fits, the best pair first.
        if (_budget.Stopped) Filler.FillFirstFit(_best);
        if (_slotless is null) return;
        TakeBounds();
        var chosen = Array.FindAll(_model.ByWorth, _slotless.Holds);
        var colouring = new Colouring(_model, _best);
        var random = new SplitMix(_options.Seed + 7);
        var left = colouring.Place(chosen, _budget);
        // Worth another round only while most find a slot: a few that never do are enough for the relaxation to be needed.
        for (var before = int.MaxValue; left > 0 && left <= before / 2;)
        {
            before = left;
            left = colouring.Insist(chosen, 300, ref random, _budget);
        }

        Filler.FillFirstFit(_best);
        TakeBounds();
        Report(SolvePhase.Building);
    }

    void TakeBest(Schedule found)
    {
        var (missing, lacking) = (_best.MissingRequired(), found.MissingRequired());
        if (lacking < missing || (lacking == missing && found.Quality() > _best.Quality())) _best.CopyFrom(found);
    }

    void TakeComplete(Schedule found)
    {
        if (found.Complete() && found.Quality() > _best.Quality()) _best.CopyFrom(found);
    }

    /// <summary>A timetable given: what fits beside it is added, nothing is moved.</summary>
    void BuildOn(Start start)
    {
        _best.CopyFrom(start.Schedule);
        Filler.Fill(_best);
        _bounds.Moved = Math.Max(_bounds.Moved, start.MovedBound);
        if (!_budget.Stopped) _slotless = SlotlessMatching.Of(_model, _weights, _budget);
        TakeBounds();
        Report(SolvePhase.Building);
        // Of what is given, little is left to choose: the relaxation shows most of it, a small problem's last points the exact search.
        if (_budget.Stopped || !_best.Complete() || LinearDone() || (Tiny && (_bounds.Score - _best.Score) * 1000 <= _best.Score)) return;
        while ((Root.Iterations == 0 || Root.Residual > 1e-4) && _budget.Used < _usual / 4 && !LinearDone() && Root.Improve(Root.Turn, _budget)) TakeBounds();
        Narrow();
    }

    void DiveInto(Schedule schedule)
    {
        if (_budget.Stopped) return;
        var part = new Relaxation(_model, [.. Enumerable.Range(0, _model.T)], _model.N, _weights);
        part.Load(schedule, worthwhile: null, _budget);
        if (!_budget.Stopped) Root.Warm(part);
        new Dive(part, new RelaxationSolver(part, _options.Threads)).Run(schedule, 20, 60, _budget);
        Filler.FillFirstFit(schedule);
    }

    /// <summary>Required meetings are missing or breaks too uneven: local search first, then the exact search.</summary>
    void Repair(ExactSearch exact)
    {
        var share = Math.Max(1, _usual / 40);
        new Ejection(_model, _options.Seed + 1).Run(_best, share, _budget);
        if (_best.MissingRequired() == 0)
        {
            var polish = new BreakPolish(_model, _options.Seed + 2);
            polish.Admit(_model.Allowed);
            polish.Run(_best, 0.6, 0.1, share, _budget);
        }

        if (_best.Complete() || _budget.Exhausted) return;
        Report(SolvePhase.Proving);
        exact.FindAny(_best, _budget);
    }

    /// <summary>Reads the bounds of the linear terms off the relaxation, where the terms before are proven.</summary>
    void TakeBounds()
    {
        if (_root is not null) RootBounds.Take(_model, _weights, _root.Bound, _bounds, _best);
        if (_slotless is null) return;
        RootBounds.Take(_model, _weights, _slotless.Bound, _bounds, _best, counts: false);
        // Who has stopped it does not wait for a better bound.
        if (_model.Objective[0] == Term.Score && _model.Has(Term.Breaks) && _best.Complete() && !_budget.Stopped)
            _bounds.Breaks = Math.Max(_bounds.Breaks, _slotless.FewestBreaks(Worth()));
    }

    /// <summary>Cells (pair x slot) that a timetable as good as the best can hold.</summary>
    bool[] Worthwhile()
    {
        if (_root is not null) return _root.Worthwhile;
        return _slotless is null || _model.Objective[0] != Term.Score ? _model.Allowed : _slotless.Worthwhile(Worth());
    }

    long Worth() => (_weights.Score * _best.Score) - (_weights.Missed * _model.Min.Sum(x => (long)x));

    void Report(SolvePhase phase)
    {
        _phase = phase;
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
