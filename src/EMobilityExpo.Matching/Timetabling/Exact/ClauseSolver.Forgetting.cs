namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Forgetting: learnt clauses that spread over many levels go first (G. Audemard, L. Simon, 2009), long unused ones before.</summary>
sealed partial class ClauseSolver
{
    const int _dropped = -1;
    readonly List<int> _learntClauses = [];
    int _allowed = 3000;

    /// <summary>Forgets the worse half of the learnt clauses and closes up the gaps in memory.</summary>
    void Reduce()
    {
        var reasons = new HashSet<int>();
        for (var i = 0; i < _trailSize; i++)
        {
            if (_reason[_trail[i] >> 1] >= 0) reasons.Add(_reason[_trail[i] >> 1]);
        }

        var kept = _learntClauses.Count(IsGood);
        var order = _learntClauses.Where(x => !IsGood(x)).OrderBy(x => _arena[x + 1]).ThenBy(x => _arena[x]).ThenBy(x => x).ToList();
        foreach (var clause in order.Skip(order.Count / 2))
        {
            if (!reasons.Contains(clause)) _arena[clause + 1] = _dropped;
        }

        _learntClauses.RemoveAll(x => _arena[x + 1] == _dropped);
        CloseUp();
        _allowed = Math.Max(_allowed + 300, _learntClauses.Count + 1500);
    }

    /// <summary>Spread over few levels, or used not long ago.</summary>
    bool IsGood(int clause) => _arena[clause + 1] <= 2 || (_arena[clause + 1] <= 6 && _arena[clause + 2] > _conflicts - 5000);

    /// <summary>Moves the kept clauses together; where each went stands in the old memory until all pointers are turned.</summary>
    void CloseUp()
    {
        var old = _arena.AsSpan(0, _arenaSize).ToArray();
        _arenaSize = 0;
        for (var at = 0; at < old.Length; at += old[at] + _header)
        {
            if (old[at + 1] == _dropped) continue;
            var moved = _arenaSize;
            old.AsSpan(at, old[at] + _header).CopyTo(_arena.AsSpan(moved));
            _arenaSize += old[at] + _header;
            old[at + 1] = moved;
        }

        for (var literal = 0; literal < 2 * Variables; literal++) Turn(_watch[literal], old);
        for (var i = 0; i < _trailSize; i++)
        {
            var v = _trail[i] >> 1;
            if (_reason[v] >= 0) _reason[v] = old[_reason[v] + 1];
        }

        for (var i = 0; i < _learntClauses.Count; i++) _learntClauses[i] = old[_learntClauses[i] + 1];
    }

    static void Turn(Watchers list, int[] old)
    {
        var kept = 0;
        foreach (var watch in list.Items.AsSpan(0, list.Count))
        {
            var moved = watch.Clause < 0 ? -1 : old[watch.Clause + 1];
            if (watch.Clause >= 0 && moved == _dropped) continue;
            list.Items[kept++] = new Watch(moved, watch.Blocker);
        }

        list.Count = kept;
    }
}
