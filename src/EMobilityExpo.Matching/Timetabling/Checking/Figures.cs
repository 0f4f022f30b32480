namespace EMobilityExpo.Matching.Timetabling;

/// <summary>The figures of a timetable, worked out from its meetings alone.</summary>
sealed record Figures(long Score, int Breaks, int MissedMinimum, int Moved, double Fairness)
{
    public static Figures Of(CheckedTimetable facts)
    {
        var problem = facts.Problem;
        return new Figures(
            facts.Held.Keys.Sum(id => (long)facts.Pairs[id].Score),
            problem.Participants.Sum(x => facts.BreaksOf(x.Id)),
            problem.Participants.Sum(x => Math.Max(0, x.MinMeetings - facts.Of[x.Id].Count)),
            problem.Pairs.Count(x => x.Held is int t && !(facts.Held.TryGetValue(x.Id, out var meeting) && meeting.Slot == t)),
            LeastSatisfaction(facts));
    }

    public bool IsBetterThan(Figures other, IReadOnlyList<string> objective)
    {
        foreach (var term in objective)
        {
            var order = term switch
            {
                "score" => Score.CompareTo(other.Score),
                "breaks" => other.Breaks.CompareTo(Breaks),
                "missedMinimum" => other.MissedMinimum.CompareTo(MissedMinimum),
                "fairness" => Fairness.CompareTo(other.Fairness),
                _ => other.Moved.CompareTo(Moved),
            };
            if (order != 0) return order > 0;
        }

        return false;
    }

    static double LeastSatisfaction(CheckedTimetable facts)
    {
        var best = facts.Problem.Participants.ToDictionary(x => x.Id, _ => new List<int>(), StringComparer.Ordinal);
        var got = facts.Problem.Participants.ToDictionary(x => x.Id, _ => 0L, StringComparer.Ordinal);
        foreach (var pair in facts.Problem.Pairs)
        {
            foreach (var who in new[] { pair.A, pair.B })
            {
                best[who].Add(pair.Score);
                if (facts.Held.ContainsKey(pair.Id)) got[who] += pair.Score;
            }
        }

        var least = double.PositiveInfinity;
        foreach (var (id, who) in facts.Participants)
        {
            var slots = Math.Min(who.MaxMeetings ?? int.MaxValue, facts.DayOf.Count - who.Unavailable.Distinct().Count());
            var most = best[id].OrderDescending().Take(slots).Sum(x => (long)x);
            if (most > 0) least = Math.Min(least, got[id] / (double)most);
        }

        return double.IsPositiveInfinity(least) ? 1 : least;
    }
}
