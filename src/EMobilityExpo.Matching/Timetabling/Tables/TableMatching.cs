using System.Runtime.CompilerServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Meetings of one slot and the tables they wish for, each table for one meeting, of the greatest worth together: meetings come in one
/// by one along the best alternating path (H. Kuhn, 1955; J. Edmonds, R. Karp, 1972). Only wishes are looked at, a few for each meeting.
/// One object serves all slots of an event.
/// </summary>
sealed class TableMatching(int mostMeetings, int tables, int mostWishes)
{
    readonly (int Table, long Worth)[] _wish = new (int, long)[mostWishes * mostMeetings];
    readonly int[] _wishes = new int[mostMeetings];
    readonly int[] _owner = new int[tables];
    readonly long[] _distance = new long[mostMeetings];
    readonly (long Value, int From)[] _reached = new (long, int)[tables];
    readonly int[] _distanceOf = new int[mostMeetings]; // the path for which the distance was found
    readonly int[] _reachedBy = new int[tables];
    readonly Queue<int> _queue = new();
    readonly int[] _tableOf = new int[mostMeetings];
    int _meetings;
    int _path;

    /// <summary>Table of a meeting; -1 when it gets none of those it wishes for.</summary>
    public int TableOf(int meeting) => _tableOf[meeting];

    /// <summary>Turns to another slot.</summary>
    public void Begin(int meetings)
    {
        _meetings = meetings;
        Array.Fill(_owner, -1);
        Array.Fill(_tableOf, -1, 0, meetings);
        Array.Clear(_wishes, 0, meetings);
    }

    /// <summary>Adds to what a table is worth to a meeting.</summary>
    public void Add(int meeting, int table, long worth)
    {
        var wishes = Wishes(meeting);
        for (var k = 0; k < wishes.Length; k++)
        {
            if (wishes[k].Table != table) continue;
            wishes[k].Worth += worth;
            return;
        }

        _wish[(mostWishes * meeting) + _wishes[meeting]++] = (table, worth);
    }

    /// <summary>The greatest worth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Solve()
    {
        var total = 0L;
        for (var i = 0; i < _meetings; i++) total += Enter(i);
        return total;
    }

    Span<(int Table, long Worth)> Wishes(int meeting) => _wish.AsSpan(mostWishes * meeting, _wishes[meeting]);

    long Enter(int meeting)
    {
        // Those who are in are at their best together, so nobody gains by making room: the dearest wish, if it is free, is the best path.
        var (table, worth) = (-1, 0L);
        foreach (var wish in Wishes(meeting))
        {
            if (wish.Worth > worth) (table, worth) = wish;
        }

        if (table < 0) return 0;
        if (_owner[table] >= 0) return Path(meeting);
        (_owner[table], _tableOf[meeting]) = (meeting, table);
        return worth;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    long Path(int meeting)
    {
        _path++;
        (_distance[meeting], _distanceOf[meeting]) = (0, _path);
        _queue.Enqueue(meeting);
        // The path ends at a free table, or at a meeting that then goes without.
        var (best, end, without) = (0L, -1, -1);
        while (_queue.TryDequeue(out var i))
        {
            foreach (var (table, worth) in Wishes(i))
            {
                if (_tableOf[i] == table) continue;
                var value = _distance[i] + worth;
                if (_reachedBy[table] == _path && _reached[table].Value >= value) continue;
                (_reached[table], _reachedBy[table]) = ((value, i), _path);
                var owner = _owner[table];
                if (owner < 0)
                {
                    if (value > best) (best, end, without) = (value, table, -1);
                    continue;
                }

                var left = value - WorthOf(owner, table);
                if (_distanceOf[owner] == _path && left <= _distance[owner]) continue;
                (_distance[owner], _distanceOf[owner]) = (left, _path);
                _queue.Enqueue(owner);
                if (left > best) (best, end, without) = (left, table, owner);
            }
        }

        if (end < 0) return 0;
        if (without >= 0) _tableOf[without] = -1;
        while (true)
        {
            var i = _reached[end].From;
            var previous = _tableOf[i];
            (_tableOf[i], _owner[end]) = (end, i);
            if (i == meeting) return best;
            end = previous;
        }
    }

    long WorthOf(int meeting, int table)
    {
        foreach (var wish in Wishes(meeting))
        {
            if (wish.Table == table) return wish.Worth;
        }

        return 0;
    }
}
