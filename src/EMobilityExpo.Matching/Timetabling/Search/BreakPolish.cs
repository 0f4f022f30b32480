namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Removes breaks by annealing (S. Kirkpatrick, C. Gelatt, M. Vecchi, 1983) over Kempe chains, which change no meeting, and
/// exchanges of meetings that cost nothing in the terms before breaks. Breaks above what the difference of breaks allows weigh
/// more. A move that is refused, as most are, costs tracing the chain.
/// </summary>
sealed class BreakPolish
{
    const int _excess = 3;
    readonly Model _model;
    readonly KempeChain _chain;
    readonly Schedule _now;
    readonly Journal _journal;
    readonly Exchange _exchange;
    readonly int[] _held;
    readonly int _prior;
    SplitMix _random;
    int _count;
    int _least;

    public BreakPolish(Model model, bool[]? worthwhile, ulong seed)
    {
        (_model, _random) = (model, new SplitMix(seed));
        _now = new Schedule(model);
        (_chain, _journal) = (new KempeChain(model), new Journal(_now));
        _exchange = new Exchange(model, _now, _journal, worthwhile);
        _held = new int[model.N];
        _prior = Array.IndexOf(model.Objective, Term.Breaks);
        if (_prior < 0) _prior = model.Objective.Length;
    }

    /// <summary>Anneals from the best for a slice of the budget; the best is replaced by whatever is better and complete.</summary>
    public void Run(Schedule best, double hot, double cold, long units, Budget budget)
    {
        _now.CopyFrom(best);
        Relist();
        if (_count == 0 || _model.T < 2) return;
        _exchange.Refresh();
        _least = Least();
        var top = best.Quality();
        var start = budget.Used;
        var temperature = hot;
        var unsaved = false;
        for (long move = 0; ; move++)
        {
            if ((move & 255) == 0)
            {
                if (!budget.Spend(256 * 60) || budget.Used - start > units) break;
                temperature = hot * Math.Pow(cold / hot, (budget.Used - start) / (double)units);
                if ((move & 65535) == 0) _least = Least();
            }

            var before = _now.Breaks;
            var changed = (move & 7) == 7 ? TryExchange(temperature, budget) : TryChain(temperature, ref unsaved, best, ref top, budget);
            unsaved |= changed && (_now.Breaks < before || (move & 7) == 7);
        }

        Save(best, ref top, ref unsaved);
    }

    bool TryChain(double temperature, ref bool unsaved, Schedule best, ref Quality top, Budget budget)
    {
        var q = _held[_random.Below(_count)];
        var other = _random.Below(_model.T);
        if (other == _now.SlotOf[q] || !_chain.Trace(_now, q, other)) return false;
        var cost = EndCost(_chain.Head) + (_chain.Tail == _chain.Head ? 0 : EndCost(_chain.Tail));
        if (cost > 0 && _random.Unit() >= Math.Exp(-cost / temperature)) return false;
        if (cost > 0) Save(best, ref top, ref unsaved);
        budget.Spend(200L * _chain.Length);
        var prior = _now.Quality();
        _journal.Begin();
        if (_chain.Apply(_now, _journal) && Gain(prior) >= 0) return true;
        TakeBack(best);
        return false;
    }

    bool TryExchange(double temperature, Budget budget)
    {
        var prior = _now.Quality();
        var before = _now.Breaks;
        _journal.Begin();
        budget.Spend(300);
        if (!_exchange.Try(ref _random)) return Undone();
        var cost = _now.Breaks - before;
        var uneven = _model.BreakDifference >= 0 && _now.BreakDifference() > _model.BreakDifference;
        var gain = Gain(prior);
        if (uneven || gain < 0 || (gain == 0 && cost > 0 && _random.Unit() >= Math.Exp(-cost / temperature))) return Undone();
        Relist();
        budget.Spend(_model.N);
        return true;

        bool Undone()
        {
            if (!_journal.Undo()) Relist();
            return false;
        }
    }

    void TakeBack(Schedule best)
    {
        if (_journal.Undo()) return;
        _now.CopyFrom(best);
        Relist();
    }

    /// <summary>What the exchange of slots costs a participant at an end of the chain: it leaves one slot for the other.</summary>
    int EndCost(int p)
    {
        var row = p * _model.T;
        var from = _now.At[row + _chain.First] >= 0 ? _chain.First : _chain.Second;
        var to = from == _chain.First ? _chain.Second : _chain.First;
        var (day, newDay) = (_model.DayOf[from], _model.DayOf[to]);
        if (day != newDay && _now.Daily(p, newDay) >= _model.MaxPerDay[p]) return 1000;
        var q = _now.At[row + from];
        _now.At[row + from] = -1;
        var change = BreakCount.WhenBusy(_model, _now.At, p, to) - BreakCount.WhenBusy(_model, _now.At, p, from);
        _now.At[row + from] = q;
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

    void Save(Schedule best, ref Quality top, ref bool unsaved)
    {
        if (!unsaved) return;
        unsaved = false;
        var quality = _now.Quality();
        if (!(quality > top || !best.Complete()) || !_now.Complete()) return;
        best.CopyFrom(_now);
        top = quality;
    }

    int Least()
    {
        var least = int.MaxValue;
        for (var p = 0; p < _model.P; p++) least = Math.Min(least, _now.BreaksOf(p));
        return least;
    }

    void Relist()
    {
        _count = 0;
        for (var q = 0; q < _model.N; q++)
        {
            if (_now.SlotOf[q] >= 0) _held[_count++] = q;
        }
    }
}
