namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// A timetable that can be changed meeting by meeting. Availability, tables, limits, interpreters and precedences hold at all
/// times; required meetings and the difference of breaks are looked at by the caller. Score, breaks, missed minimums and moves
/// are kept up to date. Placing and removing cost a look along one day, plus a search for an interpreter where one is needed.
/// </summary>
sealed class Schedule
{
    readonly Model _model;
    readonly InterpreterBook _interpreters;
    readonly ulong[] _busy;
    readonly int[] _count;
    readonly int[] _daily;
    readonly int[] _tableUse;
    readonly int[] _breaksOf;
    readonly long[] _got;
    int _missing;

    public Schedule(Model model)
    {
        _model = model;
        SlotOf = new int[model.N];
        At = new int[model.P * model.T];
        Array.Fill(SlotOf, -1);
        Array.Fill(At, -1);
        _interpreters = new InterpreterBook(model);
        _busy = new ulong[model.P];
        _count = new int[model.P];
        _daily = new int[model.P * model.D];
        _tableUse = new int[model.T];
        _breaksOf = new int[model.P];
        _got = new long[model.P];
        for (var p = 0; p < model.P; p++) MissedMinimum += model.Min[p];
        Moved = model.HeldMeetings;
        _missing = model.Required.AsSpan().Count(true);
    }

    public Model Model => _model;

    /// <summary>Slot of each pair; -1 when not held.</summary>
    public int[] SlotOf { get; }

    /// <summary>Pair of each participant x slot; -1 when idle.</summary>
    public int[] At { get; }

    public InterpreterBook Interpreters => _interpreters;

    public long Score { get; private set; }

    public int Breaks { get; private set; }

    public int MissedMinimum { get; private set; }

    public int Moved { get; private set; }

    public int Meetings { get; private set; }

    public int MissingRequired() => _missing;

    public int Count(int p) => _count[p];

    public int Daily(int p, int day) => _daily[(p * _model.D) + day];

    public int BreaksOf(int p) => _breaksOf[p];

    public int TablesLeft(int t) => _model.Tables[t] - _tableUse[t];

    public long Got(int p) => _got[p];

    /// <summary>Slots of a participant with a meeting, and those in which it could have one more, as bits (the first 64 slots).</summary>
    public ulong Busy(int p) => _busy[p];

    public ulong Idle(int p) => _model.AvailableBits[p] & ~_busy[p];

    /// <summary>By how much the breaks of a participant change when it moves a meeting between two of its slots.</summary>
    public int BreaksChange(int p, int from, int to)
    {
        var m = _model;
        var (first, second) = (m.DayOf[from], m.DayOf[to]);
        if (m.T <= 64)
        {
            var (before, after) = (_busy[p], _busy[p] ^ (1UL << from) ^ (1UL << to));
            var change = BreakCount.Of(after & m.DayBits[first]) - BreakCount.Of(before & m.DayBits[first]);
            return first == second ? change : change + BreakCount.Of(after & m.DayBits[second]) - BreakCount.Of(before & m.DayBits[second]);
        }

        var q = At[(p * m.T) + from];
        At[(p * m.T) + from] = -1;
        var scanned = BreakCount.WhenBusy(m, At, p, to) - BreakCount.WhenBusy(m, At, p, from);
        At[(p * m.T) + from] = q;
        return scanned;
    }

    /// <summary>By how much the breaks of a participant change when an idle slot becomes busy.</summary>
    public int BreaksWhenBusy(int p, int t)
    {
        if (_model.T > 64) return BreakCount.WhenBusy(_model, At, p, t);
        var day = _busy[p] & _model.DayBits[_model.DayOf[t]];
        return BreakCount.Of(day | (1UL << t)) - BreakCount.Of(day);
    }

    /// <summary>Held already, at a limit, or without a slot in which both are idle.</summary>
    public bool Hopeless(int q)
    {
        var m = _model;
        var (a, b) = (m.A[q], m.B[q]);
        if (SlotOf[q] >= 0 || _count[a] >= m.Max[a] || _count[b] >= m.Max[b]) return true;
        return m.T <= 64 && (Idle(a) & Idle(b)) == 0;
    }

    /// <summary>Everything but the interpreter.</summary>
    public bool Fits(int q, int t)
    {
        var m = _model;
        var (a, b) = (m.A[q], m.B[q]);
        if (!m.Allowed[(q * m.T) + t] || At[(a * m.T) + t] >= 0 || At[(b * m.T) + t] >= 0) return false;
        var day = m.DayOf[t];
        if (_count[a] >= m.Max[a] || _count[b] >= m.Max[b]) return false;
        if (_daily[(a * m.D) + day] >= m.MaxPerDay[a] || _daily[(b * m.D) + day] >= m.MaxPerDay[b]) return false;
        return (!m.TakesTable[q] || _tableUse[t] < m.Tables[t]) && (!m.HasOrder || InOrder(q, t));
    }

    public bool InOrder(int q, int t)
    {
        foreach (var before in _model.Before[q])
        {
            if (SlotOf[before] >= t) return false;
        }

        foreach (var after in _model.After[q])
        {
            if (SlotOf[after] >= 0 && SlotOf[after] <= t) return false;
        }

        return true;
    }

    /// <summary>Holds a pair in a slot if every rule allows it; with a free interpreter of the caller's choice, or any.</summary>
    public bool TryPlace(int q, int t, int interpreter = -1)
    {
        if (SlotOf[q] >= 0 || !Fits(q, t)) return false;
        if (interpreter >= 0) _interpreters.Take(interpreter, q, t);
        else if (_model.Interpreting.KindOf[q] >= 0 && !_interpreters.TryAssign(q, t)) return false;
        Put(q, t);
        return true;
    }

    /// <summary>Holds a pair in a slot where the caller has seen that the rules allow it, and that it has its interpreter.</summary>
    public void Put(int q, int t)
    {
        SlotOf[q] = t;
        Enter(_model.A[q], q, t);
        Enter(_model.B[q], q, t);
        if (_model.TakesTable[q]) _tableUse[t]++;
        Score += _model.Score[q];
        Meetings++;
        if (_model.Required[q]) _missing--;
        if (_model.Held[q] == t) Moved--;
    }

    public void Remove(int q)
    {
        if (_model.Interpreting.KindOf[q] >= 0) _interpreters.Release(q, SlotOf[q]);
        Drop(q);
    }

    /// <summary>Takes out all meetings of a slot.</summary>
    public void Clear(int t)
    {
        for (var p = 0; p < _model.P; p++)
        {
            if (At[(p * _model.T) + t] is >= 0 and var q) Remove(q);
        }
    }

    /// <summary>Takes a pair out, but not its interpreter: the other half of <see cref="Put"/>.</summary>
    public void Drop(int q)
    {
        var t = SlotOf[q];
        SlotOf[q] = -1;
        Leave(_model.A[q], q, t);
        Leave(_model.B[q], q, t);
        if (_model.TakesTable[q]) _tableUse[t]--;
        Score -= _model.Score[q];
        Meetings--;
        if (_model.Required[q]) _missing++;
        if (_model.Held[q] == t) Moved++;
    }

    /// <summary>The smallest satisfaction, 0 to 1. O(participants).</summary>
    public double Fairness()
    {
        var least = double.PositiveInfinity;
        for (var p = 0; p < _model.P; p++)
        {
            if (_model.MostAlone[p] > 0) least = Math.Min(least, _got[p] / (double)_model.MostAlone[p]);
        }

        return double.IsPositiveInfinity(least) ? 1 : least;
    }

    /// <summary>Largest less smallest number of breaks of a participant. O(participants).</summary>
    public int BreakDifference()
    {
        if (_model.P == 0) return 0;
        var (least, most) = (int.MaxValue, 0);
        foreach (var breaks in _breaksOf) (least, most) = (Math.Min(least, breaks), Math.Max(most, breaks));
        return most - least;
    }

    /// <summary>Every required pair is held and the numbers of breaks are close enough.</summary>
    public bool Complete() =>
        (!_model.HasRequired || MissingRequired() == 0) && (_model.BreakDifference < 0 || BreakDifference() <= _model.BreakDifference);

    public Quality Quality() => Timetabling.Quality.Of(_model.Objective, this);

    public void CopyFrom(Schedule other)
    {
        other.SlotOf.CopyTo(SlotOf, 0);
        other.At.CopyTo(At, 0);
        other._count.CopyTo(_count, 0);
        other._daily.CopyTo(_daily, 0);
        other._tableUse.CopyTo(_tableUse, 0);
        other._breaksOf.CopyTo(_breaksOf, 0);
        other._got.CopyTo(_got, 0);
        other._busy.CopyTo(_busy, 0);
        _interpreters.CopyFrom(other._interpreters);
        (Score, Breaks, MissedMinimum) = (other.Score, other.Breaks, other.MissedMinimum);
        (Moved, Meetings, _missing) = (other.Moved, other.Meetings, other._missing);
    }

    void Enter(int p, int q, int t)
    {
        var change = BreaksWhenBusy(p, t);
        At[(p * _model.T) + t] = q;
        _busy[p] |= 1UL << t;
        if (_count[p]++ < _model.Min[p]) MissedMinimum--;
        Tally(p, q, t, change, 1);
    }

    void Leave(int p, int q, int t)
    {
        At[(p * _model.T) + t] = -1;
        _busy[p] &= ~(1UL << t);
        if (--_count[p] < _model.Min[p]) MissedMinimum++;
        Tally(p, q, t, -BreaksWhenBusy(p, t), -1);
    }

    void Tally(int p, int q, int t, int change, int sign)
    {
        _daily[(p * _model.D) + _model.DayOf[t]] += sign;
        _got[p] += sign * _model.Score[q];
        _breaksOf[p] += change;
        Breaks += change;
    }
}
