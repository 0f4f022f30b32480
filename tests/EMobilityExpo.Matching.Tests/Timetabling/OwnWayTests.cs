using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

public sealed class OwnWayTests
{
    [Theory]
    [InlineData(long.MaxValue / 2)]
    [InlineData(1)]
    public void The_best_only_becomes_better_keeps_the_rules_and_is_found_from_anywhere(long work)
    {
        var (problems, better, best, left) = (0, 0, 0, 0);
        for (var seed = 0; seed < 12; seed++)
        {
            var problem = TinyProblems.Make(seed) with { Objective = ["score"], MaxBreakDifference = null };
            var (model, first) = Known(problem);
            if (!first.Complete() || new Oracle(problem).Best is not { } oracle) continue;
            var (own, budget) = Way(model, first);
            var known = new Schedule(model);
            known.CopyFrom(first);
            known.Clear(0);
            if (!known.Complete()) known.CopyFrom(first);
            var before = known.Score;
            do
            {
                var last = known.Score;
                own.Step(known, work, budget);
                known.Score.ShouldBeGreaterThanOrEqualTo(last, $"seed {seed}");
                left += own.UnderWay ? 1 : 0;
            }
            while (own.UnderWay);

            problem.ShouldAllow(known);
            ((double)known.Score).ShouldBeLessThanOrEqualTo(oracle["score"], $"seed {seed}");
            problems++;
            better += known.Score > before ? 1 : 0;
            best += known.Score == oracle["score"] ? 1 : 0;
        }

        problems.ShouldBeGreaterThan(5);
        better.ShouldBeGreaterThan(1);
        best.ShouldBe(problems);
        left.ShouldBeGreaterThan(problems);
    }

    [Fact]
    public void A_crossing_keeps_what_all_have_in_common_and_is_as_good_as_each()
    {
        var (problems, kept, better) = (0, 0, 0);
        for (var seed = 0; seed < 150; seed++)
        {
            var (model, one) = Known(Small.Event(8, 7, 40, seed) with { Objective = ["score"] });
            var (search, budget) = SlotSearchTests.On(model);
            var other = new Schedule(model);
            // The least worth first: another timetable, which agrees with the first in little.
            foreach (var q in model.ByWorth.Reverse().Take(model.N / 2)) other.TryPlace(q, q % model.T);
            Filler.FillFirstFit(other);
            var (before, crossed) = (one.Score, new Schedule(model));
            crossed.CopyFrom(one);
            do search.Step(crossed, one, long.MaxValue / 2, budget, other);
            while (search.UnderWay);

            for (var q = 0; q < model.N; q++)
            {
                if (one.SlotOf[q] < 0 || one.SlotOf[q] != other.SlotOf[q]) continue;
                crossed.SlotOf[q].ShouldBe(one.SlotOf[q], $"seed {seed}");
                kept++;
            }

            crossed.Score.ShouldBeGreaterThanOrEqualTo(Math.Max(before, other.Score), $"seed {seed}");
            better += crossed.Score > Math.Max(before, other.Score) ? 1 : 0;
            problems++;
        }

        problems.ShouldBe(150);
        kept.ShouldBeGreaterThan(100);
        better.ShouldBeGreaterThan(30);
    }

    static (Model Model, Schedule Known) Known(TimetableProblem problem)
    {
        var model = new Model(problem, seed: 1);
        var known = new Schedule(model);
        Filler.FillFirstFit(known);
        return (model, known);
    }

    static (OwnWay Own, Budget Budget) Way(Model model, Schedule first)
    {
        var (search, budget) = SlotSearchTests.On(model);
        return (new OwnWay(model, search, first), budget);
    }
}
