using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Programs over some slots, and the search that solves them, against every timetable of tiny problems with every rule.</summary>
public sealed class SlotSearchTests
{
    [Fact]
    public void No_timetable_is_worth_more_than_the_program_over_all_slots_and_none_is_narrowed_away()
    {
        var (solved, refused) = (0, 0);
        for (var seed = 0; seed < 600; seed++)
        {
            var problem = TinyProblems.Make(seed);
            var model = new Model(problem, seed: 1);
            var (weights, budget, random) = (new Weights(model), new Budget(long.MaxValue, TestContext.Current.CancellationToken), new SplitMix(1));
            var root = new RootRelaxation(model, weights, budget);
            root.Improve(seed % 40, budget);
            var values = new Oracle(problem).Values.Select(x => x["score"] + (((weights.Missed * x["missedMinimum"]) + (weights.Kept * x["moved"])) / weights.Score)).ToList();
            var empty = new Schedule(model);
            var (program, slots) = (new SlotProgram(model, weights), Enumerable.Range(0, model.T).ToArray());
            var best = values.Count == 0 ? (double?)null : values.Max() - program.Worth(empty);
            var least = (best ?? 0) + (seed % 5) - 2;

            program.Collect(empty, slots, model.Allowed);
            if (!program.Narrow(empty, root.Lp, least))
            {
                if (best is { } reached) reached.ShouldBeLessThan(least + 1e-3, $"seed {seed}");
                refused++;
                continue;
            }

            program.Build(empty, all: true);
            var simplex = new DualSimplex();
            simplex.Start(program.Lp, program.Basis, ref random);
            var end = simplex.Run(double.NegativeInfinity, long.MaxValue / 2, budget);
            var atPrices = new DualSimplex();
            var prices = program.TakePrices();
            atPrices.Start(program.Lp, program.Basis, prices, ref random);
            atPrices.Run(double.NegativeInfinity, long.MaxValue / 2, budget).ShouldBe(end, $"seed {seed}");
            if (end == SimplexEnd.Optimal) atPrices.Bound.ShouldBe(simplex.Bound, 0.01, $"seed {seed}");
            if (best is not { } worth) continue;
            if (worth >= least) simplex.Bound.ShouldBeGreaterThan(worth - 0.01, $"seed {seed} {end}");
            solved++;
        }

        solved.ShouldBeGreaterThan(200);
        refused.ShouldBeGreaterThan(50);
    }

    /// <summary>With little work each step is left and taken up again, mostly after every iteration.</summary>
    [Theory]
    [InlineData(long.MaxValue / 2)]
    [InlineData(1)]
    public void Steps_only_improve_keep_the_rules_and_mostly_end_at_the_best_timetable(long work)
    {
        var (best, problems, left) = (0, 0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = TinyProblems.Make(seed) with { Objective = ["score"], MaxBreakDifference = null };
            var model = new Model(problem, seed: 1);
            var (search, budget) = On(model);
            var current = new Schedule(model);
            Filler.FillFirstFit(current);
            if (!current.Complete() || new Oracle(problem).Best is not { } oracle) continue;
            for (var step = 0; step < 20; step++)
            {
                var before = current.Score;
                do
                {
                    current.Score.ShouldBe(before, $"seed {seed}");
                    search.Step(current, current, work, budget);
                    if (search.UnderWay) left++;
                }
                while (search.UnderWay);
                current.Score.ShouldBeGreaterThanOrEqualTo(before, $"seed {seed}");
            }

            problem.ShouldAllow(current);
            ((double)current.Score).ShouldBeLessThanOrEqualTo(oracle["score"], $"seed {seed}");
            problems++;
            if (current.Score == oracle["score"]) best++;
        }

        problems.ShouldBeGreaterThan(150);
        best.ShouldBeGreaterThan(problems * 95 / 100);
        (left > 30).ShouldBe(work == 1);
    }

    [Fact]
    public void A_step_taken_up_again_has_to_beat_the_best_that_came_meanwhile()
    {
        var (beaten, refused) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var model = new Model(TinyProblems.Make(seed) with { Objective = ["score"], MaxBreakDifference = null }, seed: 1);
            var (search, budget) = On(model);
            var (current, best) = (new Schedule(model), new Schedule(model));
            if (!current.Complete()) continue;
            Filler.FillFirstFit(best);
            best.Clear(0);
            search.Step(current, current, 1, budget);
            if (!search.UnderWay) continue;
            while (search.UnderWay) search.Step(current, best, 1, budget);
            if (current.Meetings == 0)
            {
                refused++;
                continue;
            }

            current.Score.ShouldBeGreaterThan(best.Score, $"seed {seed}");
            beaten++;
        }

        beaten.ShouldBeGreaterThan(5);
        refused.ShouldBeGreaterThan(5);
    }

    /// <summary>A search on the relaxation of a small problem.</summary>
    internal static (SlotSearch Search, Budget Budget) On(Model model)
    {
        var budget = new Budget(long.MaxValue, TestContext.Current.CancellationToken);
        var weights = new Weights(model);
        var root = new RootRelaxation(model, weights, budget);
        root.Improve(40, budget);
        return (new SlotSearch(model, root, weights, seed: 1, cells: 8500), budget);
    }
}
