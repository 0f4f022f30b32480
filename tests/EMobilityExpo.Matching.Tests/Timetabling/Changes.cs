using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>What happens to a timetable in force: somebody cancels, comes late, a table is closed, somebody is new.</summary>
static class Changes
{
    public static TimetableProblem Any(TimetableProblem problem, TimetableSolution inForce, Random random) =>
        Of(new[] { "cancelled", "late", "table", "new" }[random.Next(4)], problem, inForce, random);

    public static TimetableProblem Of(string change, TimetableProblem problem, TimetableSolution inForce, Random random)
    {
        var slotOf = inForce.Meetings.ToDictionary(x => x.Pair, x => x.Slot);
        problem = problem with { Pairs = problem.Pairs.Select(x => x with { Held = slotOf.TryGetValue(x.Id, out var t) ? t : null }).ToList() };
        var met = inForce.Meetings[random.Next(inForce.Meetings.Count)];
        var who = problem.Pairs.Single(x => x.Id == met.Pair).A;
        var slots = problem.Tables.Count;
        return change switch
        {
            "cancelled" => Absent(problem, who, Enumerable.Range(0, slots)),
            "late" => Absent(problem, who, Enumerable.Range(0, met.Slot + 1)),
            "table" => Closed(problem, inForce, met.Slot),
            _ => New(problem, random),
        };
    }

    static TimetableProblem Absent(TimetableProblem problem, string id, IEnumerable<int> slots) =>
        problem.With(id, x => x with { Unavailable = x.Unavailable.Union(slots).ToList() });

    static TimetableProblem Closed(TimetableProblem problem, TimetableSolution inForce, int slot)
    {
        var used = inForce.Meetings.Count(x => x.Slot == slot && x.Table is not null);
        return problem with { Tables = problem.Tables.Select((x, t) => t == slot ? Math.Max(0, Math.Min(x, used) - 1) : x).ToList() };
    }

    static TimetableProblem New(TimetableProblem problem, Random random)
    {
        var pairs = problem.Participants.OrderBy(_ => random.Next()).Take(2).Select((x, k) => new ProblemPair { Id = $"new{k}", A = x.Id, B = "new", Score = random.Next(1, 9) });
        return problem with { Participants = [.. problem.Participants, new ProblemParticipant { Id = "new" }], Pairs = [.. problem.Pairs, .. pairs] };
    }
}
