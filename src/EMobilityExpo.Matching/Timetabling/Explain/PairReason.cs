using System.Numerics;
using System.Runtime.CompilerServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// What stopped a pair, for one pair after the other, in a schedule that does not change any more. Only the answer itself takes memory;
/// the meetings in the way are looked up when they are asked for. A stop waits for this, mostly the first time it runs in a process: the
/// long parts are compiled at their best from the first call.
/// </summary>
sealed class PairReason
{
    readonly Schedule _schedule;
    readonly Model _model;
    readonly int[] _common;
    readonly int[] _free;
    readonly int[] _least; // the lowest score among the meetings of each participant
    readonly bool[] _atMost; // participants that hold as many meetings as their own limit allows
    int _pair;
    int _a;
    int _b;
    int _commons;
    int _frees;

    public PairReason(Schedule schedule)
    {
        (_schedule, _model) = (schedule, schedule.Model);
        (_common, _free) = (new int[_model.T], new int[_model.T]);
        _least = new int[_model.P];
        Array.Fill(_least, int.MaxValue);
        for (var q = 0; q < _model.N; q++)
        {
            if (schedule.SlotOf[q] < 0) continue;
            _least[_model.A[q]] = Math.Min(_least[_model.A[q]], _model.Score[q]);
            _least[_model.B[q]] = Math.Min(_least[_model.B[q]], _model.Score[q]);
        }

        _atMost = new bool[_model.P];
        for (var p = 0; p < _model.P; p++)
            _atMost[p] = schedule.Count(p) >= _model.Max[p] && _model.Problem.Participants[_model.Order.Participants[p]].MaxMeetings <= schedule.Count(p);
    }

    /// <summary>What would stop the pair were it the only one; null when nothing would.</summary>
    public UnscheduledReason? Alone(int pair)
    {
        Look(pair);
        if (_commons == 0) return UnscheduledReason.NoCommonSlot;
        if (_model.Max[_a] == 0 || _model.Max[_b] == 0 || _model.MaxPerDay[_a] == 0 || _model.MaxPerDay[_b] == 0) return UnscheduledReason.LimitReached;
        var (kind, table) = (_model.Interpreting.KindOf[pair], false);
        foreach (var t in _common.AsSpan(0, _commons))
        {
            if (_model.TakesTable[pair] && _model.Tables[t] == 0) continue;
            if (kind < 0 || _model.Interpreting.Serves(kind, t)) return null;
            table = true;
        }

        return table ? UnscheduledReason.NoInterpreter : UnscheduledReason.NoTable;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Finding Find(int pair)
    {
        if (Alone(pair) is { } alone) return Say(alone);
        if (_atMost[_a]) return Limited(_a);
        if (_atMost[_b]) return Limited(_b);
        var idle = Idle();
        if (idle == 0) return Occupied();
        if (Keep(static (x, t) => x.DayLeft(x._a, t) && x.DayLeft(x._b, t)) == 0) return LimitedByDay(idle);
        if (_model.TakesTable[pair] && Keep(static (x, t) => x._schedule.TablesLeft(t) > 0) == 0) return Say(UnscheduledReason.NoTable);
        if (_model.Interpreting.KindOf[pair] >= 0 && Keep(static (x, t) => x._schedule.Interpreters.CanAssign(x._pair, t)) == 0)
            return Say(UnscheduledReason.NoInterpreter);
        if (_model.HasOrder && Keep(static (x, t) => x._schedule.InOrder(x._pair, t)) == 0) return new(pair, UnscheduledReason.Precedence, Blocking.InOrder);
        if (_model.BreakDifference >= 0 && Keep(static (x, t) => !x.TooUneven(t)) == 0) return Say(UnscheduledReason.BreakDifference);
        return Say(UnscheduledReason.NoGain);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Look(int pair)
    {
        (_pair, _a, _b, _commons) = (pair, _model.A[pair], _model.B[pair], 0);
        // Most pairs have most slots in common, and few of them are left: bits skip the others.
        if (_model.T <= 64)
        {
            var both = _model.AvailableBits[_a] & _model.AvailableBits[_b];
            if (!_model.NamesSlots[pair])
            {
                for (; both != 0; both &= both - 1) _common[_commons++] = BitOperations.TrailingZeroCount(both);
                return;
            }
        }

        for (var t = 0; t < _model.T; t++)
        {
            if (IsCommon(pair, t)) _common[_commons++] = t;
        }
    }

    bool IsCommon(int pair, int t)
    {
        var source = _model.Problem.Pairs[_model.Order.Pairs[pair]];
        return _model.Available[(_model.A[pair] * _model.T) + t] && _model.Available[(_model.B[pair] * _model.T) + t]
            && (source.Slot ?? t) == t && (source.Slots is null || source.Slots.Contains(t));
    }

    /// <summary>Takes up the common slots in which both are idle.</summary>
    int Idle()
    {
        _frees = 0;
        if (_model.T <= 64 && (_schedule.Idle(_a) & _schedule.Idle(_b)) == 0) return 0;
        foreach (var t in _common.AsSpan(0, _commons))
        {
            if (!IsBusy(t)) _free[_frees++] = t;
        }

        return _frees;
    }

    /// <summary>Keeps of the slots kept so far the ones that fit; returns how many are left.</summary>
    int Keep(Func<PairReason, int, bool> fits)
    {
        var kept = 0;
        foreach (var t in _free.AsSpan(0, _frees))
        {
            if (fits(this, t)) _free[kept++] = t;
        }

        return _frees = kept;
    }

    /// <summary>A limit used up by meetings worth at least as much, or else by ones worth less, which are named.</summary>
    Finding Limited(int p) => Limited(_least[p], Blocking.OfParticipant, p);

    /// <summary>The same on every day on which both are idle in a common slot: the meetings of whoever has no more left that day.</summary>
    Finding LimitedByDay(int idle)
    {
        var (least, seen) = (int.MaxValue, -1);
        foreach (var t in _free.AsSpan(0, idle))
        {
            if (_model.DayOf[t] == seen) continue;
            seen = _model.DayOf[t];
            if (!DayLeft(_a, t)) least = Math.Min(least, LeastOf(_a, seen));
            if (!DayLeft(_b, t)) least = Math.Min(least, LeastOf(_b, seen));
        }

        return Limited(least, Blocking.OnDays, -1);
    }

    /// <summary>The lowest score among the meetings of a participant on a day.</summary>
    int LeastOf(int who, int day)
    {
        var least = int.MaxValue;
        for (var t = _model.DayStart[day]; t < _model.DayStart[day + 1]; t++)
        {
            if (_schedule.At[(who * _model.T) + t] is >= 0 and var q) least = Math.Min(least, _model.Score[q]);
        }

        return least;
    }

    Finding Limited(int least, Blocking by, int p)
    {
        var displaced = least < _model.Score[_pair];
        return new(_pair, displaced ? UnscheduledReason.Displaced : UnscheduledReason.LimitReached, by, p, displaced ? _model.Score[_pair] : int.MaxValue);
    }

    /// <summary>Participant and slot, for all slots of the days on which a pair could meet but for a limit of the day.</summary>
    IEnumerable<(int Who, int Slot)> AtDailyLimit(int pair)
    {
        var (a, b) = (_model.A[pair], _model.B[pair]);
        for (var day = 0; day < _model.D; day++)
        {
            var (first, end) = (_model.DayStart[day], _model.DayStart[day + 1]);
            var open = false;
            for (var t = first; t < end; t++) open |= IsCommon(pair, t) && _schedule.At[(a * _model.T) + t] < 0 && _schedule.At[(b * _model.T) + t] < 0;
            foreach (var who in (int[])[a, b])
            {
                for (var t = first; t < end && open && !DayLeft(who, first); t++) yield return (who, t);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    Finding Occupied()
    {
        var lost = true;
        for (var k = 0; k < _commons && lost; k++)
        {
            var (x, y) = (_schedule.At[(_a * _model.T) + _common[k]], _schedule.At[(_b * _model.T) + _common[k]]);
            var worth = (x >= 0 ? _model.Score[x] : 0L) + (y >= 0 && y != x ? _model.Score[y] : 0L);
            lost = worth >= _model.Score[_pair];
        }

        return new(_pair, lost ? UnscheduledReason.LostOnScore : UnscheduledReason.Displaced, Blocking.InCommonSlots);
    }

    /// <summary>The ids of the meetings in the way, each once.</summary>
    internal List<string> InTheWay(Finding finding)
    {
        var (pair, meetings) = (finding.Pair, new List<int>());
        switch (finding.By)
        {
            case Blocking.OfParticipant:
                for (var t = 0; t < _model.T; t++) Add(finding.Participant, t);
                break;
            case Blocking.OnDays:
                foreach (var (who, t) in AtDailyLimit(pair)) Add(who, t);
                break;
            case Blocking.InCommonSlots:
                for (var t = 0; t < _model.T; t++)
                {
                    if (!IsCommon(pair, t)) continue;
                    Add(_model.A[pair], t);
                    Add(_model.B[pair], t);
                }

                break;
            case Blocking.InOrder:
                meetings.AddRange(_model.Before[pair].Concat(_model.After[pair]).Where(q => _schedule.SlotOf[q] >= 0));
                break;
            case Blocking.Nothing:
            default:
                break;
        }

        return [.. meetings.Distinct().Select(_model.PairId)];

        void Add(int who, int t)
        {
            var q = _schedule.At[(who * _model.T) + t];
            if (q >= 0 && _model.Score[q] < finding.Below) meetings.Add(q);
        }
    }

    /// <summary>A finding in words.</summary>
    public UnscheduledPair Tell(Finding finding) =>
        new(_model.PairId(finding.Pair), finding.Reason, finding.By == Blocking.Nothing ? [] : new MeetingsInTheWay(this, finding));

    bool TooUneven(int t)
    {
        // Others may have got another interpreter for its sake.
        _schedule.Interpreters.Begin();
        var placed = _schedule.TryPlace(_pair, t);
        var uneven = placed && _schedule.BreakDifference() > _model.BreakDifference;
        if (placed) _schedule.Remove(_pair);
        _schedule.Interpreters.Undo();
        return uneven;
    }

    bool IsBusy(int t) => _schedule.At[(_a * _model.T) + t] >= 0 || _schedule.At[(_b * _model.T) + t] >= 0;

    bool DayLeft(int p, int t) => _schedule.Daily(p, _model.DayOf[t]) < _model.MaxPerDay[p];

    Finding Say(UnscheduledReason reason) => new(_pair, reason);
}
