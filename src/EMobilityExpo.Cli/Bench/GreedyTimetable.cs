using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Bench;

/// <summary>The best pair first, into the first slot in which both are free and a table is left: what one would write instead.</summary>
static class GreedyTimetable
{
    public static long Score(TimetableProblem problem)
    {
        var slots = problem.Tables.Count;
        var busy = problem.Participants.ToDictionary(x => x.Id, x => x.Unavailable.ToHashSet(), StringComparer.Ordinal);
        var left = problem.Participants.ToDictionary(x => x.Id, x => x.MaxMeetings ?? slots, StringComparer.Ordinal);
        var (tables, score) = (problem.Tables.ToArray(), 0L);
        foreach (var pair in problem.Pairs.OrderByDescending(x => x.Score))
        {
            var slot = Enumerable.Range(0, slots).FirstOrDefault(t => tables[t] > 0 && !busy[pair.A].Contains(t) && !busy[pair.B].Contains(t), -1);
            if (slot < 0 || left[pair.A] == 0 || left[pair.B] == 0) continue;
            tables[slot]--;
            foreach (var one in (string[])[pair.A, pair.B])
            {
                busy[one].Add(slot);
                left[one]--;
            }

            score += pair.Score;
        }

        return score;
    }
}
