namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Forgetting: learnt clauses that spread over many levels go first (G. Audemard, L. Simon, 2009).</summary>
sealed partial class ClauseSolver
{
    const int _dropped = -1;

    /// <summary>Forgets the worse half of the learnt clauses and closes up the gaps in memory.</summary>
    void Reduce()
    {
        var reasons = new HashSet<int>();
        for (var i = 0; i < _trailSize; i++)
        {
            if (_reason[_trail[i] >> 1] >= 0) reasons.Add(_reason[_trail[i] >> 1]);
        }

        var order = _learntClauses.Select((x, i) => (x.Clause, x.Spread, Index: i)).OrderBy(x => x.Spread).ThenByDescending(x => x.Index).ToList();
        for (var i = order.Count / 2; i < order.Count; i++)
        {
            if (order[i].Spread > 3 && !reasons.Contains(order[i].Clause)) _arena[order[i].Clause + 1] = _dropped;
        }

        _learntClauses.RemoveAll(x => _arena[x.Clause + 1] == _dropped);
        CloseUp();
    }

    /// <summary>Moves the kept clauses together; where each went stands in the old memory until all pointers are turned.</summary>
    void CloseUp()
    {
        var old = _arena.ToArray();
        _arena.Clear();
        for (var at = 0; at < old.Length; at += old[at] + 2)
        {
            if (old[at + 1] == _dropped) continue;
            var moved = _arena.Count;
            _arena.AddRange(old.AsSpan(at, old[at] + 2));
            old[at + 1] = moved;
        }

        for (var literal = 0; literal < 2 * Variables; literal++)
        {
            var list = _watch[literal];
            var kept = 0;
            for (var i = 0; i < list.Count; i++)
            {
                var moved = old[list.Clause[i] + 1];
                if (moved == _dropped) continue;
                (list.Clause[kept], list.Blocker[kept]) = (moved, list.Blocker[i]);
                kept++;
            }

            list.Count = kept;
        }

        for (var i = 0; i < _trailSize; i++)
        {
            var v = _trail[i] >> 1;
            if (_reason[v] >= 0) _reason[v] = old[_reason[v] + 1];
        }

        for (var i = 0; i < _learntClauses.Count; i++) _learntClauses[i] = (old[_learntClauses[i].Clause + 1], _learntClauses[i].Spread);
    }
}
