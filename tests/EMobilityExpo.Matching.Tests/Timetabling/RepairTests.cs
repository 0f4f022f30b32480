using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;
using static EMobilityExpo.Matching.Tests.Timetabling.Small;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Changes to a timetable in force: the fewest meetings move, and that is proven. The oracle tests try every timetable.</summary>
public sealed class RepairTests
{
    static readonly SolveOptions _options = new();

    [Fact]
    public void Small_changes_move_as_few_as_trying_every_timetable_does()
    {
        var moved = 0;
        Parallel.For(0, 500, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var problem = TinyProblems.Make(seed + 50_000);
            var before = TimetableSolver.Solve(problem, _options);
            if (before.Meetings.Count == 0) return;
            var changed = Changes.Any(problem, before, new Random(seed)) with { Objective = ["moved", "score", "breaks"] };
            var repaired = TimetableSolver.Solve(changed, _options);
            var note = TimetableJson.WriteProblem(changed);
            TimetableVerifier.Violations(changed, repaired).ShouldBeEmpty(note);
            var best = new Oracle(changed).Best;
            (repaired.Status == SolveStatus.Infeasible).ShouldBe(best is null, note);
            if (best is null) return;
            repaired.Status.ShouldBe(SolveStatus.Optimal, note);
            ((double)-repaired.Moved).ShouldBe(best["moved"], 1e-9, note);
            repaired.MovedBound.ShouldBe(repaired.Moved, note);
            ((double)repaired.Score).ShouldBe(best["score"], 1e-9, note);
            ((double)-repaired.Breaks).ShouldBe(best["breaks"], 1e-9, note);
            Interlocked.Add(ref moved, repaired.Moved);
        });
        moved.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("late")]
    [InlineData("table")]
    [InlineData("new")]
    public void What_is_not_touched_by_a_change_stays(string change)
    {
        var problem = Event(30, 25, 300, 4, [6, 6]);
        var before = TimetableSolver.Solve(problem, _options with { WorkLimit = 300_000_000 });
        var changed = Changes.Of(change, problem, before, new Random(3)) with { Objective = ["moved", "score", "breaks"] };
        var repaired = TimetableSolver.Solve(changed, _options);
        TimetableVerifier.Violations(changed, repaired).ShouldBeEmpty();
        repaired.MovedBound.ShouldBe(repaired.Moved);
        repaired.Moved.ShouldBe(before.Meetings.Count(x => changed.Pairs.Single(y => y.Id == x.Pair).Held is not int || repaired.Meetings.All(y => (y.Pair, y.Slot) != (x.Pair, x.Slot))));
        repaired.Score.ShouldBeLessThanOrEqualTo(repaired.ScoreBound);
    }

    [Fact]
    public void Of_many_meetings_at_a_closed_table_one_that_loses_nothing_gives_way()
    {
        var pairs = Enumerable.Range(0, 130).Select(k => new ProblemPair { Id = $"q{k}", A = $"a{k}", B = $"b{k}", Score = 5, Held = 0, Slot = k == 77 ? null : 0 }).ToArray();
        var problem = Problem(2, 130, string.Join(' ', pairs.SelectMany(x => new[] { x.A, x.B })), pairs) with { Tables = [129, 1], Objective = ["moved", "score"] };
        var repaired = TimetableSolver.Solve(problem, _options);
        TimetableVerifier.Violations(problem, repaired).ShouldBeEmpty();
        (repaired.Moved, repaired.MovedBound, repaired.Score).ShouldBe((1, 1, 650));
        repaired.Slot("q77").ShouldBe(1);
    }

    [Fact]
    public void A_required_pair_that_needs_a_place_moves_what_is_in_it()
    {
        var problem = Problem(2, 1, "a b c d", Pair("a", "b", 9) with { Held = 0 }, Pair("c", "d") with { Required = true, Slot = 0 })
            with
        { Objective = ["moved", "score"] };
        var repaired = problem.Optimum();
        (repaired.Moved, repaired.MovedBound, repaired.Score).ShouldBe((1, 1, 10));
    }
}
