namespace EMobilityExpo.Matching.Timetabling;

/// <summary>What stopped one pair.</summary>
sealed class PairReason
{
    readonly Schedule _schedule;
    readonly Model _model;
    readonly int _pair;
    readonly List<int> _common;

    public PairReason(Schedule schedule, int pair)
    {
        (_schedule, _model, _pair) = (schedule, schedule.Model, pair);
        var source = _model.Problem.Pairs[_model.Order.Pairs[pair]];
        _common = [];
        for (var t = 0; t < _model.T; t++)
        {
            if ((source.Slot ?? t) == t && (source.Slots is null || source.Slots.Contains(t)) && Available(_model.A[pair], t) && Available(_model.B[pair], t))
                _common.Add(t);
        }
    }

    /// <summary>What would stop the pair were it the only one; null when nothing would.</summary>
    public UnscheduledReason? Alone()
    {
        if (_common.Count == 0) return UnscheduledReason.NoCommonSlot;
        if (_model.Max[_model.A[_pair]] == 0 || _model.Max[_model.B[_pair]] == 0) return UnscheduledReason.LimitReached;
        if (_model.MaxPerDay[_model.A[_pair]] == 0 || _model.MaxPerDay[_model.B[_pair]] == 0) return UnscheduledReason.LimitReached;
        if (_model.TakesTable[_pair] && _common.All(t => _model.Tables[t] == 0)) return UnscheduledReason.NoTable;
        return null;
    }

    public UnscheduledPair Find()
    {
        if (Alone() is { } alone) return Say(alone, []);
        var (a, b) = (_model.A[_pair], _model.B[_pair]);
        foreach (var p in new[] { a, b })
        {
            if (_schedule.Count(p) >= _model.Problem.Participants[_model.Order.Participants[p]].MaxMeetings) return Say(UnscheduledReason.LimitReached, MeetingsOf(p));
        }

        var idle = _common.Where(t => Busy(t).Count == 0).ToList();
        if (idle.Count == 0) return Occupied();
        var free = idle.Where(t => DayLeft(a, t) && DayLeft(b, t)).ToList();
        if (free.Count == 0) return Say(UnscheduledReason.LimitReached, MeetingsOf(a).Concat(MeetingsOf(b)));
        free.RemoveAll(t => _model.TakesTable[_pair] && _schedule.TablesLeft(t) <= 0);
        if (free.Count == 0) return Say(UnscheduledReason.NoTable, []);
        free.RemoveAll(t => _model.Interpreting.KindOf[_pair] >= 0 && !_schedule.Interpreters.CanAssign(_pair, t));
        if (free.Count == 0) return Say(UnscheduledReason.NoInterpreter, []);
        free.RemoveAll(t => !_schedule.InOrder(_pair, t));
        if (free.Count == 0) return Say(UnscheduledReason.Precedence, _model.Before[_pair].Concat(_model.After[_pair]).Where(q => _schedule.SlotOf[q] >= 0));
        free.RemoveAll(TooUneven);
        return Say(free.Count == 0 ? UnscheduledReason.BreakDifference : UnscheduledReason.NoGain, []);
    }

    UnscheduledPair Occupied()
    {
        var lost = _common.All(t => Busy(t).Sum(q => (long)_model.Score[q]) >= _model.Score[_pair]);
        return Say(lost ? UnscheduledReason.LostOnScore : UnscheduledReason.Displaced, _common.SelectMany(Busy));
    }

    bool TooUneven(int t)
    {
        if (_model.BreakDifference < 0 || !_schedule.TryPlace(_pair, t)) return false;
        var uneven = _schedule.BreakDifference() > _model.BreakDifference;
        _schedule.Remove(_pair);
        return uneven;
    }

    bool Available(int p, int t) => _model.Available[(p * _model.T) + t];

    bool DayLeft(int p, int t) => _schedule.Daily(p, _model.DayOf[t]) < _model.MaxPerDay[p];

    List<int> Busy(int t)
    {
        var (x, y) = (_schedule.At[(_model.A[_pair] * _model.T) + t], _schedule.At[(_model.B[_pair] * _model.T) + t]);
        return x >= 0 ? y >= 0 && y != x ? [x, y] : [x] : y >= 0 ? [y] : [];
    }

    IEnumerable<int> MeetingsOf(int p) => Enumerable.Range(0, _model.T).Select(t => _schedule.At[(p * _model.T) + t]).Where(q => q >= 0);

    UnscheduledPair Say(UnscheduledReason reason, IEnumerable<int> blockers) =>
        new(_model.PairId(_pair), reason, [.. blockers.Distinct().Select(_model.PairId)]);
}
