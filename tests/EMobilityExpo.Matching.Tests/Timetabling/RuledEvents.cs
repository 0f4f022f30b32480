using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Made events of some dozens of pairs, each under one kind of rule.</summary>
static class RuledEvents
{
    public static readonly string[] Kinds =
        ["interpreters", "booths", "online", "pinned", "sessions", "precedences", "days", "tables", "required", "fairness", "repair"];

    public static TimetableProblem Make(string kind, int seed)
    {
        var problem = Small.Event(10, 8, 50, seed, days: [4, 4]);
        var r = new Random(seed);
        return kind switch
        {
            "interpreters" => problem with
            {
                Participants = Each(problem, x => x with { Languages = [x.Side == "exhibitor" ? "ko" : r.Next(2) == 0 ? "vi" : "en"] }),
                Interpreters = [.. Enumerable.Range(0, 3).Select(i => new ProblemInterpreter { Id = $"i{i}", Languages = ["ko", i == 0 ? "vi" : "en"], MaxMeetings = 3 + i })],
            },
            "booths" => problem with { Tables = [.. problem.Tables.Select(_ => 2)], Participants = Each(problem, x => x with { OwnBooth = x.Side == "exhibitor" && r.Next(2) == 0 }) },
            "online" => problem with { Tables = [.. problem.Tables.Select(_ => 2)], Pairs = Pairs(problem, (x, _) => x with { Online = r.Next(3) == 0 }) },
            "pinned" => problem with { Pairs = Pairs(problem, (x, i) => i < 3 ? x with { Slot = i, Required = i == 0 && Free(problem, x, i) } : x) },
            "sessions" => problem with { Pairs = Pairs(problem, (x, _) => r.Next(2) == 0 ? x with { Slots = [.. Enumerable.Range(r.Next(2) * 4, 4)] } : x) },
            "precedences" => problem with { Pairs = Pairs(problem, (x, i) => i % 3 == 2 ? x with { After = [problem.Pairs[i - 1].Id] } : x) },
            "days" => problem with { Participants = Each(problem, x => x with { MaxPerDay = r.Next(1, 4), MinMeetings = 1 }), Objective = ["missedMinimum", "score", "breaks"] },
            "tables" => problem with { Tables = [.. problem.Tables.Select(_ => 3)], KeepsTable = "buyer" },
            "required" => problem with { Pairs = Pairs(problem, (x, i) => x with { Required = i < 8 }), Objective = ["breaks", "score"] },
            "fairness" => problem with { Objective = ["fairness", "score", "breaks"] },
            _ => Repair(problem),
        };
    }

    /// <summary>A timetable in force, and one of its exhibitors that does not come in the morning of the first day.</summary>
    static TimetableProblem Repair(TimetableProblem problem)
    {
        var held = problem.Solved(new SolveOptions { WorkLimit = 20_000_000 }).Meetings.ToDictionary(x => x.Pair, x => x.Slot, StringComparer.Ordinal);
        return problem.With("E0", x => x with { Unavailable = [.. x.Unavailable.Union([0, 1])] }) with
        {
            Pairs = Pairs(problem, (x, _) => held.TryGetValue(x.Id, out var slot) ? x with { Held = slot } : x),
            Objective = ["moved", "score", "breaks"],
        };
    }

    static bool Free(TimetableProblem problem, ProblemPair pair, int slot) =>
        problem.Participants.Where(x => x.Id == pair.A || x.Id == pair.B).All(x => !x.Unavailable.Contains(slot));

    static List<ProblemParticipant> Each(TimetableProblem problem, Func<ProblemParticipant, ProblemParticipant> change) => [.. problem.Participants.Select(change)];

    static List<ProblemPair> Pairs(TimetableProblem problem, Func<ProblemPair, int, ProblemPair> change) => [.. problem.Pairs.Select(change)];
}
