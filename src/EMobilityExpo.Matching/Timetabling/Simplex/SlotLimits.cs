namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Numbers for all limits of a problem: each participant in each slot, each pair, each participant in all, on a day and its minimum, tables in
/// a slot, kinds of interpreters in a slot and in all.
/// </summary>
sealed class SlotLimits
{
    readonly Model _model;
    readonly int[] _of;
    readonly int _pair;
    readonly int _total;
    readonly int _daily;
    readonly int _minimum;
    readonly int _table;
    readonly int _kind;
    readonly int _kindTotal;

    public SlotLimits(Model model)
    {
        var kinds = model.Interpreting.Kinds.Count;
        _model = model;
        _pair = model.P * model.T;
        _total = _pair + model.N;
        _daily = _total + model.P;
        _minimum = _daily + (model.P * model.D);
        _table = _minimum + model.P;
        _kind = _table + model.T;
        _kindTotal = _kind + (kinds * model.T);
        Count = _kindTotal + kinds;
        _of = new int[10 + (2 * kinds)];
    }

    public int Count { get; }

    /// <summary>The limits that a pair held in a slot takes from; good until asked again.</summary>
    public ReadOnlySpan<int> Of(int q, int t)
    {
        var (m, n) = (_model, 0);
        _of[n++] = _pair + q;
        foreach (var p in (ReadOnlySpan<int>)[m.A[q], m.B[q]])
        {
            _of[n++] = (p * m.T) + t;
            _of[n++] = _total + p;
            if (m.D > 1 || m.MaxPerDay[p] < m.Max[p]) _of[n++] = _daily + (p * m.D) + m.DayOf[t];
            if (m.Min[p] > 0) _of[n++] = _minimum + p;
        }

        if (m.TakesTable[q]) _of[n++] = _table + t;
        var (kind, kinds) = (m.Interpreting.KindOf[q], m.Interpreting.Kinds.Count);
        for (var wide = 0; kind >= 0 && wide < kinds; wide++)
        {
            if (!m.Interpreting.IsWithin[(wide * kinds) + kind]) continue;
            _of[n++] = _kind + (wide * m.T) + t;
            _of[n++] = _kindTotal + wide;
        }

        return _of.AsSpan(0, n);
    }

    public int Minimum(int p) => _minimum + p;

    public int Pair(int q) => _pair + q;

    public bool IsMinimum(int limit) => limit >= _minimum && limit < _table;

    /// <summary>What a meeting counts for: 1, or -1 where it is wanted rather than limited.</summary>
    public int Entry(int limit) => IsMinimum(limit) ? -1 : 1;

    /// <summary>Meetings that a participant still lacks to its minimum.</summary>
    public int Lack(Schedule schedule, int limit) => Math.Max(0, _model.Min[limit - _minimum] - schedule.Count(limit - _minimum));

    /// <summary>The pair that a limit is one of; else -1.</summary>
    public int PairOf(int limit) => limit >= _pair && limit < _total ? limit - _pair : -1;

    /// <summary>Must be met to the full: a required pair.</summary>
    public bool IsExact(int limit) => PairOf(limit) is >= 0 and var q && _model.Required[q];

    /// <summary>What the meetings of a schedule leave of a limit; 0 of a minimum.</summary>
    public int Capacity(Schedule schedule, int limit)
    {
        var m = _model;
        if (limit < _total) return 1;
        if (limit < _daily) return m.Max[limit - _total] - schedule.Count(limit - _total);
        if (limit < _minimum) return m.MaxPerDay[(limit - _daily) / m.D] - schedule.Daily((limit - _daily) / m.D, (limit - _daily) % m.D);
        if (limit < _table) return 0;
        if (limit < _kind) return schedule.TablesLeft(limit - _table);
        var (world, free) = (m.Interpreting, 0);
        if (limit >= _kindTotal)
        {
            foreach (var i in world.Kinds[limit - _kindTotal]) free += world.Max[i] - schedule.Interpreters.Count(i);
            return free;
        }

        var (k, t) = ((limit - _kind) / m.T, (limit - _kind) % m.T);
        foreach (var i in world.Kinds[k]) free += world.Available[(i * m.T) + t] && !schedule.Interpreters.IsBusy(i, t) ? 1 : 0;
        return free;
    }

    /// <summary>Where the price of a limit stands in a relaxation over some slots; -1 of a pair, whose price is best when it is the rest.</summary>
    public int PriceAt(int limit, Layout layout, ReadOnlySpan<int> laneOf, ReadOnlySpan<int> dayOf)
    {
        var m = _model;
        if (limit < _pair) return (limit / m.T * layout.Lanes) + laneOf[limit % m.T];
        if (limit < _total) return -1;
        if (limit < _daily) return layout.Total + limit - _total;
        if (limit < _minimum) return layout.Daily + ((limit - _daily) / m.D * layout.Days) + dayOf[(limit - _daily) % m.D];
        if (limit < _table) return layout.Minimum + limit - _minimum;
        if (limit < _kind) return layout.Table + laneOf[limit - _table];
        if (limit < _kindTotal) return layout.KindSlot + ((limit - _kind) / m.T * layout.Lanes) + laneOf[(limit - _kind) % m.T];
        return layout.KindTotal + limit - _kindTotal;
    }
}
