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
        var once = TimetableJson.WriteSolution(problem.Solved(options), 0);
        TimetableJson.WriteSolution(problem.Solved(options), 0).ShouldBe(once);
        TimetableJson.WriteSolution(problem.Solved(options with { Threads = 3 }), 0).ShouldBe(once);
    }

    [Fact]
    public void The_relaxation_of_many_cells_is_the_same_to_the_last_bit_by_one_thread_and_by_two()
    {
        var model = new Model(Small.Event(80, 60, 3000, seed: 5), seed: 1);
        var (budget, weights) = (new Budget(long.MaxValue, TestContext.Current.CancellationToken), new Weights(model));
        RootRelaxation one = new(model, weights, budget), two = new(model, weights, budget, threads: 2);
        one.Cost.ShouldBeGreaterThan(20_000);
        for (var turn = 0; turn < 5; turn++)
        {
            one.Improve(60, budget);
            two.Improve(60, budget);
            two.Bound.ShouldBe(one.Bound);
            two.Residual.ShouldBe(one.Residual);
            two.Lp.Price.AsSpan().SequenceEqual(one.Lp.Price).ShouldBeTrue();
            two.Lp.X.AsSpan().SequenceEqual(one.Lp.X).ShouldBeTrue();
        }
    }

    [Fact]
    public void What_the_other_half_throws_is_thrown_where_it_is_waited_for()
    {
        var other = new OtherHalf(() => throw new InvalidOperationException("half"));
        other.Begin();
        Should.Throw<InvalidOperationException>(other.Wait).Message.ShouldBe("half");
    }

    [Fact]
    public void Names_and_order_do_not_matter()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var problem = Small.Event(12, 10, 70, seed);
            var options = new SolveOptions { WorkLimit = 20_000_000 };
            var one = problem.Solved(options);
            var other = Shuffled(problem, seed).Solved(options);
            (other.Score, other.Breaks, other.ScoreBound).ShouldBe((one.Score, one.Breaks, one.ScoreBound));
            other.Meetings.Select(x => (x.Pair["x".Length..], x.Slot)).ShouldBe(one.Meetings.Select(x => (x.Pair, x.Slot)), ignoreOrder: true);
        }
    }

    public static TheoryData<string> Kinds => [.. RuledEvents.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Names_order_and_threads_do_not_matter_under_any_rule(string kind)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var problem = RuledEvents.Make(kind, seed);
            var shuffled = Shuffled(problem, seed);
            var options = new SolveOptions { Seed = 5, WorkLimit = 20_000_000 };
            var one = problem.Solved(options);
            var other = shuffled.Solved(options with { Threads = 2 });
            one.Meetings.ShouldNotBeEmpty($"seed {seed}");
            foreach (var term in problem.Objective) Value(other, term).ShouldBe(Value(one, term), 1e-9, $"seed {seed}");
            (other.Status, other.ScoreBound, other.BreaksBound).ShouldBe((one.Status, one.ScoreBound, one.BreaksBound), $"seed {seed}");
            other.Meetings.Select(x => (x.Pair["x".Length..], x.Slot)).ShouldBe(one.Meetings.Select(x => (x.Pair, x.Slot)), ignoreOrder: true, $"seed {seed}");
        }
    }

    [Fact]
    public void Names_and_order_do_not_change_what_is_proven_of_tiny_problems()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = TinyProblems.Make(seed);
            var one = problem.Solved();
            var other = Shuffled(problem, seed).Solved();
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
