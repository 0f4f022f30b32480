namespace EMobilityExpo.Matching.Timetabling;

/// <summary>What stopped a pair, for one pair after the other. Only the answer itself takes memory.</summary>
sealed class PairReason
{
    readonly Schedule _schedule;
    readonly Model _model;
    readonly int[] _common;
    readonly int[] _free;
    readonly List<int> _blockers = [];
    int _pair;
    int _a;
    int _b;
    int _commons;
    int _frees;

    public PairReason(Schedule schedule)
    {
        (_schedule, _model) = (schedule, schedule.Model);
        (_common, _free) = (new int[_model.T], new int[_model.T]);
    }

    /// <summary>What would stop the pair were it the only one; null when nothing would.</summary>
    public UnscheduledReason? Alone(int pair)
    {
        Look(pair);
        if (_commons == 0) return UnscheduledReason.NoCommonSlot;
        if (_model.Max[_a] == 0 || _model.Max[_b] == 0 || _model.MaxPerDay[_a] == 0 || _model.MaxPerDay[_b] == 0) return UnscheduledReason.LimitReached;
        if (!_model.TakesTable[pair]) return null;
        foreach (var t in _common.AsSpan(0, _commons))
        {
            if (_model.Tables[t] > 0) return null;
        }

        return UnscheduledReason.NoTable;
    }

    public UnscheduledPair Find(int pair)
    {
        _blockers.Clear();
        if (Alone(pair) is { } alone) return Say(alone);
        if (AtMost(_a)) return Limited(_a, -1);
        if (AtMost(_b)) return Limited(_b, -1);
        Keep(all: true, static (x, t) => !x.IsBusy(t));
        if (_frees == 0) return Occupied();
        if (Keep(all: false, static (x, t) => x.DayLeft(x._a, t) && x.DayLeft(x._b, t)) == 0) return Limited(_a, _b);
        if (_model.TakesTable[pair] && Keep(all: false, static (x, t) => x._schedule.TablesLeft(t) > 0) == 0) return Say(UnscheduledReason.NoTable);
        if (_model.Interpreting.KindOf[pair] >= 0 && Keep(all: false, static (x, t) => x._schedule.Interpreters.CanAssign(x._pair, t)) == 0)
            return Say(UnscheduledReason.NoInterpreter);
        if (_model.HasOrder && Keep(all: false, static (x, t) => x._schedule.InOrder(x._pair, t)) == 0) return OutOfOrder();
        if (_model.BreakDifference >= 0 && Keep(all: false, static (x, t) => !x.TooUneven(t)) == 0) return Say(UnscheduledReason.BreakDifference);
        return Say(UnscheduledReason.NoGain);
    }

    void Look(int pair)
    {
        (_pair, _a, _b, _commons) = (pair, _model.A[pair], _model.B[pair], 0);
        var source = _model.Problem.Pairs[_model.Order.Pairs[pair]];
        var a = _model.Available.AsSpan(_a * _model.T, _model.T);
        var b = _model.Available.AsSpan(_b * _model.T, _model.T);
        for (var t = 0; t < _model.T; t++)
        {
            if (a[t] && b[t] && (source.Slot ?? t) == t && (source.Slots is null || source.Slots.Contains(t))) _common[_commons++] = t;
        }
    }

    /// <summary>Keeps of all common slots, or of those kept so far, the ones that fit; returns how many are left.</summary>
    int Keep(bool all, Func<PairReason, int, bool> fits)
    {
        var from = all ? _common.AsSpan(0, _commons) : _free.AsSpan(0, _frees);
        var kept = 0;
        foreach (var t in from)
        {
            if (fits(this, t)) _free[kept++] = t;
        }

        return _frees = kept;
    }

    bool AtMost(int p) => _schedule.Count(p) >= _model.Max[p] && _model.Problem.Participants[_model.Order.Participants[p]].MaxMeetings <= _schedule.Count(p);

    /// <summary>A limit used up by meetings worth at least as much, or else by ones worth less, which are named.</summary>
    UnscheduledPair Limited(int p, int other)
    {
        Meetings(p);
        if (other >= 0) Meetings(other);
        var score = _model.Score[_pair];
        if (_blockers.TrueForAll(q => _model.Score[q] >= score)) return Say(UnscheduledReason.LimitReached);
        _blockers.RemoveAll(q => _model.Score[q] >= score);
        return Say(UnscheduledReason.Displaced);
    }

    UnscheduledPair Occupied()
    {
        var lost = true;
        foreach (var t in _common.AsSpan(0, _commons))
        {
            var (x, y) = (_schedule.At[(_a * _model.T) + t], _schedule.At[(_b * _model.T) + t]);
            var worth = (x >= 0 ? _model.Score[x] : 0L) + (y >= 0 && y != x ? _model.Score[y] : 0L);
            lost &= worth >= _model.Score[_pair];
            Block(x);
            Block(y);
        }

        return Say(lost ? UnscheduledReason.LostOnScore : UnscheduledReason.Displaced);
    }

    UnscheduledPair OutOfOrder()
    {
        foreach (var q in _model.Before[_pair]) Block(_schedule.SlotOf[q] >= 0 ? q : -1);
        foreach (var q in _model.After[_pair]) Block(_schedule.SlotOf[q] >= 0 ? q : -1);
        return Say(UnscheduledReason.Precedence);
    }

    bool TooUneven(int t)
    {
        if (!_schedule.TryPlace(_pair, t)) return false;
        var uneven = _schedule.BreakDifference() > _model.BreakDifference;
        _schedule.Remove(_pair);
        return uneven;
    }

    bool IsBusy(int t) => _schedule.At[(_a * _model.T) + t] >= 0 || _schedule.At[(_b * _model.T) + t] >= 0;

    bool DayLeft(int p, int t) => _schedule.Daily(p, _model.DayOf[t]) < _model.MaxPerDay[p];

    void Meetings(int p)
    {
        for (var t = 0; t < _model.T; t++) Block(_schedule.At[(p * _model.T) + t]);
    }

    void Block(int q)
    {
        if (q >= 0 && !_blockers.Contains(q)) _blockers.Add(q);
    }

    UnscheduledPair Say(UnscheduledReason reason)
    {
        if (_blockers.Count == 0) return new(_model.PairId(_pair), reason, []);
        var ids = new string[_blockers.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = _model.PairId(_blockers[i]);
        return new(_model.PairId(_pair), reason, ids);
    }
}
