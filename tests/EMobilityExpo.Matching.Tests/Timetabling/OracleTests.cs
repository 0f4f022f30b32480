using System.Collections.Concurrent;
using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>The engine against every timetable there is, on many tiny problems.</summary>
public sealed class OracleTests
{
    const int _problems = 1200;

    [Fact]
    public void Tiny_problems_are_solved_as_trying_every_timetable_does()
    {
        var (optimal, reasons) = (0, new ConcurrentDictionary<UnscheduledReason, int>());
        Parallel.For(0, _problems, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var problem = TinyProblems.Make(seed);
            var solution = problem.Solved(new SolveOptions { Seed = (ulong)seed });
            Compare(problem, solution, new Oracle(problem));
            if (solution.Status is SolveStatus.Optimal or SolveStatus.Infeasible) Interlocked.Increment(ref optimal);
            foreach (var pair in solution.Unscheduled) reasons.AddOrUpdate(pair.Reason, 1, (_, count) => count + 1);
        });
        // "Possible" is only said of timetables that are not proven best.
        Enum.GetValues<UnscheduledReason>().Where(x => x != UnscheduledReason.Possible).ShouldBeSubsetOf(reasons.Keys);
        optimal.ShouldBeGreaterThan(_problems * 99 / 100);
    }

    [Fact]
    public void With_hardly_any_work_what_is_claimed_is_still_true()
    {
        Parallel.For(0, 300, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var problem = TinyProblems.Make(seed + 10_000);
            Compare(problem, problem.Solved(new SolveOptions { WorkLimit = 1 + (seed * 37L) }), new Oracle(problem));
        });
    }

    static void Compare(TimetableProblem problem, TimetableSolution solution, Oracle oracle)
    {
        var best = oracle.Best;
        var note = TimetableJson.WriteProblem(problem);
        if (solution.Status == SolveStatus.Infeasible) best.ShouldBeNull(note);
        if (solution.Status is SolveStatus.Infeasible or SolveStatus.Unknown) return;
        best.ShouldNotBeNull(note);
        var value = Value(solution);
        foreach (var term in problem.Objective.TakeWhile(_ => solution.Status == SolveStatus.Optimal)) value[term].ShouldBe(best[term], 1e-9, $"{term} of {note}");
        CheckBounds(problem, solution, oracle, value, note);
    }

    /// <summary>A bound on a term holds for all timetables that are as good in the terms before it.</summary>
    static void CheckBounds(TimetableProblem problem, TimetableSolution solution, Oracle oracle, Dictionary<string, double> value, string note)
    {
        var bound = new Dictionary<string, double>
        {
            ["score"] = solution.ScoreBound,
            ["breaks"] = -solution.BreaksBound,
            ["moved"] = -(solution.MovedBound ?? 0),
        };
        var left = oracle.Values;
        foreach (var term in problem.Objective)
        {
            if (bound.TryGetValue(term, out var most)) left.Max(x => x[term]).ShouldBeLessThanOrEqualTo(most + 1e-9, $"bound on {term} of {note}");
            left = left.Where(x => x[term] >= value[term] - 1e-12).ToList();
        }
    }

    static Dictionary<string, double> Value(TimetableSolution x) => new()
    {
        ["score"] = x.Score,
        ["breaks"] = -x.Breaks,
        ["missedMinimum"] = -x.MissedMinimum,
        ["moved"] = -x.Moved,
        ["fairness"] = x.Fairness,
    };
}
