using System.Numerics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Learning from conflicts: first unique implication point, shortening, and which assumptions a refusal rests on.</summary>
sealed partial class ClauseSolver
{
    const byte _seen = 1;
    const byte _follows = 2;
    const byte _stands = 3;
    readonly List<int> _learnt = [];
    readonly List<int> _why = [];
    readonly List<int> _toClear = [];
    readonly List<int> _core = [];
    readonly Stack<List<int>> _spare = new();
    byte[] _mark = [];
    long _stamp;
    long[] _levelStamp = new long[64];

    /// <summary>After an answer of "no": assumptions that cannot all hold; none when there is no solution at all.</summary>
    public IReadOnlyList<int> Core => _core;

    /// <summary>Learns a clause (its first literal is to become true) and returns the level to go back to.</summary>
    int Analyze(int failed)
    {
        _learnt.Clear();
        _learnt.Add(0);
        _toClear.Clear();
        var (open, at, reason, implied) = (0, _trailSize - 1, failed, -1);
        while (true)
        {
            if (reason >= 0 && _arena[reason + 1] > 0) Used(reason);
            Explain(reason, implied, _why);
            _work += _why.Count;
            foreach (var literal in _why) open += Meet(literal);
            while (_mark[_trail[at] >> 1] == 0) at--;
            implied = _trail[at--];
            reason = _reason[implied >> 1];
            if (--open == 0) break;
        }

        _learnt[0] = implied ^ 1;
        Minimise();
        foreach (var v in _toClear) _mark[v] = 0;
        var back = 0;
        for (var i = 1; i < _learnt.Count; i++)
        {
            var level = _level[_learnt[i] >> 1];
            if (level <= back) continue;
            back = level;
            (_learnt[1], _learnt[i]) = (_learnt[i], _learnt[1]);
        }

        return back;
    }

    /// <summary>A clause that helps again may spread over fewer levels by now; it is kept longer then.</summary>
    void Used(int clause)
    {
        _arena[clause + 2] = (int)_conflicts;
        if (_arena[clause + 1] <= 2) return;
        var spread = Spread(_arena.AsSpan(clause + _header, _arena[clause]));
        if (spread < _arena[clause + 1]) _arena[clause + 1] = spread;
    }

    int Meet(int literal)
    {
        var v = literal >> 1;
        if (_mark[v] != 0 || _level[v] == 0) return 0;
        _mark[v] = _seen;
        _toClear.Add(v);
        Bump(v);
        if (_level[v] == _levelStart.Count) return 1;
        _learnt.Add(literal ^ 1);
        return 0;
    }

    /// <summary>Drops literals that follow from the others, in any number of steps.</summary>
    void Minimise()
    {
        _stamp++;
        foreach (var literal in _learnt) Stamp(_level[literal >> 1]);
        var kept = 1;
        for (var i = 1; i < _learnt.Count; i++)
        {
            if (_reason[_learnt[i] >> 1] == Reason.None || !Follows(_learnt[i] ^ 1, 0)) _learnt[kept++] = _learnt[i];
        }

        _learnt.RemoveRange(kept, _learnt.Count - kept);
    }

    /// <summary>A true literal follows from true literals of the clause learnt. The literals of the clause themselves stay marked as seen.</summary>
    bool Follows(int literal, int depth)
    {
        var v = literal >> 1;
        if (depth > 0 && (_level[v] == 0 || _mark[v] is _seen or _follows)) return true;
        if (_reason[v] == Reason.None || _mark[v] == _stands || depth > 60 || !IsStamped(_level[v])) return false;
        var why = _spare.TryPop(out var list) ? list : [];
        Explain(_reason[v], literal, why);
        _work += why.Count;
        var all = true;
        foreach (var other in why)
        {
            if (Follows(other, depth + 1)) continue;
            all = false;
            break;
        }

        _spare.Push(why);
        if (depth == 0) return all;
        _mark[v] = all ? _follows : _stands;
        _toClear.Add(v);
        return all;
    }

    int Spread(ReadOnlySpan<int> literals)
    {
        _stamp++;
        var spread = 0;
        foreach (var literal in literals)
        {
            var level = _level[literal >> 1];
            if (level == 0 || IsStamped(level)) continue;
            Stamp(level);
            spread++;
        }

        return Math.Max(1, spread);
    }

    bool IsStamped(int level) => level < _levelStamp.Length && _levelStamp[level] == _stamp;

    void Stamp(int level)
    {
        if (_levelStamp.Length <= level) Array.Resize(ref _levelStamp, (int)BitOperations.RoundUpToPowerOf2((uint)level + 2));
        _levelStamp[level] = _stamp;
    }

    /// <summary>The assumptions from which the given assumption comes out false.</summary>
    void Refute(int assumption)
    {
        _why.Clear();
        _why.Add(assumption ^ 1);
        Trace(_why, _core);
        _core.Insert(0, assumption);
    }

    /// <summary>The decisions from which the given true literals follow.</summary>
    void Trace(List<int> from, List<int> decisions)
    {
        decisions.Clear();
        _toClear.Clear();
        foreach (var literal in from) Mark(literal >> 1);
        for (var i = _trailSize - 1; i >= 0 && _levelStart.Count > 0 && i >= _levelStart[0]; i--)
        {
            var literal = _trail[i];
            if (_mark[literal >> 1] == 0) continue;
            if (_reason[literal >> 1] == Reason.None)
            {
                decisions.Add(literal);
                continue;
            }

            Explain(_reason[literal >> 1], literal, _why);
            foreach (var other in _why) Mark(other >> 1);
        }

        foreach (var v in _toClear) _mark[v] = 0;

        void Mark(int v)
        {
            if (_mark[v] != 0 || _level[v] == 0) return;
            _mark[v] = _seen;
            _toClear.Add(v);
        }
    }
}
