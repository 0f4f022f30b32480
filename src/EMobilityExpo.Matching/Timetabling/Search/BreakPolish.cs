namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Removes breaks by annealing (S. Kirkpatrick, C. Gelatt, M. Vecchi, 1983) over Kempe chains, which change no meeting, and
/// exchanges of meetings that cost nothing in the terms before breaks. Most chains start at somebody who has more breaks than its own
/// availability asks for: there one end can gain, elsewhere breaks only change hands. Breaks above what the difference of breaks allows weigh more. Only the ends are looked at before a chain is
/// turned, so a refused move, as most are, costs tracing it.
/// </summary>
sealed class BreakPolish
{
    const int _excess = 3;

    const int _dearest = 4;

    const int _aimed = 12; // of 16 chains

    /// <summary>How many of all 32-bit numbers let a move cost 1, 2 ... breaks at the present temperature.</summary>
    readonly uint[] _lets = new uint[_dearest];
    readonly Model _model;
    readonly KempeChain _chain;
    readonly Schedule _now;
    readonly Journal _journal;
    readonly Exchange _exchange;
    readonly EvenExchange _even;
    FewestBreaks? _fewest;
    readonly int[] _above;
    readonly int _prior;
    readonly bool _movesCount;
    SplitMix _random;
    Quality _top;
    bool _unsaved;
    int _least;
    int _aboves;

    public BreakPolish(Model model, ulong seed)
    {
        (_model, _random) = (model, new SplitMix(seed));
        _now = new Schedule(model);
        (_chain, _journal) = (new KempeChain(model, _now), new Journal(_now));
        _exchange = new Exchange(model, _now, _journal);
        _even = new EvenExchange(model, _now, _journal);
        _above = new int[model.P];
        _prior = Array.IndexOf(model.Objective, Term.Breaks);
        if (_prior < 0) _prior = model.Objective.Length;
        _movesCount = Array.IndexOf(model.Objective, Term.Moved, 0, _prior) >= 0;
    }


    /// <summary>Only these cells (pair x slot) take part in exchanges from here on.</summary>
    public void Admit(bool[] cells)
    {
        _exchange.Admit(cells);
        if (_even.Admit(cells)) _fewest = new FewestBreaks(_model, cells);
    }

    /// <summary>Anneals from the best for a slice of the budget; the best is replaced by whatever is better and complete.</summary>
    public void Run(Schedule best, double hot, double cold, long units, Budget budget)
    {
        if (best.Meetings == 0 || _model.T < 2) return;
        _now.CopyFrom(best);
        _least = Least();
        (_top, _unsaved) = (best.Quality(), false);
        var start = budget.Used;
        for (long move = 0; ; move++)
        {
            if ((move & 255) == 0)
            {
                if (!budget.Spend(256 * 40) || budget.Used - start > units) break;
                Cool(hot * Math.Pow(cold / hot, (budget.Used - start) / (double)units));
                if ((move & 1023) == 0) FindAbove();
                if (_model.BreakDifference >= 0 && (move & 65535) == 0) _least = Least();
            }

            if ((move & 15) == 3) TryCircle();
            else if ((move & 15) == 15) TryExchange(best);
            else TryChain(best);
        }

        Save(best);
    }

    void Cool(double temperature)
    {
        for (var cost = 1; cost <= _dearest; cost++) _lets[cost - 1] = (uint)(uint.MaxValue * Math.Exp(-cost / temperature));
    }

    /// <summary>The breaks that a move may cost: at least c with the probability exp(-c / temperature) (N. Metropolis and others, 1953).</summary>
    int MayCost()
    {
        var (drawn, cost) = ((uint)(_random.Next() >> 32), 0);
        while (cost < _dearest && drawn < _lets[cost]) cost++;
        return cost;
    }

    void TryChain(Schedule best)
    {
        var p = Head();
        if (!_chain.ChooseWithoutLoss(p, ref _random)) return;
        var slack = MayCost();
        var cost = EndCost(p, _chain.First, _chain.Second);
        if (cost > slack) return;
        if (!_chain.Trace()) return;
        cost += EndCost(_chain.Tail, _chain.TailFrom, _chain.TailFrom == _chain.First ? _chain.Second : _chain.First);
        if (cost > slack || (_movesCount && _chain.Moves() > 0)) return;
        if (cost > 0) Save(best);
        if (!_chain.Apply()) return;
        _unsaved |= cost < 0;
    }

    /// <summary>Mostly somebody with more breaks than it needs to have, else somebody with breaks.</summary>
    int Head()
    {
        if (_aboves > 0 && (_random.Next() & 15) < _aimed)
        {
            var aimed = _above[_random.Below(_aboves)];
            if (_now.BreaksOf(aimed) > _fewest!.Of(aimed, _now.Count(aimed))) return aimed;
        }

        var p = _random.Below(_model.P);
        for (var again = 0; again < 4 && _now.BreaksOf(p) == 0; again++) p = _random.Below(_model.P);
        return p;
    }

    void FindAbove()
    {
        _aboves = 0;
        for (var p = 0; p < _model.P; p++)
        {
            if (_now.BreaksOf(p) > _fewest!.Of(p, _now.Count(p))) _above[_aboves++] = p;
        }
    }

    void TryCircle()
    {
        if (_chain.Around(_random.Below(_model.P), ref _random) && !(_movesCount && _chain.Moves() > 0)) _chain.Apply();
    }

    void TryExchange(Schedule best)
    {
        _journal.Begin();
        var (prior, before) = (_now.Quality(), _now.Breaks);
        if (!((_random.Next() & 15) == 0 ? _exchange.Try(ref _random) : _even.Try(ref _random)))
        {
            _journal.Undo();
            return;
        }

        var cost = _now.Breaks - before;
        var gain = Gain(prior);
        var uneven = _model.BreakDifference >= 0 && _now.BreakDifference() > _model.BreakDifference;
        if (uneven || gain < 0 || (gain == 0 && cost > MayCost()))
        {
            _journal.Undo();
            return;
        }

        if (_unsaved && cost > 0)
        {
            _journal.Undo();
            Save(best);
            return;
        }

        _unsaved = true;
    }

    /// <summary>What leaving one slot for the other costs a participant at an end of the chain.</summary>
    int EndCost(int p, int from, int to)
    {
        if (!_chain.DayFits(p, from, to)) return 1000;
        var change = _now.BreaksChange(p, from, to);
        if (_model.BreakDifference < 0 || change == 0) return change;
        var limit = _least + _model.BreakDifference;
        var had = Math.Max(0, _now.BreaksOf(p) - limit);
        var has = Math.Max(0, _now.BreaksOf(p) + change - limit);
        return change + (_excess * (has - had));
    }

    /// <summary>Whether the terms before breaks have become better (1), worse (-1) or neither.</summary>
    int Gain(Quality prior)
    {
        for (var k = 0; k < _prior; k++)
        {
            var value = Quality.Of(_model.Objective[k], _now);
            if (value != prior[k]) return value > prior[k] ? 1 : -1;
        }

        return 0;
    }

    void Save(Schedule best)
    {
        if (!_unsaved) return;
        _unsaved = false;
        var quality = _now.Quality();
        if (!(quality > _top || !best.Complete()) || !_now.Complete()) return;
        best.CopyFrom(_now);
        _top = quality;
    }

    int Least()
    {
        var least = int.MaxValue;
        for (var p = 0; p < _model.P; p++) least = Math.Min(least, _now.BreaksOf(p));
        return least;
    }
}
