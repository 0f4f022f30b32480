using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The search: decisions by activity (M. Moskewicz et al.: Chaff, 2001), and two ways in turn: trying "no" first and
/// restarting often, when the clauses learnt get worse (G. Audemard, L. Simon: Glucose, 2009), and restarting by Luby's sequence, towards the
/// largest assignment without a conflict seen so far (A. Biere, M. Fleury: target phases, 2020).
/// </summary>
sealed partial class ClauseSolver
{
    byte[] _bestPhase = [];
    byte[] _model = [];
    int _bestSize;
    bool _stable;
    int _turns;
    int[] _suggested = [];
    long _conflicts;
    long _modeEnd = 1000;
    long _modeLength = 1000;
    double _fast;
    double _slow;
    long _sinceRestart;
    long _restartAfter = 50;
    long _luby;
    long _work;
    long _total;

    /// <summary>Looks for a solution with the given literals true. Null when the budget is over or has reached the end given.</summary>
    public bool? Solve(ReadOnlySpan<int> assumptions, Budget budget, long end = long.MaxValue, long mostConflicts = long.MaxValue)
    {
        BackTo(0);
        _core.Clear();
        if (!Consistent) return false;
        _bestSize = 0;
        mostConflicts = mostConflicts == long.MaxValue ? mostConflicts : _conflicts + mostConflicts;
        while (true)
        {
            var failed = Propagate();
            if (!Pay(budget, end) || _conflicts >= mostConflicts) return Leave(null);
            if (failed != Reason.None)
            {
                if (_levelStart.Count == 0) return Leave(Consistent = false);
                Learn(failed);
                continue;
            }

            if (_trailSize > _bestSize && _stable) Remember();
            if (_conflicts >= _nextProbe)
            {
                if (!Probe() || (Shortens && !Shorten((_total / 10) - _vivified))) return Leave(false);
                continue;
            }

            if (RestartDue(assumptions.Length)) continue;
            if (_learntClauses.Count >= _allowed) Reduce();
            var next = Assume(assumptions, out var refuted);
            if (refuted)
            {
                Refute(assumptions[_levelStart.Count]);
                return Leave(false);
            }

            if (next < 0) next = Decide();
            if (next < 0) return Found();
            _levelStart.Add(_trailSize);
            Enqueue(next, Reason.None);
        }
    }

    bool Pay(Budget budget, long end)
    {
        if (_work < 20_000) return true;
        var going = budget.Spend(_work * 8);
        _total += _work;
        _work = 0;
        return going && budget.Used < end;
    }

    bool? Leave(bool? answer)
    {
        BackTo(0);
        return answer;
    }

    bool? Found()
    {
        for (var v = 0; v < Variables; v++) _model[v] = _bestPhase[v] = (byte)(_value[2 * v] == 1 ? 0 : 1);
        BackTo(0);
        return true;
    }

    void Learn(int failed)
    {
        var back = Analyze(failed);
        var spread = Spread(CollectionsMarshal.AsSpan(_learnt));
        _conflicts++;
        _sinceRestart++;
        _fast += (spread - _fast) / 32;
        _slow += (spread - _slow) / Math.Min(8192, _conflicts + 1);
        BackTo(back);
        if (_learnt.Count == 1)
        {
            Enqueue(_learnt[0], Reason.None);
        }
        else
        {
            var clause = Keep(CollectionsMarshal.AsSpan(_learnt), spread);
            Enqueue(_learnt[0], clause < 0 ? Reason.Literal(_learnt[1] ^ 1) : clause);
        }

        _increment /= _stable ? 0.97 : 0.94;
        if (_increment > 1e100) Rescale();
    }

    bool RestartDue(int assumptions)
    {
        if (_conflicts >= _modeEnd) Turn();
        var due = _stable ? _sinceRestart >= _restartAfter : _sinceRestart >= 10 && _fast > 1.2 * _slow;
        if (!due) return false;
        _sinceRestart = 0;
        if (_stable) _restartAfter = 128 * Luby(++_luby);
        if (_levelStart.Count <= assumptions) return false;
        BackTo(assumptions);
        return true;
    }

    void Turn()
    {
        _stable = !_stable;
        if (!_stable) _modeLength += 1000;
        _modeEnd = _conflicts + _modeLength;
        (_luby, _restartAfter, _bestSize) = (1, 128, 0);
        if (_stable && ++_turns % 2 == 0) Approach();
    }

    /// <summary>Towards what was suggested, as far as the facts let it: what follows from it is tried first too.</summary>
    void Approach()
    {
        BackTo(0);
        foreach (var literal in _suggested)
        {
            if (_value[literal] != _free) continue;
            var level = _levelStart.Count;
            _levelStart.Add(_trailSize);
            Enqueue(literal, Reason.None);
            if (Propagate() != Reason.None) BackTo(level);
        }

        Remember();
        BackTo(0);
        _bestSize = 0;
    }

    /// <summary>Remembers the largest assignment without a conflict.</summary>
    void Remember()
    {
        _bestSize = _trailSize;
        for (var i = 0; i < _trailSize; i++) _bestPhase[_trail[i] >> 1] = (byte)(_trail[i] & 1);
    }

    /// <summary>The next assumption not yet on a level of its own; refuted when one is already false.</summary>
    int Assume(ReadOnlySpan<int> assumptions, out bool refuted)
    {
        refuted = false;
        while (_levelStart.Count < assumptions.Length)
        {
            var literal = assumptions[_levelStart.Count];
            if (_value[literal] == _free) return literal;
            if (_value[literal] == 0)
            {
                refuted = true;
                return -1;
            }

            _levelStart.Add(_trailSize);
        }

        return -1;
    }

    int Decide()
    {
        while (_heapSize > 0)
        {
            var v = Pop();
            if (_value[2 * v] == _free) return (2 * v) + (_stable ? _bestPhase[v] : 1);
        }

        return -1;
    }

    static long Luby(long i)
    {
        while (true)
        {
            var k = 1;
            while ((1L << k) - 1 < i) k++;
            if ((1L << k) - 1 == i) return 1L << (k - 1);
            i -= (1L << (k - 1)) - 1;
        }
    }
}
