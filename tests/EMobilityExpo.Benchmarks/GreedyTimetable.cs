namespace EMobilityExpo.Benchmarks;

using EMobilityExpo.Matching.Timetabling;

/// <summary>The best pair first, into the first slot in which both are free and a table is left.</summary>
static class GreedyTimetable
{
    public static long Score(TimetableProblem problem)
    {
        var slots = problem.Days.Sum();
        var people = problem.Participants.ToDictionary(
            who => who.Id,
            who => (Free: Enumerable.Range(0, slots).Except(who.Unavailable).ToHashSet(), Left: new[] { who.MaxMeetings ?? slots }),
            StringComparer.Ordinal);
        var tables = problem.Tables.ToArray();
        var score = 0L;
        foreach (var pair in problem.Pairs.OrderByDescending(pair => pair.Score))
        {
            var (a, b) = (people[pair.A], people[pair.B]);
            if (a.Left[0] == 0 || b.Left[0] == 0)
                continue;
            var slot = Enumerable.Range(0, slots).FirstOrDefault(slot => tables[slot] > 0 && a.Free.Contains(slot) && b.Free.Contains(slot), -1);
            if (slot < 0)
                continue;
            tables[slot]--;
            a.Free.Remove(slot);
            b.Free.Remove(slot);
            a.Left[0]--;
            b.Left[0]--;
            score += pair.Score;
        }

        return score;
    }
}
