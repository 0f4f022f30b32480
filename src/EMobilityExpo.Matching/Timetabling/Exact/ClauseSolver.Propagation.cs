using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Propagation: clauses by two watched literals, linear constraints by counters.</summary>
sealed partial class ClauseSolver
{
    const int _none = int.MinValue;

    void Enqueue(int literal, int reason)
    {
        (_value[literal], _value[literal ^ 1]) = (1, 0);
        var v = literal >> 1;
        (_level[v], _reason[v], _position[v]) = (_levelStart.Count, reason, _trailSize);
        _trail[_trailSize++] = literal;
    }

    /// <summary>Draws all consequences; returns the constraint that fails (coded as a reason) or <see cref="_none"/>.</summary>
    int Propagate()
    {
        while (_head < _trailSize)
        {
            var literal = _trail[_head++];
            _work += 8;
            var failed = Clauses(literal);
            // The counters are moved even after a conflict: taking back relies on all processed literals being counted.
            var failedLinear = Linears(literal, failed == _none);
            if (failed != _none) return failed;
            if (failedLinear != _none) return failedLinear;
        }

        return _none;
    }

    int Clauses(int literal)
    {
        var list = _watch[literal];
        var arena = CollectionsMarshal.AsSpan(_arena);
        var lost = literal ^ 1;
        var (kept, i) = (0, 0);
        _work += 2 * list.Count;
        for (; i < list.Count; i++)
        {
            var blocker = list.Blocker[i];
            var clause = list.Clause[i];
            if (_value[blocker] == 1)
            {
                (list.Clause[kept], list.Blocker[kept]) = (clause, blocker);
                kept++;
                continue;
            }

            var start = clause + 2;
            if (arena[start] == lost) (arena[start], arena[start + 1]) = (arena[start + 1], lost);
            var first = arena[start];
            if (_value[first] == 1 || !Rewatch(arena, clause, first))
            {
                (list.Clause[kept], list.Blocker[kept]) = (clause, first);
                kept++;
                if (_value[first] == 1) continue;
                if (_value[first] == 0)
                {
                    for (i++; i < list.Count; i++, kept++) (list.Clause[kept], list.Blocker[kept]) = (list.Clause[i], list.Blocker[i]);
                    list.Count = kept;
                    return clause;
                }

                Enqueue(first, clause);
            }
        }

        list.Count = kept;
        return _none;
    }

    bool Rewatch(Span<int> arena, int clause, int first)
    {
        var start = clause + 2;
        var end = start + arena[clause];
        for (var k = start + 2; k < end; k++)
        {
            if (_value[arena[k]] == 0) continue;
            (arena[start + 1], arena[k]) = (arena[k], arena[start + 1]);
            _watch[arena[start + 1] ^ 1].Add(clause, first);
            return true;
        }

        return false;
    }

    int Linears(int literal, bool look)
    {
        var list = _occurs[literal];
        var failed = _none;
        for (var i = 0; i < list.Count; i++) _linears[list.Index[i]].Sum += list.Weight[i];
        _work += 2 * list.Count;
        for (var i = 0; look && i < list.Count; i++)
        {
            if (Tighten(list.Index[i])) continue;
            failed = -2 - list.Index[i];
            break;
        }

        return failed;
    }

    /// <summary>Makes false what no longer fits; false when the constraint is already broken.</summary>
    bool Tighten(int index)
    {
        var linear = _linears[index];
        var left = linear.Bound - linear.Sum;
        if (left < 0) return false;
        for (var i = 0; i < linear.Literals.Length && linear.Weights[i] > left; i++)
        {
            _work++;
            if (_value[linear.Literals[i]] == _free) Enqueue(linear.Literals[i] ^ 1, -2 - index);
        }

        return true;
    }

    void BackTo(int level)
    {
        if (_levelStart.Count <= level) return;
        var start = _levelStart[level];
        for (var i = _trailSize - 1; i >= start; i--)
        {
            var literal = _trail[i];
            if (i < _head)
            {
                var list = _occurs[literal];
                for (var k = 0; k < list.Count; k++) _linears[list.Index[k]].Sum -= list.Weight[k];
            }

            (_value[literal], _value[literal ^ 1]) = (_free, _free);
            _phase[literal >> 1] = _keepPhase ? _phase[literal >> 1] : (byte)(literal & 1);
            Insert(literal >> 1);
        }

        _trailSize = start;
        _head = Math.Min(_head, start);
        _levelStart.RemoveRange(level, _levelStart.Count - level);
    }

    /// <summary>
    /// The literals that, all true, force the given one (or the conflict, for <see cref="_none"/>). For a linear constraint only as
    /// many as are needed, the earliest first.
    /// </summary>
    void Explain(int reason, int implied, List<int> into)
    {
        into.Clear();
        if (reason >= 0)
        {
            for (var k = 0; k < _arena[reason]; k++)
            {
                var literal = _arena[reason + 2 + k];
                if (literal != implied) into.Add(literal ^ 1);
            }

            return;
        }

        var linear = _linears[-2 - reason];
        var before = implied == _none ? int.MaxValue : _position[implied >> 1];
        var need = linear.Bound;
        for (var i = 0; i < linear.Literals.Length; i++)
        {
            var literal = linear.Literals[i];
            if (implied != _none && literal == (implied ^ 1)) need -= linear.Weights[i];
            else if (_value[literal] == 1 && _position[literal >> 1] < before) into.Add(literal);
        }

        Shorten(linear, into, need);
    }

    /// <summary>Drops the latest literals while the rest still sums to more than <paramref name="need"/>; for equal weights only.</summary>
    void Shorten(Linear linear, List<int> literals, long need)
    {
        if (linear.Weights[0] != linear.Weights[^1] || literals.Count <= need / linear.Weights[0]) return;
        // Equal weights: the earliest are the ones most likely below the present level.
        var keep = (int)(need / linear.Weights[0]) + 1;
        if (need < 0) keep = 0;
        if (literals.Count <= keep) return;
        literals.Sort((x, y) => _position[x >> 1].CompareTo(_position[y >> 1]));
        literals.RemoveRange(keep, literals.Count - keep);
    }
}
