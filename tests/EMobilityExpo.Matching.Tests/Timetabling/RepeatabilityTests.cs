using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>The same in gives the same out, and names, ids and order do not matter.</summary>
public sealed class RepeatabilityTests
{
    [Fact]
    public void Same_seed_and_work_give_the_same_timetable_with_any_number_of_threads()
    {
        var problem = Small.Event(20, 16, 160, seed: 3);
        var options = new SolveOptions { Seed = 11, WorkLimit = 60_000_000 };
        var once = TimetableJson.WriteSolution(TimetableSolver.Solve(problem, options), 0);
        TimetableJson.WriteSolution(TimetableSolver.Solve(problem, options), 0).ShouldBe(once);
        TimetableJson.WriteSolution(TimetableSolver.Solve(problem, options with { Threads = 3 }), 0).ShouldBe(once);
    }

    [Fact]
    public void Names_and_order_do_not_matter()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var problem = Small.Event(12, 10, 70, seed);
            var options = new SolveOptions { WorkLimit = 20_000_000 };
            var one = TimetableSolver.Solve(problem, options);
            var other = TimetableSolver.Solve(Shuffled(problem, seed), options);
            (other.Score, other.Breaks, other.ScoreBound).ShouldBe((one.Score, one.Breaks, one.ScoreBound));
            other.Meetings.Select(x => (x.Pair["x".Length..], x.Slot)).ShouldBe(one.Meetings.Select(x => (x.Pair, x.Slot)), ignoreOrder: true);
        }
    }

    [Fact]
    public void Names_and_order_do_not_change_what_is_proven_of_tiny_problems()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = TinyProblems.Make(seed);
            var one = TimetableSolver.Solve(problem, new SolveOptions());
            var other = TimetableSolver.Solve(Shuffled(problem, seed), new SolveOptions());
            if (one.Status != SolveStatus.Optimal || other.Status != SolveStatus.Optimal) continue;
            foreach (var term in problem.Objective) Value(other, term).ShouldBe(Value(one, term), 1e-9);
        }
    }

    static double Value(TimetableSolution x, string term) => term switch
    {
        "score" => x.Score,
        "breaks" => x.Breaks,
        "missedMinimum" => x.MissedMinimum,
        "moved" => x.Moved,
        _ => x.Fairness,
    };

    static TimetableProblem Shuffled(TimetableProblem problem, int seed)
    {
        var r = new Random(seed);
        return problem with
        {
            Participants = problem.Participants.Select(x => x with { Id = "x" + x.Id }).OrderBy(_ => r.Next()).ToList(),
            Pairs = problem.Pairs.Select(x => x with { Id = "x" + x.Id, A = "x" + x.B, B = "x" + x.A, After = x.After.Select(y => "x" + y).ToList() })
                .OrderBy(_ => r.Next()).ToList(),
            Interpreters = problem.Interpreters?.Select(x => x with { Id = "x" + x.Id }).OrderBy(_ => r.Next()).ToList(),
        };
    }
}
