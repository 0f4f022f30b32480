namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Meetings of one slot and the tables they wish for, each table for one meeting, of the greatest worth together: meetings come in one
/// by one along the best alternating path (H. Kuhn, 1955; J. Edmonds, R. Karp, 1972). Only wishes are looked at, at most four a meeting.
/// </summary>
sealed class TableMatching(int meetings)
{
    readonly List<(int Table, long Worth)>[] _wishes = [.. Enumerable.Range(0, meetings).Select(_ => new List<(int, long)>(4))];
    readonly Dictionary<int, int> _owner = [];
    readonly Dictionary<int, long> _distance = [];
    readonly Dictionary<int, (long Value, int From)> _reached = [];
    readonly Queue<int> _queue = new();

    /// <summary>Table of each meeting; -1 when it gets none of those it wishes for.</summary>
    public int[] TableOf { get; } = [.. Enumerable.Repeat(-1, meetings)];

    /// <summary>Adds to what a table is worth to a meeting.</summary>
    public void Add(int meeting, int table, long worth)
    {
        var wishes = _wishes[meeting];
        var known = wishes.FindIndex(x => x.Table == table);
        if (known < 0) wishes.Add((table, worth));
        else wishes[known] = (table, wishes[known].Worth + worth);
    }

    /// <summary>The greatest worth.</summary>
    public long Solve()
    {
        var total = 0L;
        for (var i = 0; i < meetings; i++) total += Enter(i);
        return total;
    }

    long Enter(int meeting)
    {
        // Those who are in are at their best together, so nobody gains by making room: the dearest wish, if it is free, is the best path.
        var (table, worth) = (-1, 0L);
        foreach (var wish in _wishes[meeting])
        {
            if (wish.Worth > worth) (table, worth) = wish;
        }

        if (table < 0) return 0;
        if (!_owner.TryAdd(table, meeting)) return Path(meeting);
        TableOf[meeting] = table;
        return worth;
    }

    long Path(int meeting)
    {
        _reached.Clear();
        _distance.Clear();
        _distance[meeting] = 0;
        _queue.Enqueue(meeting);
        // The path ends at a free table, or at a meeting that then goes without.
        var (best, end, without) = (0L, -1, -1);
        while (_queue.TryDequeue(out var i))
        {
            foreach (var (table, worth) in _wishes[i])
            {
                if (TableOf[i] == table) continue;
                var value = _distance[i] + worth;
                if (_reached.TryGetValue(table, out var known) && known.Value >= value) continue;
                _reached[table] = (value, i);
                if (!_owner.TryGetValue(table, out var owner))
                {
                    if (value > best) (best, end, without) = (value, table, -1);
                    continue;
                }

                var left = value - _wishes[owner].Find(x => x.Table == table).Worth;
                if (_distance.TryGetValue(owner, out var far) && left <= far) continue;
                _distance[owner] = left;
                _queue.Enqueue(owner);
                if (left > best) (best, end, without) = (left, table, owner);
            }
        }

        if (end < 0) return 0;
        if (without >= 0) TableOf[without] = -1;
        while (true)
        {
            var i = _reached[end].From;
            var previous = TableOf[i];
            (TableOf[i], _owner[end]) = (end, i);
            if (i == meeting) return best;
            end = previous;
        }
    }
}
