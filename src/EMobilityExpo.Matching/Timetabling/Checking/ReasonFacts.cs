namespace EMobilityExpo.Matching.Timetabling;

/// <summary>What a finished timetable says about one pair that is not held.</summary>
sealed class ReasonFacts(CheckedTimetable facts, ProblemPair pair, UnscheduledPair entry)
{
    public List<int> Common { get; } = [.. Enumerable.Range(0, facts.DayOf.Count).Where(t => facts.Common(pair, t))];

    /// <summary>Common slots in which both are idle and within their limits of the day.</summary>
    public IEnumerable<int> Free => Common.Where(t => Busy(t).Count == 0 && DayLeft(pair.A, t) && DayLeft(pair.B, t));

    /// <summary>True of all slots in which both are free; where there is none, of all common slots.</summary>
    public bool Everywhere(Func<int, bool> hindered)
    {
        var free = Free.ToList();
        return (free.Count > 0 ? free : Common).All(hindered);
    }

    /// <summary>Holding it in a slot where nothing hinders it makes the timetable no better.</summary>
    public bool NoGain()
    {
        var now = Figures.Of(facts);
        foreach (var t in Free.Where(t => !NoTable(t) && !NoInterpreter(t) && !OutOfOrder(t)))
        {
            if (facts.Problem.MaxBreakDifference is not null && TooUneven(t)) continue;
            var more = facts.Solution with { Meetings = [.. facts.Solution.Meetings, new Meeting(pair.Id, t)] };
            var then = Figures.Of(new CheckedTimetable(facts.Problem, more, []));
            if (then.IsBetterThan(now, facts.Problem.Objective)) return false;
        }

        return true;
    }

    /// <summary>
    /// The meetings named are all that use up a limit of one participant, or the limits of all days on which both are idle in a common slot; where
    /// <paramref name="displaced"/>, those of them that are worth less, and there are some.
    /// </summary>
    public bool LimitUsedUp(bool displaced) => Uses().Any(use =>
    {
        var less = use.Where(id => facts.Pairs[id].Score < pair.Score).ToList();
        return displaced == less.Count > 0 && entry.Blockers.Order(StringComparer.Ordinal).SequenceEqual((displaced ? less : use).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    });

    /// <summary>The meetings that use up each limit.</summary>
    IEnumerable<List<string>> Uses()
    {
        string[] both = [pair.A, pair.B];
        foreach (var who in both)
        {
            var limits = facts.Participants[who];
            if (limits.MaxPerDay == 0 || facts.Of[who].Count >= (limits.MaxMeetings ?? int.MaxValue)) yield return [.. facts.Of[who].Select(x => x.Pair)];
        }

        var idle = Common.Where(t => Busy(t).Count == 0).ToList();
        if (idle.Count == 0 || !idle.All(t => both.Any(who => !DayLeft(who, t)))) yield break;
        var days = both.SelectMany(who => idle.Where(t => !DayLeft(who, t)).Select(t => (Who: who, Day: facts.DayOf[t]))).Distinct();
        yield return [.. days.SelectMany(x => facts.Of[x.Who].Where(m => facts.DayOf[m.Slot] == x.Day)).Select(x => x.Pair).Distinct(StringComparer.Ordinal)];
    }

    public bool BusyEverywhere() => Common.Count > 0 && Common.All(t => Busy(t).Count > 0 && Busy(t).All(entry.Blockers.Contains));

    public bool WorthLessEverywhere() => Common.All(t => Busy(t).Sum(id => (long)facts.Pairs[id].Score) >= pair.Score);

    public bool NoTable(int t) =>
        facts.TakesTable(pair) && facts.Held.Values.Count(x => x.Slot == t && facts.TakesTable(facts.Pairs[x.Pair])) >= facts.Problem.Tables[t];

    /// <summary>
    /// No interpreter could be given even if those of the slot changed places: tried out by plain recursion over the slot's
    /// meetings.
    /// </summary>
    public bool NoInterpreter(int t)
    {
        if (!facts.NeedsInterpreter(pair)) return false;
        var meetings = facts.Held.Values.Where(x => x.Slot == t && facts.NeedsInterpreter(facts.Pairs[x.Pair])).Select(x => facts.Pairs[x.Pair]).Append(pair).ToList();
        var able = facts.Problem.Interpreters!.Where(x => !x.Unavailable.Contains(t) && Left(x, t)).ToList();
        return Matched(meetings, able) < meetings.Count;
    }

    public bool OutOfOrder(int t) =>
        pair.After.Any(id => facts.Held.TryGetValue(id, out var before) && before.Slot >= t)
        || facts.Held.Values.Any(x => x.Slot <= t && facts.Pairs[x.Pair].After.Contains(pair.Id, StringComparer.Ordinal));

    public bool TooUneven(int t)
    {
        var breaks = facts.Problem.Participants.Select(x =>
            facts.BreaksOf(x.Id, string.Equals(x.Id, pair.A, StringComparison.Ordinal) || string.Equals(x.Id, pair.B, StringComparison.Ordinal) ? t : null)).ToList();
        return breaks.Max() - breaks.Min() > facts.Problem.MaxBreakDifference;
    }

    List<string> Busy(int t) => [.. facts.Of[pair.A].Concat(facts.Of[pair.B]).Where(x => x.Slot == t).Select(x => x.Pair).Distinct(StringComparer.Ordinal)];

    bool DayLeft(string who, int t) =>
        facts.Of[who].Count(x => facts.DayOf[x.Slot] == facts.DayOf[t]) < (facts.Participants[who].MaxPerDay ?? int.MaxValue);

    /// <summary>Not counting what the interpreter does in this very slot.</summary>
    bool Left(ProblemInterpreter one, int t)
    {
        var others = facts.Held.Values.Where(x => string.Equals(x.Interpreter, one.Id, StringComparison.Ordinal) && x.Slot != t).ToList();
        return others.Count < (one.MaxMeetings ?? int.MaxValue)
            && others.Count(x => facts.DayOf[x.Slot] == facts.DayOf[t]) < (one.MaxPerDay ?? int.MaxValue);
    }

    int Matched(List<ProblemPair> meetings, List<ProblemInterpreter> able)
    {
        var owner = new Dictionary<string, ProblemPair>(StringComparer.Ordinal);
        return meetings.Count(meeting => Give(meeting, new HashSet<string>(StringComparer.Ordinal)));

        bool Give(ProblemPair meeting, HashSet<string> seen)
        {
            foreach (var one in able.Where(x => facts.Bridges(x, meeting)))
            {
                if (!seen.Add(one.Id)) continue;
                if (owner.TryGetValue(one.Id, out var other) && !Give(other, seen)) continue;
                owner[one.Id] = meeting;
                return true;
            }

            return false;
        }
    }
}
