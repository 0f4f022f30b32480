namespace EMobilityExpo.Matching.Timetabling;

/// <summary>What the facts decide is taken out: clauses that are true, literals that are false, in groups too. O(all clauses).</summary>
sealed partial class ClauseSolver
{
    int _simplified; // facts already taken out

    /// <summary>Facts need no reason, and after propagation no watched literal of a clause that is still open is false.</summary>
    void Simplify()
    {
        if (_simplified == _trailSize) return;
        _simplified = _trailSize;
        for (var i = 0; i < _trailSize; i++) _reason[_trail[i] >> 1] = Reason.None;
        for (var literal = 0; literal < 2 * Variables; literal++) OpenPairs(literal);
        var (old, size) = (_arena, _arenaSize);
        (_arena, _arenaSize) = (new int[old.Length], 0);
        _learntClauses.Clear();
        for (var at = 0; at < size; at += old[at] + _header) Copy(old.AsSpan(at, old[at] + _header));
        OpenGroups();
    }

    /// <summary>Keeps of the watchers the pairs, where neither literal is known.</summary>
    void OpenPairs(int literal)
    {
        var (list, kept) = (_watch[literal], 0);
        list.Groups.Clear();
        foreach (var watch in list.Items.AsSpan(0, _value[literal] == _free ? list.Count : 0))
        {
            if (watch.Clause < 0 && _value[watch.Blocker] == _free) list.Items[kept++] = watch;
        }

        list.Count = kept;
    }

    void Copy(ReadOnlySpan<int> clause)
    {
        Span<int> open = clause.Length <= 128 ? stackalloc int[clause.Length] : new int[clause.Length];
        var size = 0;
        foreach (var literal in clause[_header..])
        {
            if (_value[literal] == 1) return;
            if (_value[literal] == _free) open[size++] = literal;
        }

        if (Keep(open[..size], Math.Min(clause[1], size)) is >= 0 and var kept) (_arena[kept + 2], _arena[kept + 3]) = (clause[2], clause[3]);
    }

    void OpenGroups()
    {
        var groups = _groups.ConvertAll(x => Array.Exists(x, y => _value[y] == 1) ? [] : Array.FindAll(x, y => _value[y] == _free));
        _groups.Clear();
        foreach (var group in groups)
        {
            if (group.Length < 2) continue;
            foreach (var literal in group) _watch[literal].Groups.Add(_groups.Count);
            _groups.Add(group);
        }
    }
}
