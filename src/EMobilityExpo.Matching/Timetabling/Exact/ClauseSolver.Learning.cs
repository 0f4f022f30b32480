using System.Numerics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Learning from conflicts: first unique implication point, shortening, keeping the clauses that are worth it.</summary>
sealed partial class ClauseSolver
{
    readonly List<int> _learnt = [];
    readonly List<int> _why = [];
    readonly List<int> _toClear = [];
    readonly List<(int Clause, int Spread)> _learntClauses = [];
    bool[] _seen = [];
    long _stamp;
    long[] _levelStamp = new long[64];

    /// <summary>Learns a clause (its first literal is to become true) and returns the level to go back to.</summary>
    int Analyze(int failed)
    {
        _learnt.Clear();
        _learnt.Add(0);
        _toClear.Clear();
        var open = 0;
        var at = _trailSize - 1;
        var (reason, implied) = (failed, _none);
        while (true)
        {
            Explain(reason, implied, _why);
            _work += _why.Count;
            foreach (var literal in _why) open += Meet(literal);
            while (!_seen[_trail[at] >> 1]) at--;
            implied = _trail[at--];
            reason = _reason[implied >> 1];
            if (--open == 0) break;
        }

        _learnt[0] = implied ^ 1;
        Minimise();
        foreach (var v in _toClear) _seen[v] = false;
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

    int Meet(int literal)
    {
        var v = literal >> 1;
        if (_seen[v] || _level[v] == 0) return 0;
        _seen[v] = true;
        _toClear.Add(v);
        Bump(v);
        if (_level[v] == _levelStart.Count) return 1;
        _learnt.Add(literal ^ 1);
        return 0;
    }

    /// <summary>Drops literals that follow from the others.</summary>
    void Minimise()
    {
        var kept = 1;
        for (var i = 1; i < _learnt.Count; i++)
        {
            var v = _learnt[i] >> 1;
            var follows = _reason[v] != -1;
            if (follows)
            {
                Explain(_reason[v], _learnt[i] ^ 1, _why);
                foreach (var literal in _why)
                {
                    if (_seen[literal >> 1] || _level[literal >> 1] == 0) continue;
                    follows = false;
                    break;
                }
            }

            if (!follows) _learnt[kept++] = _learnt[i];
        }

        _learnt.RemoveRange(kept, _learnt.Count - kept);
    }

    int Spread()
    {
        _stamp++;
        var spread = 0;
        if (_levelStamp.Length <= _levelStart.Count) Array.Resize(ref _levelStamp, (int)BitOperations.RoundUpToPowerOf2((uint)_levelStart.Count + 2));
        foreach (var literal in _learnt)
        {
            var level = _level[literal >> 1];
            if (_levelStamp[level] == _stamp) continue;
            _levelStamp[level] = _stamp;
            spread++;
        }

        return spread;
    }

    int Store(ReadOnlySpan<int> literals, bool learnt)
    {
        var clause = _arena.Count;
        _arena.Add(literals.Length);
        _arena.Add(learnt ? 1 : 0);
        foreach (var literal in literals) _arena.Add(literal);
        return clause;
    }

    void Attach(int clause)
    {
        _watch[_arena[clause + 2] ^ 1].Add(clause, _arena[clause + 3]);
        _watch[_arena[clause + 3] ^ 1].Add(clause, _arena[clause + 2]);
    }

}
