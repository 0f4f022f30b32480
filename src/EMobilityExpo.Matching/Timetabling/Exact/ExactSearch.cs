namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Complete search term by term: asks for a timetable better in the first term; when there is none that is proven, the value is
/// kept and the next term asked for. It goes on where it was when called again. Used for what is small enough, and to find or
/// rule out any timetable at all where required meetings or the difference of breaks make that hard.
/// </summary>
/// <param name="model">The problem.</param>
/// <param name="bounds">What is proven; it adds to them.</param>
/// <param name="side">Proves that there are not fewer breaks and looks for fewer side by side.</param>
sealed class ExactSearch(Model model, Bounds bounds, SideBySide side)
{
    const int _mostCells = 9_000;
    const int _mostCellsForAny = 1_000_000;
    const long _shortTurn = 200_000_000;
    const long _apart = 1_000_000_000; // work of each of two before they tell each other what they have found
    RuleEncoding? _encoding;
    TermEncoding? _terms;
    int _stage;
    bool[]? _cells;
    BreakLevels? _levels;
    BreakCores? _cores;
    BreakNeighbourhoods? _around;
    long _turn = _shortTurn;
    (int Stage, long Value, int Literal, bool Impossible) _cut = (-1, 0, 0, false);

    /// <summary>Whether so many cells (pair x slot) may be held that terms are proven one by one.</summary>
    public static bool Takes(bool[] cells) => cells.AsSpan().Count(true) <= _mostCells;

    /// <summary>Proven: no timetable holds every rule.</summary>
    public bool Infeasible { get; private set; }

    /// <summary>Looks for any complete timetable; true when one was found and put into <paramref name="best"/>.</summary>
    public bool FindAny(Schedule best, Budget budget)
    {
        var requiredOnly = model.BreakDifference < 0;
        var open = model.Allowed.AsSpan().Count(true);
        if (open > _mostCellsForAny || budget.Stopped) return false;
        var encoding = new RuleEncoding(model, model.Allowed, requiredOnly);
        var terms = new TermEncoding(encoding);
        // What is learnt now serves the proof later, where that asks the same.
        var whole = !requiredOnly || Array.TrueForAll(model.Required, x => x);
        if (whole && model.Objective[0] != Term.Score && open <= _mostCells) (_encoding, _terms, _cells) = (encoding, terms, model.Allowed);
        encoding.Suggest(best);
        var found = encoding.Solver.Solve([], budget);
        Infeasible = found == false;
        return found == true && Read(encoding, best, always: true);
    }

    /// <summary>Searches for a slice of the budget; improves the best and the bounds as it can.</summary>
    public void Prove(Schedule best, bool[] cells, long units, Budget budget)
    {
        if (_encoding is null)
        {
            if (!Takes(cells) || budget.Stopped) return;
            _cells = cells;
            _encoding = new RuleEncoding(model, cells, requiredOnly: false);
            _terms = new TermEncoding(_encoding);
        }

        budget.Slice(units);
        while (_stage < model.Objective.Length && Stage(best, budget))
        {
        }

        budget.Slice(long.MaxValue);
    }

    /// <summary>Works on the present term until it is proven; false when the slice is over.</summary>
    bool Stage(Schedule best, Budget budget)
    {
        var term = model.Objective[_stage];
        _encoding!.Suggest(best);
        if (term == Term.Breaks && !BothWays(best, budget)) return false;
        while (bounds.ProvenTerms(best) <= _stage)
        {
            var (better, impossible) = Cut(term, best);
            var found = impossible ? false : _encoding!.Solver.Solve([better], budget);
            if (found is null) return false;
            if (found == true && !Read(_encoding!, best, always: false)) return false;
            if (found == false) bounds.Prove(_stage, best);
        }

        _terms!.Keep(term, best);
        _stage++;
        return true;
    }

    /// <summary>
    /// Breaks from below by prices and by cores; then level by level from below and by neighbourhoods from above, side by side. Turns
    /// get twice as long each time, for what cores do not show soon they do not show at all. True when proven; or when it is
    /// time to ask for a better one plainly. False when the slice is over.
    /// </summary>
    bool BothWays(Schedule best, Budget budget)
    {
        var end = budget.MostOfIt();
        if (_cores is null)
        {
            if (_stage == 0) bounds.Breaks = Math.Max(bounds.Breaks, new BreakBound(model).Find(best.Breaks, budget));
            _cores = new BreakCores(_encoding!.Solver, _terms!.Breaks.All);
            _around = new BreakNeighbourhoods(_encoding, _terms);
        }

        while (bounds.ProvenTerms(best) <= _stage && budget.Used < end && !budget.Over)
        {
            var found = _cores.Run(best.Breaks, budget, Math.Min(end, budget.Used + _shortTurn));
            bounds.Breaks = Math.Max(bounds.Breaks, Math.Min(_cores.Least, best.Breaks));
            if (found == true) return Read(_encoding!, best, always: false);
            if (found == false) break;
            for (var turn = budget.Used + Math.Min(2 * _turn, end - budget.Used); budget.Used < turn && !budget.Over;)
            {
                if (LevelsAndNeighbourhoods(best, budget, Math.Min(_apart, (turn - budget.Used + 1) / 2)) || bounds.ProvenTerms(best) > _stage) return true;
            }

            _turn *= 2;
        }

        return !budget.Over;
    }

    /// <summary>Each has a solver of its own and begins with the same timetable; true when the levels have found one with as few breaks as are needed.</summary>
    bool LevelsAndNeighbourhoods(Schedule best, Budget budget, long units)
    {
        var (level, near) = (Copy(best), Copy(best));
        var (proving, looking) = (budget.Beside(shows: true), budget.Beside(shows: false));
        var (least, fewest) = (bounds.Breaks, false);
        side.Run(() => fewest = Levels(level, proving, units), () => Neighbourhoods(near, least, units, looking));
        budget.Spend(proving.Used + looking.Used);
        foreach (var found in new[] { level, near })
        {
            if (found.Quality() > best.Quality()) best.CopyFrom(found);
        }

        return fewest;
    }

    Schedule Copy(Schedule schedule)
    {
        var copy = new Schedule(model);
        copy.CopyFrom(schedule);
        return copy;
    }

    /// <summary>Looks for fewer breaks near the best timetable, down to as few as were known to be needed. What is tried last is tried to its end.</summary>
    void Neighbourhoods(Schedule best, int least, long units, Budget budget)
    {
        while (best.Breaks > least && budget.Used < units && !budget.Over)
        {
            if (_around!.Step(best, Cut(Term.Breaks, best).Literal, budget)) Read(_encoding!, best, always: false);
        }
    }

    /// <summary>Asks for as few breaks as are known to be needed; true when there is such a timetable, and it is the best now.</summary>
    bool Levels(Schedule best, Budget budget, long end)
    {
        _levels ??= new BreakLevels(model, _cells!, _stage);
        while (bounds.ProvenTerms(best) <= _stage && !budget.Over && budget.Used < end)
        {
            var found = _levels.Run(bounds.Breaks, best, budget, end);
            if (found == true) return Read(_levels.Rules, best, always: false);
            if (found == false) bounds.Breaks++;
        }

        return false;
    }

    (int Literal, bool Impossible) Cut(Term term, Schedule best)
    {
        var value = Quality.Of(term, best);
        if (_cut.Stage != _stage || _cut.Value != value) _cut = (_stage, value, _terms!.Better(term, best, out var no), no);
        return (_cut.Literal, _cut.Impossible);
    }

    bool Read(RuleEncoding encoding, Schedule best, bool always)
    {
        var found = new Schedule(model);
        for (var q = 0; q < model.N; q++)
        {
            for (var t = 0; t < model.T; t++)
            {
                var cell = encoding.Cell[(q * model.T) + t];
                if (cell == RuleEncoding.Never || !encoding.Solver.IsTrue(cell)) continue;
                var interpreter = model.Interpreting.KindOf[q] >= 0 ? encoding.Interpreters!.Of(encoding.Solver, q, t) : -1;
                if (!found.TryPlace(q, t, interpreter)) throw new InvalidOperationException("The exact search broke a rule.");
            }
        }

        if (!always && !(found.Quality() > best.Quality())) return false;
        best.CopyFrom(found);
        return true;
    }
}
