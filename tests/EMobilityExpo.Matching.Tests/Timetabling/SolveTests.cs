using System.Diagnostics;
using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Runs of the size of an event: bounds, stopping, progress.</summary>
public sealed class SolveTests
{
    [Fact]
    public void An_event_of_forty_by_thirty_comes_within_a_thousandth_of_its_bound()
    {
        var problem = Small.Event(40, 30, 500, seed: 1, days: [6, 6]);
        var solution = problem.Solved(new SolveOptions { WorkLimit = 400_000_000 });
        ((double)solution.Score / solution.ScoreBound).ShouldBeGreaterThan(0.999);
    }

    [Fact]
    public void Everybody_available_and_no_limit_but_tables_is_proven()
    {
        var problem = Small.Event(10, 10, 60, seed: 2) with { Objective = ["score"] };
        problem = problem with { Participants = problem.Participants.Select(x => x with { Unavailable = [], MaxMeetings = null }).ToList() };
        problem.Optimum().Score.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_stop_returns_a_right_timetable_quickly()
    {
        var problem = Small.Event(60, 50, 1500, seed: 5, days: [8, 8]);
        foreach (var delay in new[] { 0, 30, 300, 700 })
        {
            using var stop = new CancellationTokenSource();
            stop.CancelAfter(delay);
            var clock = Stopwatch.StartNew();
            var solution = problem.Solved(new SolveOptions { WorkLimit = long.MaxValue }, progress: null, stop.Token);
            solution.Status.ShouldBeOneOf(SolveStatus.Feasible, SolveStatus.Optimal);
            // Generous: the machine that runs the tests may be busy.
            clock.ElapsedMilliseconds.ShouldBeLessThan(delay + 2000);
        }
    }

    [Fact]
    public void Progress_only_gets_better_and_ends()
    {
        var seen = new List<SolveProgress>();
        var problem = Small.Event(20, 20, 200, seed: 6);
        var solution = problem.Solved(new SolveOptions { WorkLimit = 100_000_000 }, new Listener(seen));
        seen[^1].Phase.ShouldBe(SolvePhase.Finished);
        (seen[^1].Score, seen[^1].Breaks, seen[^1].Meetings).ShouldBe((solution.Score, solution.Breaks, solution.Meetings.Count));
        var scores = seen.Where(x => x.Score is not null).Select(x => x.Score!.Value).ToList();
        scores.ShouldBe(scores.Order());
        var bounds = seen.Where(x => x.ScoreBound is not null).Select(x => x.ScoreBound!.Value).ToList();
        bounds.ShouldBe(bounds.OrderDescending());
        seen.ShouldAllBe(x => x.Fraction >= 0 && x.Fraction <= 1);
        seen.Select(x => x.Fraction).ShouldBe(seen.Select(x => x.Fraction).Order());
    }

    [Fact]
    public void Empty_problems_are_optimal()
    {
        foreach (var slots in new[] { 0, 3 })
        {
            var problem = new TimetableProblem { Days = [slots], Tables = Enumerable.Repeat(1, slots).ToList(), Participants = [], Pairs = [] };
            problem.Solved().Status.ShouldBe(SolveStatus.Optimal);
        }

        Small.Problem(0, 1, "a b", Small.Pair("a", "b")).Optimum().Unscheduled.Single().Reason.ShouldBe(UnscheduledReason.NoCommonSlot);
    }

    [Fact]
    public void Required_meetings_that_a_greedy_choice_misses_are_found()
    {
        // Four people, all six pairs required in three slots: a one-factorisation, found only by choosing right.
        var names = "a b c d".Split(' ');
        var pairs = names.SelectMany(x => names.Where(y => string.CompareOrdinal(x, y) < 0).Select(y => Small.Pair(x, y) with { Required = true })).ToArray();
        Small.Problem(3, 2, "a b c d", pairs).Optimum().Meetings.Count.ShouldBe(6);
        Small.Problem(2, 9, "a b c d", pairs).Solved().Status.ShouldBe(SolveStatus.Infeasible);
    }

    [Fact]
    public void Threads_below_one_are_refused() =>
        Should.Throw<ArgumentException>(() => TimetableSolver.Solve(Small.Problem(1, 1, "a"), new SolveOptions { Threads = 0 }));

    sealed class Listener(List<SolveProgress> seen) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => seen.Add(value);
    }
}
