namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Large neighbourhood search to the end of each neighbourhood: some meetings are taken out (<see cref="Opening"/>) and the timetable is
/// filled up again by the simplex method, which mostly ends at whole numbers; where it does not, by a search in depth that makes the largest parts whole first. Only
/// fillings that are worth more are looked for, so that most programs end early. A step can be left at the end of a turn and taken up again.
/// </summary>
sealed class SlotSearch
{
    const int _mostColumns = 12_000;
    const long _mostWork = 600_000_000;
    const double _nearly = 0.7;
    readonly RootRelaxation _root;
    readonly SlotProgram _program;
    readonly DualSimplex _simplex = new();
    readonly Opening _opening;
    readonly Schedule _trial;
    readonly double _gain;
    readonly Stack<(int Cell, bool Held)> _fixed = new();
    readonly Stack<int> _with = new(); // cells held along with the one made whole, -1 before those of each
    SplitMix _random;
    long _began; // work of the simplex method when the step began
    long _until; // the same at which its first program, then going down, has taken too long
    int _cell; // made whole last, -1 before the first
    bool _crossing; // the step at hand is one with other timetables

    /// <param name="model">The problem.</param>
    /// <param name="root">Its relaxation.</param>
    /// <param name="weights">Weights of its terms.</param>
    /// <param name="seed">Of what is taken out.</param>
    /// <param name="cells">Cells (pair x slot) of the first programs over slots, about.</param>
    public SlotSearch(Model model, RootRelaxation root, Weights weights, ulong seed, long cells)
    {
        (_root, _random, _program) = (root, new SplitMix(seed), new SlotProgram(model, weights));
        _opening = new Opening(model, root, _program, cells);
        _trial = _opening.Trial;
        _program.Believe(root);
        var least = weights.Score;
        if (weights.Missed > 0) least = Math.Min(least, weights.Missed);
        if (weights.Kept > 0) least = Math.Min(least, weights.Kept);
        // Worths are whole numbers: what is better is so by one, less what the shaking may take.
        _gain = 0.95 * least / weights.Score;
    }

    /// <summary>Even the programs of two slots are too large for this.</summary>
    public bool TooLarge => _opening.TooLarge;

    /// <summary>A step was left when its turn was over; the next call takes it up again.</summary>
    public bool UnderWay { get; private set; }

    /// <summary>
    /// A step from the current timetable, or what the work allows of it: that becomes better than the best known, or stays as it is.
    /// </summary>
    /// <param name="current">Where steps start from, the same from call to call while one is under way.</param>
    /// <param name="best">The best timetable known.</param>
    /// <param name="work">Work allowed.</param>
    /// <param name="budget">Is booked what was done.</param>
    /// <param name="others">Timetables to cross the current one with: what all have in common stays. None: what stays is chosen here.</param>
    /// <returns>Whether it has ended and become better.</returns>
    public bool Step(Schedule current, Schedule best, long work, Budget budget, params ReadOnlySpan<Schedule> others)
    {
        var before = _simplex.Work;
        if (!UnderWay && !Open(current, others, budget)) return false;
        var better = Fill(Least(best), before + work, budget);
        budget.Spend(_simplex.Work - before);
        UnderWay = better is null;
        if (better is not { } end) return false;
        end = end && _trial.Quality() > best.Quality() && _trial.MissingRequired() <= best.MissingRequired();
        if (end) current.CopyFrom(_trial);
        Adapt(end, _simplex.Work - _began > _mostWork, _simplex.Work - _began);
        return end;
    }

    /// <summary>Steps are short again, as at the beginning.</summary>
    public void Forget() => _opening.Forget();

    /// <summary>Takes meetings out and makes the program of filling up again; false where that holds nothing better or is too large.</summary>
    bool Open(Schedule current, ReadOnlySpan<Schedule> others, Budget budget)
    {
        _crossing = !others.IsEmpty;
        if (_crossing) _opening.TakeDifferent(current, others, budget);
        else _opening.Take(current, ref _random, budget);
        if (!_program.Narrow(_trial, _root.Lp, Least(current)))
        {
            Adapt(better: false, tooLong: false, work: 0);
            return false;
        }

        _program.Build(_trial, all: false);
        if (_program.Lp.Columns > _mostColumns)
        {
            Adapt(better: false, tooLong: true, work: 0);
            return false;
        }

        (_began, _cell) = (_simplex.Work, -1);
        _fixed.Clear();
        _with.Clear();
        _simplex.Start(_program.Lp, _program.Basis, ref _random);
        _until = _simplex.Work + _mostWork;
        return true;
    }

    /// <summary>What a crossing comes to says nothing about how much to take out.</summary>
    void Adapt(bool better, bool tooLong, long work)
    {
        if (!_crossing) _opening.Adapt(better, tooLong, work);
    }

    /// <summary>What a filling of what was taken out must be worth to be better than a timetable.</summary>
    double Least(Schedule known) => _program.Worth(known) - _program.Worth(_trial) + _gain;

    /// <summary>
    /// Solves, and goes down from the optimum where it is not whole: the largest part is made whole, or nothing when that does not do, and so back from there.
    /// True when the trial is filled, null when the work is done before the end: the next call goes on.
    /// </summary>
    bool? Fill(double least, long until, Budget budget)
    {
        while (true)
        {
            var end = _simplex.Run(least, Math.Min(_until, until) - _simplex.Work, budget);
            if (end == SimplexEnd.Paused && !budget.Stopped && _simplex.Work < _until) return null;
            if (end == SimplexEnd.Optimal && _program.Tighten(_simplex, _trial))
            {
                _simplex.Extend(ref _random);
                continue;
            }

            if (_cell < 0)
            {
                if (end is not (SimplexEnd.Open or SimplexEnd.Paused)) _program.Remember(_simplex);
                _until = _simplex.Work + (2 * (_simplex.Work - _began));
            }

            if (end == SimplexEnd.Optimal)
            {
                _cell = LargestPart();
                if (_cell < 0)
                {
                    _program.Place(_simplex, _trial);
                    return true;
                }

                if (_simplex.Work >= _until) return false;
                Hold();
                continue;
            }

            if (end is SimplexEnd.Open or SimplexEnd.Paused || !TurnBack()) return false;
        }
    }

    /// <summary>Makes the largest part whole, and with it all that are nearly so: a way down is a few programs long instead of dozens.</summary>
    void Hold()
    {
        _with.Push(-1);
        for (var c = 0; c < _program.Cells.Length; c++)
        {
            if (c == _cell || _simplex.Value(c) is not (>= _nearly and var x) || !SlotProgram.IsPart(x)) continue;
            _simplex.Bind(c, 1, 1);
            _with.Push(c);
        }

        _simplex.Bind(_cell, 1, 1);
        _fixed.Push((_cell, true));
    }

    /// <summary>The last cell that was made whole is 0 instead, and what was fixed with it or after it is free again; false where there is none.</summary>
    bool TurnBack()
    {
        while (_fixed.TryPop(out var last))
        {
            if (last.Held)
            {
                while (_with.Pop() is var cell && cell >= 0) _simplex.Bind(cell, 0, 1);
                _simplex.Bind(last.Cell, 0, 0);
                _fixed.Push((last.Cell, false));
                return true;
            }

            _simplex.Bind(last.Cell, 0, 1);
        }

        return false;
    }

    /// <summary>The cell with the largest value that is not whole; -1 where all are.</summary>
    int LargestPart()
    {
        var (cell, most) = (-1, 0.0);
        for (var c = 0; c < _program.Cells.Length; c++)
        {
            if (_simplex.Value(c) is var x && x > most && SlotProgram.IsPart(x)) (cell, most) = (c, x);
        }

        return cell;
    }
}
