namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Where nothing better is found near the best timetable: another search begins at the first timetable again and ends somewhere else, mostly a few points below, with four
/// meetings of five at the same slots. What the best and that end have in common is kept and the rest filled anew, as well as possible, then what the best has
/// in common with that end and more and more of those before it (crossover by an exact method, as in E. Rothberg, "An evolutionary algorithm for polishing mixed
/// integer programming solutions", 2007). Then it begins again.
/// </summary>
sealed class OwnWay
{
    const int _mostEnds = 7;
    const long _patience = 50_000_000; // work without finding anything, at least
    const long _long = 40_000_000; // work of a crossing after which larger ones are not tried
    readonly Model _model;
    readonly SlotSearch _slots;
    readonly Schedule _first;
    readonly Schedule _working;
    readonly List<Schedule> _ends = [];
    Schedule[] _others = []; // what the best is crossed with; none while it climbs
    long _climbed; // work since it began
    long _idle; // work since it found something
    long _crossed; // work of the crossing at hand

    /// <param name="model">The problem.</param>
    /// <param name="slots">Makes the steps.</param>
    /// <param name="first">Where it begins, copied.</param>
    public OwnWay(Model model, SlotSearch slots, Schedule first)
    {
        (_model, _slots, _first, _working) = (model, slots, new Schedule(model), new Schedule(model));
        _first.CopyFrom(first);
    }

    /// <summary>Begun and not yet crossed with everything.</summary>
    public bool UnderWay { get; private set; }

    /// <summary>A step, or what the work allows of it; <paramref name="best"/> becomes better, or stays as it is.</summary>
    public void Step(Schedule best, long work, Budget budget)
    {
        if (!UnderWay) Begin();
        var before = budget.Used;
        if (_others.Length > 0) Cross(best, work, budget, before);
        else Climb(best, work, budget, before);
    }

    void Begin()
    {
        _working.CopyFrom(_first);
        _slots.Forget();
        (UnderWay, _others, _climbed, _idle) = (true, [], 0, 0);
    }

    void Climb(Schedule best, long work, Budget budget, long before)
    {
        var better = _slots.Step(_working, _working, work, budget);
        var done = budget.Used - before;
        _climbed += done;
        _idle = better ? 0 : _idle + done;
        if (_slots.UnderWay) return;
        if (_working.Complete() && _working.Quality() > best.Quality()) best.CopyFrom(_working);
        if (_idle > Math.Max(_patience, _climbed / 3)) (_others, _crossed) = ([_working], 0);
    }

    void Cross(Schedule best, long work, Budget budget, long before)
    {
        var better = _slots.Step(best, best, work, budget, _others);
        _crossed += budget.Used - before;
        if (_slots.UnderWay) return;
        if (!better && _others.Length <= _ends.Count && _crossed < _long)
        {
            (_others, _crossed) = ([.. _others, _ends[^_others.Length]], 0);
            return;
        }

        if (_ends.Count == _mostEnds) _ends.RemoveAt(0);
        var end = new Schedule(_model);
        end.CopyFrom(_working);
        _ends.Add(end);
        UnderWay = false;
    }
}
