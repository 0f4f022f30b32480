using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The linear program of holding pairs in some slots while everything outside them stays, in points: a column for each cell (pair x slot) that
/// is open, a row for each limit that could bind. Orders of meetings are left out. Remembers which cells and limits were basic the
/// last time they took part, so that the next program starts from there, and limits that were far from binding wait until they are exceeded.
/// </summary>
sealed partial class SlotProgram
{
    const double _whole = 1e-6;
    readonly Model _model;
    readonly Weights _weights;
    readonly SlotLimits _limits;
    readonly List<(int Pair, int Slot)> _cells = [];
    readonly List<int> _limit = [];
    readonly List<double> _most = [];
    readonly List<double> _range = [];
    readonly List<int> _basis = [];
    readonly bool[] _cellBasic;
    readonly bool[] _limitBasic;
    readonly bool[] _limitLoose;
    readonly int[] _count;
    readonly int[] _row;
    readonly double[] _price;
    readonly double[] _load;
    readonly int[] _laneOf;
    readonly int[] _dayOf;
    double[] _margin = [];

    public SlotProgram(Model model, Weights weights)
    {
        (_model, _weights, _limits) = (model, weights, new SlotLimits(model));
        (_count, _row) = (new int[_limits.Count], new int[_limits.Count]);
        (_price, _load) = (new double[_limits.Count], new double[_limits.Count]);
        (_laneOf, _dayOf) = (new int[model.T], new int[model.D]);
        (_limitBasic, _limitLoose, _cellBasic) = (new bool[_limits.Count], new bool[_limits.Count], new bool[model.N * model.T]);
    }

    public LinearProgram Lp { get; } = new();

    /// <summary>What the columns stand for; after them come the meetings up to minimums.</summary>
    public ReadOnlySpan<(int Pair, int Slot)> Cells => CollectionsMarshal.AsSpan(_cells);

    /// <summary>Variables to start with in the basis.</summary>
    public ReadOnlySpan<int> Basis => CollectionsMarshal.AsSpan(_basis);

    /// <summary>Points of a timetable by the weights of its terms: what programs are compared by.</summary>
    public double Worth(Schedule schedule) => _weights.Of(schedule) / (double)_weights.Score;

    /// <summary>Takes up the cells that are open in some slots. O(pairs x slots).</summary>
    public void Collect(Schedule schedule, int[] slots, bool[] worthwhile)
    {
        var m = _model;
        _cells.Clear();
        Array.Clear(_count);
        for (var q = 0; q < m.N; q++)
        {
            if (schedule.Hopeless(q)) continue;
            foreach (var t in slots)
            {
                if (!worthwhile[(q * m.T) + t] || !schedule.Fits(q, t)) continue;
                _cells.Add((q, t));
                foreach (var limit in _limits.Of(q, t)) _count[limit]++;
            }
        }
    }

    /// <summary>No filling is worth more: what the limits cost at these prices, and what each pair's best cell is worth above that.</summary>
    public double Bound(Schedule schedule, Relaxation part)
    {
        var (layout, unit) = (part.Layout, _weights.Unit / (double)_weights.Score);
        for (var lane = 0; lane < layout.Slots.Length; lane++) _laneOf[layout.Slots[lane]] = lane;
        for (var day = 0; day < layout.Days; day++) _dayOf[layout.DayOf[day]] = day;
        var bound = 0.0;
        for (var limit = 0; limit < _limits.Count; limit++)
        {
            if (_count[limit] == 0) continue;
            var at = _limits.PriceAt(limit, layout, _laneOf, _dayOf);
            _price[limit] = at < 0 ? 0 : Math.Max(0, part.PriceProjected[at] * unit);
            if (_limits.IsMinimum(limit)) bound += Math.Max(0, Missed - _price[limit]) * _limits.Lack(schedule, limit);
            else if (_price[limit] > 0) bound += _price[limit] * Math.Min(_limits.Capacity(schedule, limit), _count[limit]);
        }

        if (_margin.Length < _cells.Count) _margin = new double[_cells.Count * 2];
        for (var c = 0; c < _cells.Count; c++) _margin[c] = Margin(c);

        for (var c = 0; c < _cells.Count;) bound += Best(ref c);
        return bound;
    }

    /// <summary>
    /// Leaves out the cells that cannot be part of a filling worth at least so many points by the prices of a relaxation over the same slots;
    /// false where there is no such filling (Lagrangian bound and reduced-cost fixing, as in <see cref="PriceBound"/>). O(cells).
    /// </summary>
    public bool Narrow(Schedule schedule, Relaxation part, double least)
    {
        var bound = Bound(schedule, part);
        if (bound < least) return false;
        var kept = 0;
        for (var c = 0; c < _cells.Count;)
        {
            var first = c;
            var others = bound - Best(ref c);
            for (var k = first; k < c; k++)
            {
                if (others + _margin[k] >= least)
                {
                    _cells[kept++] = _cells[k];
                    continue;
                }

                foreach (var limit in _limits.Of(_cells[k].Pair, _cells[k].Slot)) _count[limit]--;
            }
        }

        _cells.RemoveRange(kept, _cells.Count - kept);
        return true;
    }

    /// <summary>The rows and columns of what is left; without the limits that were far from binding, where not all are asked for.</summary>
    public void Build(Schedule schedule, bool all)
    {
        Rows(schedule, all);
        Columns(schedule);
    }

    /// <summary>Takes up the limits that an optimum exceeds, behind those that are there; false where it keeps all. O(cells + limits).</summary>
    public bool Tighten(DualSimplex optimum, Schedule schedule)
    {
        Array.Clear(_load);
        for (var c = 0; c < _cells.Count; c++)
        {
            if (optimum.Value(c) is var held && held <= _whole) continue;
            foreach (var limit in _limits.Of(_cells[c].Pair, _cells[c].Slot)) _load[limit] += held;
        }

        var before = _limit.Count;
        for (var limit = 0; limit < _limits.Count; limit++)
        {
            if (_load[limit] <= _whole || _row[limit] >= 0 || _limits.IsMinimum(limit)) continue;
            var capacity = _limits.Capacity(schedule, limit);
            if (_load[limit] > capacity + _whole) Row(limit, capacity, exact: false);
        }

        if (_limit.Count == before) return false;
        var (lower, upper) = (Lp.Lower[..Lp.Columns], Lp.Upper[..Lp.Columns]);
        Columns(schedule);
        lower.CopyTo(Lp.Lower, 0);
        upper.CopyTo(Lp.Upper, 0);
        return true;
    }

    /// <summary>Takes the relaxation's word for what is basic: cells held in part, and limits without a price.</summary>
    public void Believe(RootRelaxation root)
    {
        const float part = 0.01f;
        var (m, layout) = (_model, root.Lp.Layout);
        int[] lanes = [.. Enumerable.Range(0, m.T)], days = [.. Enumerable.Range(0, m.D)];
        for (var q = 0; q < m.N; q++)
        {
            for (var t = 0; t < m.T && root.Row[q] >= 0; t++)
                _cellBasic[(q * m.T) + t] = root.Lp.Projected[(root.Row[q] * layout.Lanes) + t] is > part and < 1 - part;
        }

        for (var limit = 0; limit < _limits.Count; limit++)
        {
            var pair = _limits.PairOf(limit);
            var at = pair < 0 ? _limits.PriceAt(limit, layout, lanes, days) : root.Row[pair] < 0 ? -1 : layout.Pair + root.Row[pair];
            _limitBasic[limit] = _limitLoose[limit] = at < 0 || root.Lp.PriceProjected[at] < part;
        }
    }

    /// <summary>Cell with a value between whole numbers.</summary>
    public static bool IsPart(double held) => held is > _whole and < 1 - _whole;

    /// <summary>Holds what an optimum in whole numbers holds; false where not all of it can be, for an order of meetings or an interpreter's sake.</summary>
    public bool Place(DualSimplex optimum, Schedule schedule)
    {
        var all = true;
        for (var c = 0; c < _cells.Count; c++)
        {
            if (optimum.Value(c) > 0.5) all &= schedule.TryPlace(_cells[c].Pair, _cells[c].Slot);
        }

        return all;
    }

    /// <summary>Keeps in mind what is basic now, and which limits are far from binding.</summary>
    public void Remember(DualSimplex simplex)
    {
        for (var c = 0; c < _cells.Count; c++) _cellBasic[(_cells[c].Pair * _model.T) + _cells[c].Slot] = simplex.IsBasic(c);
        foreach (var limit in _limit) _limitBasic[limit] = _limitLoose[limit] = false;
        for (var i = 0; i < _limit.Count; i++)
        {
            if (simplex.Basic(i) - Lp.Columns is var row && row >= 0) (_limitBasic[_limit[row]], _limitLoose[_limit[row]]) = (true, simplex.Level(i) > 0.5);
        }
    }

    /// <summary>What a cell is worth above the prices of its limits.</summary>
    double Margin(int c)
    {
        var (q, t) = _cells[c];
        var margin = Worth(q, t);
        foreach (var limit in _limits.Of(q, t)) margin -= _limits.Entry(limit) * _price[limit];
        return margin;
    }

    /// <summary>The best margin of the pair at hand; moves on to the next.</summary>
    double Best(ref int c)
    {
        var q = _cells[c].Pair;
        var best = _model.Required[q] ? double.MinValue : 0;
        for (; c < _cells.Count && _cells[c].Pair == q; c++) best = Math.Max(best, _margin[c]);
        return best;
    }

    void Rows(Schedule schedule, bool all)
    {
        _limit.Clear();
        _most.Clear();
        _range.Clear();
        for (var limit = 0; limit < _limits.Count; limit++)
        {
            _row[limit] = -1;
            if (_count[limit] == 0) continue;
            var capacity = _limits.Capacity(schedule, limit);
            var (exact, lack) = (_limits.IsExact(limit), _limits.IsMinimum(limit) ? _limits.Lack(schedule, limit) : -1);
            if (lack == 0 || (lack < 0 && !exact && _count[limit] <= capacity)) continue;
            if (all || !_limitLoose[limit] || lack > 0 || exact) Row(limit, capacity, exact);
        }
    }

    void Row(int limit, int capacity, bool exact)
    {
        _row[limit] = _limit.Count;
        _limit.Add(limit);
        _most.Add(capacity);
        _range.Add(exact ? 0 : capacity + _count[limit]);
    }

    void Columns(Schedule schedule)
    {
        var m = _model;
        Lp.Clear(_limit.Count);
        _basis.Clear();
        foreach (var (q, t) in _cells)
        {
            foreach (var limit in _limits.Of(q, t))
            {
                if (_row[limit] >= 0) Lp.Add(_row[limit], _limits.Entry(limit));
            }

            if (_cellBasic[(q * m.T) + t]) _basis.Add(Lp.Columns);
            Lp.End(Worth(q, t), 1);
        }

        // Meetings up to a minimum count for more: at most as many as are held.
        for (var p = 0; p < m.P; p++)
        {
            var limit = _limits.Minimum(p);
            if (_row[limit] < 0) continue;
            Lp.Add(_row[limit], 1);
            Lp.End(Missed, _limits.Lack(schedule, limit));
        }

        Lp.Finish(CollectionsMarshal.AsSpan(_most), CollectionsMarshal.AsSpan(_range));
        for (var i = 0; i < _limit.Count; i++)
        {
            if (_limitBasic[_limit[i]]) _basis.Add(Lp.Columns + i);
        }
    }

    double Missed => _weights.Missed / (double)_weights.Score;

    double Worth(int q, int t) => _model.Score[q] + (_model.Held[q] == t ? _weights.Kept / (double)_weights.Score : 0);
}
