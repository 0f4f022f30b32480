namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// What of the timetable in force can stay, and a proven least number of its meetings that cannot. A meeting whose slot its pair
/// may no longer have is moved in any case; where a rule counts meetings (a participant's limits, tables, interpreters, two at once)
/// and there are more than it allows, so many of them are moved as are too many. Rules that share no meeting add up.
/// O(pairs + held meetings x members of broken rules).
/// </summary>
sealed class HeldTimetable
{
    const int _mostOpen = 100;
    readonly Model _model;
    readonly List<(int[] Members, int Allowed)> _broken = [];
    readonly int[] _brokenRules;
    readonly HeldInterpreters _interpreters;

    public HeldTimetable(Model model)
    {
        _model = model;
        _brokenRules = new int[model.N];
        _interpreters = new HeldInterpreters(model);
        (Kept, Base) = (new Schedule(model), new Schedule(model));
        var legal = new List<int>();
        for (var q = 0; q < model.N; q++)
        {
            if (model.Held[q] < 0) continue;
            if (model.Allowed[(q * model.T) + model.Held[q]]) legal.Add(q);
            else Bound++;
        }

        FindBroken(legal);
        Count();
        Place(legal);
    }

    /// <summary>The meetings that are settled: those that no broken rule is about, and of many others those that would lose most.</summary>
    public Schedule Base { get; }

    /// <summary>Whether a meeting stays in every repair of fewest moves: no broken rule is about it.</summary>
    public bool Stays(int q) => _brokenRules[q] == 0 && Base.SlotOf[q] >= 0;

    /// <summary>Nothing else is settled, so that what is proven of the rest is proven of the whole.</summary>
    public bool AllOpen { get; private set; } = true;

    /// <summary>These and as many of the others as find room.</summary>
    public Schedule Kept { get; }

    /// <summary>Proven: no timetable moves fewer.</summary>
    public int Bound { get; private set; }

    /// <summary>No rule is broken by meetings together: which of them are moved is no choice.</summary>
    public bool MovesCertain => _broken.Count == 0;

    /// <summary>The meetings of the one broken rule, where one of them is to be moved and nothing else is a choice; empty otherwise.</summary>
    public int[] Contested => _broken.Count == 1 && _broken[0].Members.Length == _broken[0].Allowed + 1 && Settled ? _broken[0].Members : [];

    /// <summary>The bound is met by what is kept.</summary>
    public bool Settled => Kept.Moved == Bound;

    void FindBroken(List<int> legal)
    {
        var m = _model;
        var bySlot = new List<int>[m.T];
        for (var t = 0; t < m.T; t++) bySlot[t] = [];
        var byParticipant = new List<int>[m.P];
        foreach (var q in legal)
        {
            bySlot[m.Held[q]].Add(q);
            (byParticipant[m.A[q]] ??= []).Add(q);
            (byParticipant[m.B[q]] ??= []).Add(q);
            foreach (var before in m.Before[q])
            {
                if (m.Held[before] >= m.Held[q] && m.Allowed[(before * m.T) + m.Held[before]]) _broken.Add(([before, q], 1));
            }
        }

        for (var p = 0; p < m.P; p++)
        {
            if (byParticipant[p] is { } mine) Participant(p, mine);
        }

        for (var t = 0; t < m.T; t++)
        {
            Rule(bySlot[t].Where(q => m.TakesTable[q]), m.Tables[t]);
            var interpreted = bySlot[t].Where(q => m.Interpreting.KindOf[q] >= 0).ToList();
            if (interpreted.Count > 0) Rule(interpreted, InterpretersFor(interpreted, t));
        }
    }

    void Participant(int p, List<int> mine)
    {
        var m = _model;
        Rule(mine, m.Max[p]);
        var slots = new HashSet<int>();
        var twice = mine.Any(q => !slots.Add(m.Held[q]));
        if (twice) foreach (var same in mine.GroupBy(q => m.Held[q])) Rule(same, 1);
        if (m.MaxPerDay[p] < m.T) foreach (var day in mine.GroupBy(q => m.DayOf[m.Held[q]])) Rule(day, m.MaxPerDay[p]);
    }

    void Rule(IEnumerable<int> members, int allowed)
    {
        var list = members.ToArray();
        if (list.Length > allowed) _broken.Add((list, allowed));
    }

    /// <summary>The most of these meetings that can have an interpreter at once, as if nobody worked in another slot.</summary>
    int InterpretersFor(List<int> meetings, int t)
    {
        var matched = meetings.Count(q => _interpreters.Give(q, t));
        foreach (var q in meetings) _interpreters.TakeBack(q);
        return matched;
    }

    /// <summary>Rules that share no meeting add up; of the others, what lies outside those counted before.</summary>
    void Count()
    {
        var counted = new bool[_model.N];
        foreach (var (members, allowed) in _broken.OrderBy(x => x.Members.Length))
        {
            foreach (var q in members) _brokenRules[q]++;
            var fresh = members.Count(q => !counted[q]);
            if (fresh <= allowed) continue;
            Bound += fresh - allowed;
            foreach (var q in members) counted[q] = true;
        }
    }

    /// <summary>
    /// First what no broken rule is about; then, of the others, those in the fewest broken rules and those that would lose most.
    /// The ones that would lose least stay open to choice; where they are many, the rest is settled.
    /// </summary>
    void Place(List<int> legal)
    {
        foreach (var q in legal)
        {
            if (_brokenRules[q] == 0) Hold(Base, q);
        }

        Kept.CopyFrom(Base);
        PlaceContested(legal);
        _interpreters.Tell(Base);
        _interpreters.Tell(Kept);
    }

    void PlaceContested(List<int> legal)
    {
        var contested = legal.Where(q => _brokenRules[q] > 0).ToList();
        if (contested.Count == 0) return;
        var loss = Losses(legal, contested);
        var order = contested.OrderBy(q => _brokenRules[q]).ThenByDescending(q => loss[q]).ThenBy(q => q).ToList();
        foreach (var q in order) Hold(Kept, q);
        var open = _mostOpen + (2 * order.Count(q => Kept.SlotOf[q] < 0));
        AllOpen = order.Count <= open;
        for (var i = 0; i < order.Count - open; i++)
        {
            if (Kept.SlotOf[order[i]] >= 0) Base.Put(order[i], _model.Held[order[i]]);
        }
    }

    /// <summary>What moving a meeting costs at first sight: nothing where both have another slot and there is a table.</summary>
    Dictionary<int, int> Losses(List<int> legal, List<int> contested)
    {
        var m = _model;
        var (busy, used) = (new bool[m.P * m.T], new int[m.T]);
        foreach (var q in legal)
        {
            var t = m.Held[q];
            busy[(m.A[q] * m.T) + t] = busy[(m.B[q] * m.T) + t] = true;
            if (m.TakesTable[q]) used[t]++;
        }

        return contested.ToDictionary(q => q, q =>
        {
            for (var t = 0; t < m.T; t++)
            {
                if (m.Allowed[(q * m.T) + t] && !busy[(m.A[q] * m.T) + t] && !busy[(m.B[q] * m.T) + t] && (!m.TakesTable[q] || used[t] < m.Tables[t])) return 0;
            }

            return m.Score[q];
        });
    }

    void Hold(Schedule schedule, int q)
    {
        if (schedule.Fits(q, _model.Held[q]) && _interpreters.Give(q, _model.Held[q])) schedule.Put(q, _model.Held[q]);
    }
}
