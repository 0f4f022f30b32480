namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Interpreters for meetings whose slots are given, for as many as there can be: each interpreter in one meeting of a slot, so many a day and so many in all.
/// Whoever finds nobody free gets somebody whose other meeting, in this slot or another, is taken on by somebody else, and so on (augmenting
/// paths of a flow from meetings through interpreters by slot and by day: L. Ford, D. Fulkerson, 1956). A meeting costs O(meetings x interpreters) at most.
/// </summary>
sealed class HeldInterpreters
{
    readonly Model _model;
    readonly Interpreting _world;
    readonly int[] _of;
    readonly int[] _slot;
    readonly int[] _at;
    readonly int[] _daily;
    readonly int[] _count;
    readonly int[] _seenSlot;
    readonly int[] _seenDay;
    readonly int[] _seen;
    int _stamp;

    public HeldInterpreters(Model model)
    {
        (_model, _world) = (model, model.Interpreting);
        var any = _world.Kinds.Count > 0;
        (_of, _slot) = (new int[any ? model.N : 0], new int[any ? model.N : 0]);
        (_at, _seenSlot) = (new int[_world.Count * model.T], new int[_world.Count * model.T]);
        (_daily, _seenDay) = (new int[_world.Count * model.D], new int[_world.Count * model.D]);
        (_count, _seen) = (new int[_world.Count], new int[_world.Count]);
        Array.Fill(_of, -1);
        Array.Fill(_at, -1);
    }

    /// <summary>Gives a meeting an interpreter if it needs one; false, with nothing changed, where there is none however others change.</summary>
    public bool Give(int q, int t)
    {
        if (_world.KindOf[q] < 0) return true;
        _slot[q] = t;
        var (best, most) = (-1, 0);
        foreach (var i in _world.Kinds[_world.KindOf[q]])
        {
            // With most work left, so that limits do not run out early.
            var left = Math.Min(_world.Max[i] - _count[i], _world.MaxPerDay[i] - _daily[Day(i, t)]);
            if (Works(i, t) && _at[Slot(i, t)] < 0 && left > most) (best, most) = (i, left);
        }

        if (best >= 0)
        {
            Book(best, q, 1);
            return true;
        }

        _stamp++;
        return Pass(q);
    }

    /// <summary>A meeting has no interpreter any more.</summary>
    public void TakeBack(int q)
    {
        if (_of[q] >= 0) Book(_of[q], q, -1);
    }

    /// <summary>Tells a schedule who interprets the meetings that it holds.</summary>
    public void Tell(Schedule schedule)
    {
        for (var q = 0; q < _of.Length; q++)
        {
            if (_of[q] >= 0 && schedule.SlotOf[q] >= 0) schedule.Interpreters.Take(_of[q], q, _slot[q]);
        }
    }

    /// <summary>Gives a meeting to somebody else than it has, for whom room can be made.</summary>
    bool Pass(int q)
    {
        foreach (var i in _world.Kinds[_world.KindOf[q]])
        {
            if (i == _of[q] || !Works(i, _slot[q]) || !MakesRoom(i, _slot[q])) continue;
            if (_of[q] >= 0) Book(_of[q], q, -1);
            Book(i, q, 1);
            return true;
        }

        return false;
    }

    bool MakesRoom(int i, int t)
    {
        if (!First(_seenSlot, Slot(i, t))) return false;
        if (_at[Slot(i, t)] is >= 0 and var other) return Pass(other);
        var day = _model.DayOf[t];
        if (!First(_seenDay, Day(i, t))) return false;
        if (_daily[Day(i, t)] >= _world.MaxPerDay[i]) return PassesOne(i, _model.DayStart[day], _model.DayStart[day + 1]);
        return First(_seen, i) && (_count[i] < _world.Max[i] || PassesOne(i, 0, _model.T));
    }

    /// <summary>Somebody passes on a meeting in some of the slots.</summary>
    bool PassesOne(int i, int from, int end)
    {
        for (var t = from; t < end; t++)
        {
            if (_at[Slot(i, t)] is >= 0 and var q && First(_seenSlot, Slot(i, t)) && Pass(q)) return true;
        }

        return false;
    }

    /// <summary>Whether a place is come to for the first time in this search.</summary>
    bool First(int[] seen, int place)
    {
        if (seen[place] == _stamp) return false;
        seen[place] = _stamp;
        return true;
    }

    bool Works(int i, int t) => _world.Available[Slot(i, t)] && _world.Max[i] > 0 && _world.MaxPerDay[i] > 0;

    void Book(int i, int q, int sign)
    {
        var t = _slot[q];
        (_of[q], _at[Slot(i, t)]) = sign > 0 ? (i, q) : (-1, -1);
        _daily[Day(i, t)] += sign;
        _count[i] += sign;
    }

    int Slot(int i, int t) => (i * _model.T) + t;

    int Day(int i, int t) => (i * _model.D) + _model.DayOf[t];
}
