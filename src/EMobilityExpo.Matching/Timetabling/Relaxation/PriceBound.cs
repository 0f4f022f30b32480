namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Lagrangian bound: whatever the prices (0 or more), the worth of any timetable is at most what all limits cost at these prices
/// plus, for every pair, what its best slot is worth above its price (A. Geoffrion, 1974). Prices are rounded to whole numbers
/// first and summed in integers, so the bound is exact, not floating point. One pass over pair x slot.
/// </summary>
sealed class PriceBound
{
    readonly Model _model;
    readonly Weights _weights;
    readonly int _shift;
    readonly Layout _layout;
    readonly long[] _row;
    readonly long[] _class;
    long _fixed;

    public PriceBound(Relaxation lp)
    {
        (_model, _weights, _layout, _shift) = (lp.Model, lp.Weights, lp.Layout, lp.Weights.Shift);
        _row = new long[_model.P * _layout.Lanes];
        _class = new long[_layout.Classes * _layout.Lanes];
    }

    /// <summary>
    /// The bound from the relaxation's projected prices, loaded for all slots from an empty schedule. In weighted units; none after a stop.
    /// </summary>
    public long Evaluate(Relaxation lp, Budget budget)
    {
        Freeze(lp);
        var total = _fixed;
        for (var c = 0; c < lp.Count; c++)
        {
            if ((c & 4095) == 0 && budget.Stopped) return long.MaxValue;
            var best = long.MinValue;
            for (var lane = 0; lane < _layout.Slots.Length; lane++)
            {
                if (lp.Open[(c * _layout.Lanes) + lane] > 0) best = Math.Max(best, Margin(lp, c, lane));
            }

            total += _model.Required[lp.Pairs[c]] ? best : Math.Max(0, best);
        }

        return total >> _shift;
    }

    /// <summary>
    /// Marks the cells (pair x slot) that a timetable worth at least <paramref name="least"/> could hold; the others cannot be
    /// in one (reduced-cost fixing: R. Dakin, 1965; H. Crowder, E. Johnson, M. Padberg, 1983).
    /// </summary>
    public int Mark(Relaxation lp, long least, bool[] worthwhile, Budget budget)
    {
        Freeze(lp);
        var exact = ExactTotal(lp);
        var open = 0;
        for (var c = 0; c < lp.Count; c++)
        {
            if ((c & 4095) == 0 && budget.Stopped) break;
            var q = lp.Pairs[c];
            var best = Best(lp, c);
            var others = exact - (_model.Required[q] ? best : Math.Max(0, best));
            for (var lane = 0; lane < _layout.Slots.Length; lane++)
            {
                var cell = (q * _model.T) + _layout.Slots[lane];
                if (lp.Open[(c * _layout.Lanes) + lane] <= 0) continue;
                if ((others + Margin(lp, c, lane)) >> _shift < least) worthwhile[cell] = false;
                if (worthwhile[cell]) open++;
            }
        }

        return open;
    }

    long ExactTotal(Relaxation lp)
    {
        var total = _fixed;
        for (var c = 0; c < lp.Count; c++)
        {
            var best = Best(lp, c);
            total += _model.Required[lp.Pairs[c]] ? best : Math.Max(0, best);
        }

        return total;
    }

    long Best(Relaxation lp, int c)
    {
        var best = long.MinValue;
        for (var lane = 0; lane < _layout.Slots.Length; lane++)
        {
            if (lp.Open[(c * _layout.Lanes) + lane] > 0) best = Math.Max(best, Margin(lp, c, lane));
        }

        return best;
    }

    long Margin(Relaxation lp, int c, int lane)
    {
        var q = lp.Pairs[c];
        var worth = _model.Score[q] * _weights.Score;
        if (_model.Held[q] == _layout.Slots[lane]) worth += _weights.Kept;
        return (worth << _shift) - _row[(_model.A[q] * _layout.Lanes) + lane] - _row[(_model.B[q] * _layout.Lanes) + lane]
            - _class[lp.Link[c].Class + lane];
    }

    /// <summary>Rounds the prices, sums up what each cell pays and what all limits cost.</summary>
    void Freeze(Relaxation lp)
    {
        var (lanes, slots, cap) = (_layout.Lanes, _layout.Slots.Length, lp.Capacities);
        _fixed = 0;
        for (var p = 0; p < _model.P; p++)
        {
            if (lp.Degree[p] == 0)
            {
                _fixed -= (long)_model.Min[p] * (_weights.Missed << _shift);
                continue;
            }

            var all = cap.Total[p] >= 0 ? Take(lp, _layout.Total + p, (long)cap.Total[p]) : 0;
            if (cap.Minimum[p] > 0) all -= Wish(lp, p);
            for (var lane = 0; lane < slots; lane++)
            {
                var day = (p * _layout.Days) + _layout.DayOfLane[lane];
                var daily = cap.AnyDaily && cap.Daily[day] >= 0 ? Whole(lp, _layout.Daily + day) : 0;
                _row[(p * lanes) + lane] = all + daily + Take(lp, (p * lanes) + lane, 1);
            }

            for (var d = 0; cap.AnyDaily && d < _layout.Days; d++)
            {
                var day = (p * _layout.Days) + d;
                if (cap.Daily[day] >= 0) Take(lp, _layout.Daily + day, (long)cap.Daily[day]);
            }
        }

        FreezeShared(lp, lanes, slots);
    }

    void FreezeShared(Relaxation lp, int lanes, int slots)
    {
        var kinds = _layout.Kinds;
        for (var lane = 0; lane < slots; lane++)
        {
            var table = Take(lp, _layout.Table + lane, (long)lp.Capacities.Table[lane]);
            for (var kind = -1; kind < kinds; kind++)
            {
                var shared = 0L;
                for (var wide = 0; kind >= 0 && wide < kinds; wide++)
                {
                    if (_model.Interpreting.IsWithin[(wide * kinds) + kind])
                        shared += Whole(lp, _layout.KindSlot + (wide * lanes) + lane) + Whole(lp, _layout.KindTotal + wide);
                }

                _class[(Layout.Class(takesTable: false, kind) * lanes) + lane] = shared;
                _class[(Layout.Class(takesTable: true, kind) * lanes) + lane] = shared + table;
            }

            for (var k = 0; k < kinds; k++) Take(lp, _layout.KindSlot + (k * lanes) + lane, (long)lp.Capacities.KindSlot[(k * lanes) + lane]);
        }

        for (var k = 0; k < kinds; k++) Take(lp, _layout.KindTotal + k, (long)lp.Capacities.KindTotal[k]);
    }

    long Take(Relaxation lp, int at, long capacity)
    {
        var price = Whole(lp, at);
        _fixed += price * capacity;
        return price;
    }

    /// <summary>The price of a missed minimum is at most what missing one costs; that keeps the bound a bound.</summary>
    long Wish(Relaxation lp, int p)
    {
        var price = Math.Min(Whole(lp, _layout.Minimum + p), _weights.Missed << _shift);
        _fixed -= price * _model.Min[p];
        return price;
    }

    long Whole(Relaxation lp, int at) => (long)Math.Max(0, Math.Round((double)lp.PriceProjected[at] * _weights.Unit * (1L << _shift)));
}
