using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Tries every timetable of a tiny problem: slots of all pairs, and every choice of interpreters. Knows nothing of the engine.</summary>
sealed class Oracle
{
    readonly TimetableProblem _problem;
    readonly List<int> _dayOf = [];
    readonly Dictionary<string, ProblemParticipant> _who;
    readonly int[] _slot;
    readonly int[] _interpreter;

    public Oracle(TimetableProblem problem)
    {
        _problem = problem;
        _who = problem.Participants.ToDictionary(x => x.Id);
        for (var d = 0; d < problem.Days.Count; d++) _dayOf.AddRange(Enumerable.Repeat(d, problem.Days[d]));
        _slot = new int[problem.Pairs.Count];
        _interpreter = new int[problem.Pairs.Count];
        Try(0);
    }

    /// <summary>The value of every term for each timetable that holds the rules; more is better in all.</summary>
    public List<Dictionary<string, double>> Values { get; } = [];

    /// <summary>The best by the objective of the problem; null when there is no timetable.</summary>
    public Dictionary<string, double>? Best
    {
        get
        {
            IEnumerable<Dictionary<string, double>> left = Values;
            foreach (var term in _problem.Objective)
            {
                var all = left.ToList();
                if (all.Count == 0) return null;
                var best = all.Max(x => x[term]);
                left = all.Where(x => x[term] >= best - 1e-12);
            }

            return left.FirstOrDefault();
        }
    }

    void Try(int q)
    {
        if (q == _slot.Length)
        {
            if (Even() && Ordered()) Values.Add(Value());
            return;
        }

        _slot[q] = -1;
        if (!_problem.Pairs[q].Required) Try(q + 1);
        for (var t = 0; t < _dayOf.Count; t++)
        {
            if (!Fits(q, t)) continue;
            _slot[q] = t;
            foreach (var i in Interpreters(q, t))
            {
                _interpreter[q] = i;
                Try(q + 1);
            }

            _slot[q] = -1;
        }
    }

    bool Fits(int q, int t)
    {
        var pair = _problem.Pairs[q];
        if ((pair.Slot ?? t) != t || pair.Slots?.Contains(t) == false) return false;
        foreach (var id in new[] { pair.A, pair.B })
        {
            var mine = Enumerable.Range(0, q).Where(x => _slot[x] >= 0 && (_problem.Pairs[x].A == id || _problem.Pairs[x].B == id)).ToList();
            if (_who[id].Unavailable.Contains(t) || mine.Any(x => _slot[x] == t)) return false;
            if (mine.Count >= (_who[id].MaxMeetings ?? 99)) return false;
            if (mine.Count(x => _dayOf[_slot[x]] == _dayOf[t]) >= (_who[id].MaxPerDay ?? 99)) return false;
        }

        return !AtTable(q) || Enumerable.Range(0, q).Count(x => _slot[x] == t && AtTable(x)) < _problem.Tables[t];
    }

    bool AtTable(int q) => !_problem.Pairs[q].Online && !_who[_problem.Pairs[q].A].OwnBooth && !_who[_problem.Pairs[q].B].OwnBooth;

    IEnumerable<int> Interpreters(int q, int t)
    {
        var (a, b) = (_who[_problem.Pairs[q].A].Languages ?? [], _who[_problem.Pairs[q].B].Languages ?? []);
        if (_problem.Interpreters is null || a.Count == 0 || b.Count == 0 || a.Intersect(b).Any()) return [-1];
        return Enumerable.Range(0, _problem.Interpreters.Count).Where(i =>
        {
            var one = _problem.Interpreters[i];
            var work = Enumerable.Range(0, q).Where(x => _slot[x] >= 0 && _interpreter[x] == i).ToList();
            return one.Languages.Intersect(a).Any() && one.Languages.Intersect(b).Any() && !one.Unavailable.Contains(t)
                && work.All(x => _slot[x] != t) && work.Count < (one.MaxMeetings ?? 99)
                && work.Count(x => _dayOf[_slot[x]] == _dayOf[t]) < (one.MaxPerDay ?? 99);
        });
    }

    bool Ordered()
    {
        for (var q = 0; q < _slot.Length; q++)
        {
            foreach (var id in _problem.Pairs[q].After)
            {
                var before = _problem.Pairs.ToList().FindIndex(x => x.Id == id);
                if (_slot[q] >= 0 && _slot[before] >= 0 && _slot[before] >= _slot[q]) return false;
            }
        }

        return true;
    }

    bool Even()
    {
        if (_problem.MaxBreakDifference is not int most) return true;
        var breaks = _problem.Participants.Select(x => Breaks(x.Id)).ToList();
        return breaks.Max() - breaks.Min() <= most;
    }

    List<int> Mine(string id) =>
        [.. Enumerable.Range(0, _slot.Length).Where(x => _slot[x] >= 0 && (_problem.Pairs[x].A == id || _problem.Pairs[x].B == id))];

    int Breaks(string id)
    {
        var slots = Mine(id).Select(x => _slot[x]).Order().ToList();
        return slots.Zip(slots.Skip(1)).Count(x => x.Second > x.First + 1 && _dayOf[x.First] == _dayOf[x.Second]);
    }

    Dictionary<string, double> Value()
    {
        var fairness = 1.0;
        foreach (var who in _problem.Participants)
        {
            var all = _problem.Pairs.Where(x => x.A == who.Id || x.B == who.Id).Select(x => x.Score).OrderDescending();
            var most = all.Take(Math.Min(who.MaxMeetings ?? 99, _dayOf.Count - who.Unavailable.Distinct().Count())).Sum();
            if (most > 0) fairness = Math.Min(fairness, Mine(who.Id).Sum(x => _problem.Pairs[x].Score) / (double)most);
        }

        return new Dictionary<string, double>
        {
            ["score"] = Enumerable.Range(0, _slot.Length).Where(x => _slot[x] >= 0).Sum(x => _problem.Pairs[x].Score),
            ["breaks"] = -_problem.Participants.Sum(x => Breaks(x.Id)),
            ["missedMinimum"] = -_problem.Participants.Sum(x => Math.Max(0, x.MinMeetings - Mine(x.Id).Count)),
            ["moved"] = -Enumerable.Range(0, _slot.Length).Count(x => _problem.Pairs[x].Held is int t && _slot[x] != t),
            ["fairness"] = fairness,
        };
    }
}
