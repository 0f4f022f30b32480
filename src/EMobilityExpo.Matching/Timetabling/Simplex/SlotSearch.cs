namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Large neighbourhood search (P. Shaw, 1998) to the end of each neighbourhood: all meetings of some slots are taken out and these slots are
/// filled anew by the simplex method, which mostly ends at whole numbers; where it does not, by a dive with one change of mind a step. Only
/// fillings that are worth more are looked for, so that most programs end early. Begins with few slots and takes more when nothing is found. A step can be
/// left at the end of a turn and taken up again.
/// </summary>
sealed class SlotSearch
{
    const double _whole = 1e-6;
    const int _patience = 2;
    const int _offers = 4;
    const int _mostColumns = 12_000;
    const long _mostWork = 600_000_000;
    readonly Model _model;
    readonly RootRelaxation _root;
    readonly SlotProgram _program;
    readonly DualSimplex _simplex = new();
    readonly Schedule _trial;
    readonly int[] _slots;
    readonly double _gain;
    readonly long _cells;
    SplitMix _random;
    int _size;
    int _failures;
    long _began; // work of the simplex method when the step began
    long _until; // the same at which its first program, then going down, has taken too long
    int _cell; // made whole last, -1 before the first
    bool _held;

    /// <param name="model">The problem.</param>
    /// <param name="root">Its relaxation.</param>
    /// <param name="weights">Weights of its terms.</param>
    /// <param name="seed">Of which slots are chosen.</param>
    /// <param name="cells">Cells (pair x slot) of the first programs, about.</param>
    public SlotSearch(Model model, RootRelaxation root, Weights weights, ulong seed, long cells)
    {
        (_model, _root, _random, _cells) = (model, root, new SplitMix(seed), cells);
        (_program, _trial) = (new SlotProgram(model, weights), new Schedule(model));
        _slots = [.. Enumerable.Range(0, model.T)];
        var least = weights.Score;
        if (weights.Missed > 0) least = Math.Min(least, weights.Missed);
        if (weights.Kept > 0) least = Math.Min(least, weights.Kept);
        // Worths are whole numbers: what is better is so by one, less what the shaking may take.
        _gain = 0.95 * least / weights.Score;
    }

    /// <summary>Even the programs of two slots are too large for this.</summary>
    public bool TooLarge { get; private set; }

    /// <summary>A step was left when its turn was over; the next call takes it up again.</summary>
    public bool UnderWay { get; private set; }

    /// <summary>
    /// A step from the current timetable, or what the work allows of it: that becomes better than the best known, or stays as it is.
    /// </summary>
    /// <param name="current">Where steps start from, the same from call to call while one is under way.</param>
    /// <param name="best">The best timetable known.</param>
    /// <param name="work">Work allowed.</param>
    /// <param name="budget">Is booked what was done.</param>
    public void Step(Schedule current, Schedule best, long work, Budget budget)
    {
        if (_size == 0) Begin();
        var before = _simplex.Work;
        if (!UnderWay && !Open(current, budget)) return;
        var better = Fill(Least(best), before + work, budget);
        budget.Spend(_simplex.Work - before);
        UnderWay = better is null;
        if (better is not { } end) return;
        end = end && _trial.Quality() > best.Quality() && _trial.MissingRequired() <= best.MissingRequired();
        if (end) current.CopyFrom(_trial);
        Adapt(end, _simplex.Work - _began);
    }

    /// <summary>Opens slots and makes their program; false where they hold nothing better or too much.</summary>
    bool Open(Schedule current, Budget budget)
    {
        // Where prices leave most room a better filling is likeliest; looking costs a hundredth of solving.
        var (slots, room) = (Array.Empty<int>(), double.NegativeInfinity);
        for (var k = 0; k < _offers; k++)
        {
            var offered = Choose();
            Clear(current, offered, budget);
            if (_program.Bound(_trial, _root.Lp) - Least(current) is var over && over > room) (slots, room) = (offered, over);
        }

        Clear(current, slots, budget);
        if (!_program.Narrow(_trial, _root.Lp, Least(current)))
        {
            Adapt(better: false, 0);
            return false;
        }

        _program.Build(_trial);
        if (_program.Lp.Columns > _mostColumns)
        {
            TooLarge = _size <= 2;
            _size--;
            return false;
        }

        (_began, _cell, _held) = (_simplex.Work, -1, false);
        _simplex.Start(_program.Lp, _program.Basis, ref _random);
        _until = _simplex.Work + _mostWork;
        return true;
    }

    /// <summary>As many slots as make a program of the size to begin with.</summary>
    void Begin()
    {
        _program.Believe(_root);
        var open = Math.Min(_root.Open, (long)_model.N * _model.T);
        _size = (int)Math.Min(_model.T, Math.Clamp(_cells * _model.T / Math.Max(1, open), 2, Math.Max(2, _model.T * 9 / 16)));
    }

    /// <summary>Takes the meetings of some slots out of a trial.</summary>
    void Clear(Schedule current, int[] slots, Budget budget)
    {
        _trial.CopyFrom(current);
        foreach (var t in slots) _trial.Clear(t);
        budget.Spend((long)_model.N * (4 + (4 * slots.Length)));
        _program.Collect(_trial, slots, _root.Worthwhile);
    }

    /// <summary>What a filling of the cleared slots must be worth to be better than a timetable.</summary>
    double Least(Schedule known) => _program.Worth(known) - _program.Worth(_trial) + _gain;

    int[] Choose()
    {
        _random.Draw(_slots, _size);
        var slots = _slots.AsSpan(0, _size).ToArray();
        Array.Sort(slots);
        return slots;
    }

    /// <summary>
    /// Solves, and goes down from the optimum where it is not whole: the largest part is made whole, or nothing when that does not do.
    /// True when the trial is filled, null when the work is done before the end: the next call goes on.
    /// </summary>
    bool? Fill(double least, long until, Budget budget)
    {
        while (true)
        {
            var end = _simplex.Run(least, Math.Min(_until, until) - _simplex.Work, budget);
            if (end == SimplexEnd.Paused && !budget.Stopped && _simplex.Work < _until) return null;
            if (_cell < 0)
            {
                if (end is not (SimplexEnd.Open or SimplexEnd.Paused)) _program.Remember(_simplex);
                _until = _simplex.Work + (2 * (_simplex.Work - _began));
            }

            if (end == SimplexEnd.Optimal)
            {
                _cell = LargestPart();
                if (_cell < 0) return Place();
                if (_simplex.Work >= _until) return false;
                _simplex.Bind(_cell, 1, 1);
                _held = true;
                continue;
            }

            if (!_held || end is SimplexEnd.Open or SimplexEnd.Paused) return false;
            _simplex.Bind(_cell, 0, 0);
            _held = false;
        }
    }

    /// <summary>The cell with the largest value that is not whole; -1 where all are.</summary>
    int LargestPart()
    {
        var (cell, most) = (-1, 0.0);
        for (var c = 0; c < _program.Cells.Length; c++)
        {
            if (_simplex.Value(c) is > _whole and < 1 - _whole and var x && x > most) (cell, most) = (c, x);
        }

        return cell;
    }

    bool Place()
    {
        for (var c = 0; c < _program.Cells.Length; c++)
        {
            if (_simplex.Value(c) > 0.5) _trial.TryPlace(_program.Cells[c].Pair, _program.Cells[c].Slot);
        }

        return true;
    }

    /// <summary>Failures in a row ask for more slots, as long as programs do not take too long.</summary>
    void Adapt(bool better, long work)
    {
        _failures = better ? 0 : _failures + 1;
        if (work > _mostWork && _size > 2) _size--;
        else if (_failures >= _patience && _size < _model.T) (_failures, _size) = (0, _size + 1);
    }
}
