namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Propagation: clauses by two watched literals, groups of at most one by their lists, linear constraints by counters.</summary>
sealed partial class ClauseSolver
{
    int _conflictLiteral; // the false literal, where one other literal rules it out

    void Enqueue(int literal, int reason)
    {
        (_value[literal], _value[literal ^ 1]) = (1, 0);
        var v = literal >> 1;
        (_level[v], _reason[v], _position[v]) = (_levelStart.Count, reason, _trailSize);
        _trail[_trailSize++] = literal;
    }

    /// <summary>Draws all consequences; returns the constraint that fails (coded as a reason) or <see cref="Reason.None"/>.</summary>
    int Propagate()
    {
        while (_head < _trailSize)
        {
            var literal = _trail[_head++];
            _work += 6;
            var failed = Clauses(literal);
            // The counters are moved even after a conflict: taking back relies on all processed literals being counted.
            if (_occurs[literal].Count > 0)
            {
                var failedLinear = Linears(literal, failed == Reason.None);
                if (failed == Reason.None) failed = failedLinear;
            }

            if (failed == Reason.None)
            {
                foreach (var group in _watch[literal].Groups)
                {
                    failed = Group(literal, _groups[group]);
                    if (failed != Reason.None) break;
                }
            }

            if (failed != Reason.None) return failed;
        }

        return Reason.None;
    }

    /// <summary>All others of the group are false.</summary>
    int Group(int literal, int[] group)
    {
        _work += group.Length / 2;
        var value = _value;
        foreach (var other in group)
        {
            if (value[other] == 0 || other == literal) continue;
            if (value[other] == 1)
            {
                _conflictLiteral = other ^ 1;
                return Reason.Literal(literal);
            }

            Enqueue(other ^ 1, Reason.Literal(literal));
        }

        return Reason.None;
    }

    unsafe int Clauses(int literal)
    {
        var list = _watch[literal];
        var (count, kept, i, lost, failed) = (list.Count, 0, 0, literal ^ 1, Reason.None);
        _work += count;
        fixed (Watch* watch = list.Items)
        fixed (int* arena = _arena)
        fixed (byte* value = _value)
        {
            while (i < count)
            {
                var seen = watch[i++];
                if (value[seen.Blocker] == 1)
                {
                    watch[kept++] = seen;
                    continue;
                }

                if (seen.Clause < 0)
                {
                    watch[kept++] = seen;
                    if (value[seen.Blocker] == _free)
                    {
                        Enqueue(seen.Blocker, Reason.Literal(literal));
                        continue;
                    }

                    _conflictLiteral = seen.Blocker;
                    failed = Reason.Literal(literal);
                    break;
                }

                var literals = arena + seen.Clause + _header;
                var first = literals[0] ^ literals[1] ^ lost;
                if (value[first] == 1)
                {
                    watch[kept++] = new Watch(seen.Clause, first);
                    continue;
                }

                var (size, k) = (literals[-_header], 2);
                while (k < size && value[literals[k]] == 0) k++;
                _work += k >> 2;
                if (k < size)
                {
                    var next = literals[k];
                    (literals[0], literals[1], literals[k]) = (first, next, lost);
                    _watch[next ^ 1].Add(seen.Clause, first);
                    continue;
                }

                watch[kept++] = new Watch(seen.Clause, first);
                if (value[first] == 0)
                {
                    failed = seen.Clause;
                    break;
                }

                Enqueue(first, seen.Clause);
            }

            while (i < count) watch[kept++] = watch[i++];
        }

        list.Count = kept;
        return failed;
    }

    int Linears(int literal, bool look)
    {
        var list = _occurs[literal];
        for (var i = 0; i < list.Count; i++) _linears[list.Index[i]].Sum += list.Weight[i];
        _work += 2 * list.Count;
        for (var i = 0; look && i < list.Count; i++)
        {
            if (!Tighten(list.Index[i])) return Reason.Linear(list.Index[i]);
        }

        return Reason.None;
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
            if (_value[linear.Literals[i]] == _free) Enqueue(linear.Literals[i] ^ 1, Reason.Linear(index));
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
            Insert(literal >> 1);
        }

        _trailSize = start;
        _head = Math.Min(_head, start);
        _levelStart.RemoveRange(level, _levelStart.Count - level);
    }

    /// <summary>
    /// The literals that, all true, force the given one (or the conflict, where nothing is implied). For a linear constraint only as
    /// many as are needed, the earliest first.
    /// </summary>
    void Explain(int reason, int implied, List<int> into)
    {
        into.Clear();
        if (reason >= 0)
        {
            foreach (var literal in _arena.AsSpan(reason + _header, _arena[reason]))
            {
                if (literal != implied) into.Add(literal ^ 1);
            }
        }
        else if (Reason.IsLiteral(reason))
        {
            into.Add(Reason.Of(reason));
            if (implied < 0) into.Add(_conflictLiteral ^ 1);
        }
        else
        {
            ExplainLinear(_linears[Reason.Of(reason)], implied, into);
        }
    }

    void ExplainLinear(Linear linear, int implied, List<int> into)
    {
        var before = implied < 0 ? int.MaxValue : _position[implied >> 1];
        var need = linear.Bound;
        for (var i = 0; i < linear.Literals.Length; i++)
        {
            var literal = linear.Literals[i];
            if (implied >= 0 && literal == (implied ^ 1)) need -= linear.Weights[i];
            else if (_value[literal] == 1 && _position[literal >> 1] < before) into.Add(literal);
        }

        _work += linear.Literals.Length;
        if (linear.Weights[0] != linear.Weights[^1]) return;
        // Equal weights: as few as are needed; the earliest are the ones most likely below the present level.
        var keep = need < 0 ? 0 : (int)(need / linear.Weights[0]) + 1;
        if (into.Count <= keep) return;
        into.Sort((x, y) => _position[x >> 1].CompareTo(_position[y >> 1]));
        into.RemoveRange(keep, into.Count - keep);
    }
}
