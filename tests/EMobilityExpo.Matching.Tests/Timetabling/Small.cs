using EMobilityExpo.Matching.Timetabling;
using Shouldly;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Short ways to write problems down in tests.</summary>
static class Small
{
    public static TimetableProblem Problem(int slots, int tables, string participants, params ProblemPair[] pairs) => new()
    {
        Days = [slots],
        Tables = Enumerable.Repeat(tables, slots).ToList(),
        Participants = participants.Split(' ').Select(x => new ProblemParticipant { Id = x }).ToList(),
        Pairs = pairs,
    };

    public static ProblemPair Pair(string a, string b, int score = 1) => new() { Id = a + b, A = a, B = b, Score = score };

    public static TimetableProblem With(this TimetableProblem problem, string id, Func<ProblemParticipant, ProblemParticipant> change) =>
        problem with { Participants = problem.Participants.Select(x => x.Id == id ? change(x) : x).ToList() };

    /// <summary>Solves, and insists that the verifier finds nothing.</summary>
    public static TimetableSolution Solved(
        this TimetableProblem problem, SolveOptions? options = null, IProgress<SolveProgress>? progress = null, CancellationToken stop = default)
    {
        var solution = TimetableSolver.Solve(problem, options ?? new SolveOptions(), progress, stop);
        problem.ShouldAllow(solution);
        return solution;
    }

    /// <summary>The same, and the optimum is proven.</summary>
    public static TimetableSolution Optimum(this TimetableProblem problem)
    {
        var solution = problem.Solved();
        solution.Status.ShouldBe(SolveStatus.Optimal);
        return solution;
    }

    /// <summary>Insists that the verifier finds nothing in a timetable.</summary>
    public static void ShouldAllow(this TimetableProblem problem, TimetableSolution solution)
    {
        var wrong = TimetableVerifier.Violations(problem, solution);
        if (wrong.Count > 0) wrong.ShouldBeEmpty(TimetableJson.WriteProblem(problem));
    }

    /// <summary>The same of a timetable within the engine, unless something required is missing from it. Reasons are those of a finished one.</summary>
    public static void ShouldAllow(this TimetableProblem problem, Schedule schedule)
    {
        if (!schedule.Complete()) return;
        var wrong = TimetableVerifier.Violations(problem, Assembly.Build(schedule, new Bounds(schedule.Model), seed: 1)).Where(x => !x.Contains("the reason", StringComparison.Ordinal)).ToList();
        if (wrong.Count > 0) wrong.ShouldBeEmpty(TimetableJson.WriteProblem(problem));
    }

    public static UnscheduledPair Reason(this TimetableSolution solution, string pair) => solution.Unscheduled.Single(x => x.Pair == pair);

    public static int Slot(this TimetableSolution solution, string pair) => solution.Meetings.Single(x => x.Pair == pair).Slot;

    /// <summary>A made event with two sides, absences and limits.</summary>
    public static TimetableProblem Event(int exhibitors, int buyers, int pairs, int seed, int[]? days = null)
    {
        var r = new Random(seed);
        days ??= [8];
        var slots = days.Sum();
        ProblemParticipant One(string id, string side) => new()
        {
            Id = id,
            Side = side,
            MaxMeetings = r.Next(3, 9),
            Unavailable = Enumerable.Range(0, slots).Where(_ => r.Next(4) == 0).ToList(),
        };
        var people = Enumerable.Range(0, exhibitors).Select(i => One($"E{i}", "exhibitor")).Concat(Enumerable.Range(0, buyers).Select(i => One($"B{i}", "buyer"))).ToList();
        var list = Enumerable.Range(0, exhibitors * buyers).OrderBy(_ => r.Next()).Take(pairs).Select(k => new ProblemPair
        {
            Id = $"M{k}",
            A = $"E{k / buyers}",
            B = $"B{k % buyers}",
            Score = r.Next(1, 101),
        }).ToList();
        return new TimetableProblem { Days = days, Tables = Enumerable.Repeat(exhibitors / 2, slots).ToList(), Participants = people, Pairs = list };
    }
}
