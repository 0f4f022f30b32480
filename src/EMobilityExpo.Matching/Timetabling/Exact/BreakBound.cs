namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// A lower bound on breaks where what is held is known: everybody chooses on its own when to be busy, with the fewest breaks, at prices
/// for the seats of each slot (Lagrangian relaxation, A. Geoffrion, 1974; prices by the subgradient, M. Held, P. Wolfe, H. Crowder, 1974).
/// It sees in an instant what clauses count out for ages: that more participants have to be busy in the middle than there are seats. Prices
/// and sums are whole numbers, so the bound is exact. O(steps x participants x slots x meetings of one).
/// </summary>
sealed class BreakBound
{
    const int _unit = 1000; // of a break
    const int _steps = 400;
    const int _beyond = 6; // steps aim higher than what is known, or they get too short before the last break
    readonly Model _model;
    readonly List<BusyPattern> _patterns = [];
    readonly long[] _most;
    readonly long[] _least;

    public BreakBound(Model model)
    {
        _model = model;
        (_most, _least) = (new long[model.T], new long[model.T]);
        var window = new Windows(model);
        var everybody = true;
        for (var p = 0; p < model.P; p++)
        {
            var known = model.PairsOf[p].Length > 0 && Array.TrueForAll(model.PairsOf[p], q => model.Required[q] && model.TakesTable[q]);
            if (known) _patterns.Add(new BusyPattern(model, window, p));
            else everybody &= model.PairsOf[p].Length == 0;
        }

        var all = model.Tables.Sum(x => (long)x);
        for (var t = 0; t < model.T; t++)
        {
            _most[t] = 2L * model.Tables[t];
            _least[t] = everybody ? Math.Max(0, 2L * (model.N + model.Tables[t] - all)) : 0;
        }
    }

    /// <summary>Proven: no timetable that holds all required pairs has fewer breaks. <paramref name="known"/> is one that is reached.</summary>
    public int Find(int known, Budget budget)
    {
        var (price, centre) = (new long[_model.T], new double[_model.T]);
        var (best, step, since) = (0L, 1.0, 0);
        var cost = 0L;
        foreach (var pattern in _patterns) cost += pattern.Cost;
        for (var round = 0; round < _steps && _patterns.Count > 0; round++)
        {
            if (!budget.Spend(cost)) break;
            var busy = new long[_model.T];
            var value = 0L;
            foreach (var pattern in _patterns) value += pattern.Cheapest(price, _unit, busy);
            for (var t = 0; t < price.Length; t++) value -= price[t] * (price[t] > 0 ? _most[t] : _least[t]);
            since = value > best ? 0 : since + 1;
            best = Math.Max(best, value);
            if (Rounded(best) >= known) break;
            if (since > 15) (step, since) = (step / 2, 0);
            if (!Move(price, centre, busy, step * (((known + _beyond) * (double)_unit) - value))) break;
        }

        return (int)Math.Min(known, Rounded(best));
    }

    static long Rounded(long value) => (value + _unit - 1) / _unit;

    /// <summary>Dearer where more are busy than there are seats, cheaper where fewer.</summary>
    bool Move(long[] price, double[] centre, long[] busy, double length)
    {
        var norm = 0.0;
        for (var t = 0; t < price.Length; t++) norm += Over(t) * (double)Over(t);
        if (norm == 0) return false;
        for (var t = 0; t < price.Length; t++)
        {
            centre[t] = Math.Clamp(centre[t] + (length / norm * Over(t)), -50 * _unit, 50 * _unit);
            price[t] = (long)Math.Round(centre[t]);
        }

        return true;

        long Over(int t)
        {
            if (price[t] > 0) return busy[t] - _most[t];
            if (price[t] < 0) return busy[t] - _least[t];
            return Math.Max(0, busy[t] - _most[t]) + Math.Min(0, busy[t] - _least[t]);
        }
    }
}
