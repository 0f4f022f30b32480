using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Branch and bound against every timetable of tiny problems with every rule, and what it is made of against all corners of small programs.</summary>
public sealed class BranchAndBoundTests
{
    [Theory]
    [InlineData(long.MaxValue / 4)]
    [InlineData(1)]
    public void No_timetable_is_worth_more_than_the_bound_and_mostly_one_is_worth_as_much(long units)
    {
        var (problems, proven, branched) = (0, 0, 0);
        for (var seed = 0; seed < 600; seed++)
        {
            var problem = TinyProblems.Make(seed);
            var model = new Model(problem, seed: 1);
            var (weights, best) = (new Weights(model), new Schedule(model));
            Filler.FillFirstFit(best);
            if (!best.Complete()) continue;
            if (!model.HasRequired) best.Clear(seed % model.T);
            var most = new Oracle(problem).Values.Max(x => Worth(weights, model, x));
            var known = weights.Of(best) - weights.AllMissed;
            var tree = Run(model, weights, best, seed % 3 * 20, units, new SideBySide(1));
            tree.Bound.ShouldBeGreaterThanOrEqualTo(most, $"seed {seed}");
            problem.ShouldAllow(best);
            problems++;
            if (tree.Bound == most && weights.Of(best) - weights.AllMissed == most) proven++;
            if (most > known) branched++;
        }

        problems.ShouldBeGreaterThan(300);
        branched.ShouldBeGreaterThan(100);
        // Orders of meetings and who interprets are not part of the program, the difference of breaks is no term of it.
        proven.ShouldBeGreaterThan(problems * 9 / 10);
    }

    [Fact]
    public void Two_threads_prove_and_find_what_one_does()
    {
        var open = 0;
        for (var seed = 0; seed < 12; seed++)
        {
            var problem = SlotlessTests.TwoSided(new Random(seed), exhibitors: 14, buyers: 12, slots: 5, pairs: 110, tables: 7);
            var model = new Model(problem, seed: 1);
            var weights = new Weights(model);
            var (one, two) = (new Schedule(model), new Schedule(model));
            Filler.FillFirstFit(one);
            two.CopyFrom(one);
            var first = Run(model, weights, one, 100, 100_000, new SideBySide(1), turns: 6);
            var second = Run(model, weights, two, 100, 100_000, new SideBySide(2), turns: 6);
            second.Bound.ShouldBe(first.Bound, $"seed {seed}");
            two.SlotOf.ShouldBe(one.SlotOf, $"seed {seed}");
            problem.ShouldAllow(two);
            if (first.Bound > weights.Of(one)) open++;
        }

        open.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_safe_bound_holds_at_every_basis_and_shows_what_is_infeasible()
    {
        var (exact, shown, infeasible, safe) = (0, 0, 0, new SafeBound(OneToOne()));
        Programs((seed, lp, simplex, budget) =>
        {
            var best = Corners.Best(lp);
            for (var end = SimplexEnd.Paused; end == SimplexEnd.Paused;)
            {
                end = simplex.Run(double.NegativeInfinity, 1, budget);
                var bound = safe.Of(lp, simplex, end, enough: -100);
                if (best is { } worth) bound.ShouldBeGreaterThanOrEqualTo((long)Math.Floor(worth + 1e-6), $"seed {seed}");
                if (end == SimplexEnd.Optimal && bound == (long)Math.Floor(best!.Value + 1e-6)) exact++;
                if (end != SimplexEnd.Infeasible) continue;
                infeasible++;
                if (bound <= -100) shown++;
            }
        });
        exact.ShouldBeGreaterThan(500);
        shown.ShouldBeGreaterThan(infeasible * 9 / 10);
    }

    [Fact]
    public void Penalties_and_tries_never_take_off_more_than_fixing_does_and_leave_no_trace()
    {
        var (looked, sharp) = (0, 0);
        Programs((seed, lp, simplex, budget) =>
        {
            if (simplex.Run(double.NegativeInfinity, long.MaxValue / 2, budget) != SimplexEnd.Optimal) return;
            simplex.Keep();
            var bound = simplex.Bound;
            var parts = Enumerable.Range(0, lp.Rows).Where(i => simplex.Basic(i) < lp.Columns)
                .Select(i => (Row: i, Column: simplex.Basic(i), Value: simplex.Value(simplex.Basic(i)))).ToList();
            foreach (var (i, j, x) in parts.Where(x => x.Value % 1 is > 1e-6 and < 1 - 1e-6))
            {
                var (down, up) = (Math.Floor(x), Math.Ceiling(x));
                var penalties = simplex.Penalties(i);
                foreach (var (value, penalty) in new[] { (down, penalties.Down), (up, penalties.Up) })
                {
                    simplex.Try(j, value, double.NegativeInfinity, budget);
                    var least = Corners.Best(lp) ?? double.NegativeInfinity;
                    (bound - penalty).ShouldBeGreaterThanOrEqualTo(Side(lp, j, value, value < x) - 1e-3, $"seed {seed}");
                    if (least > double.NegativeInfinity) (bound - simplex.Lost).ShouldBeGreaterThanOrEqualTo(least - 1e-3, $"seed {seed}");
                    if (simplex.Lost > 0.1) sharp++;
                    simplex.Return();
                    looked++;
                }
            }

            simplex.Bound.ShouldBe(bound);
            simplex.Run(double.NegativeInfinity, long.MaxValue / 2, budget).ShouldBe(SimplexEnd.Optimal);
            simplex.Bound.ShouldBe(bound, 1e-9, $"seed {seed}");
        });
        looked.ShouldBeGreaterThan(300);
        sharp.ShouldBeGreaterThan(100);
    }

    /// <summary>The best corner with a variable at most, or at least, at a value: what a penalty is a bound on.</summary>
    static double Side(LinearProgram lp, int j, double value, bool below)
    {
        var (lower, upper) = (lp.Lower[j], lp.Upper[j]);
        if (below) lp.Upper[j] = value;
        else lp.Lower[j] = value;
        var best = Corners.Best(lp) ?? double.NegativeInfinity;
        (lp.Lower[j], lp.Upper[j]) = (lower, upper);
        return best;
    }

    static void Programs(Action<int, LinearProgram, DualSimplex, Budget> look)
    {
        var (simplex, lp) = (new DualSimplex(), new LinearProgram());
        for (var seed = 0; seed < 1500; seed++)
        {
            var r = new Random(seed);
            SimplexTests.Fill(lp, r, r.Next(1, 5), r.Next(1, 4));
            var random = new SplitMix((ulong)seed);
            simplex.Start(lp, [], ref random);
            look(seed, lp, simplex, new Budget(long.MaxValue, TestContext.Current.CancellationToken));
        }
    }

    static BranchAndBound Run(Model model, Weights weights, Schedule best, int iterations, long units, SideBySide side, int turns = 400)
    {
        var budget = new Budget(long.MaxValue, TestContext.Current.CancellationToken);
        var root = new RootRelaxation(model, weights, budget);
        root.Improve(1 + iterations, budget);
        root.Narrow(long.MinValue, budget);
        var tree = new BranchAndBound(model, weights, seed: 1);
        for (var turn = 0; turn < turns; turn++)
        {
            tree.Turn(best, others: false, root, units, side, _ => { }, budget);
            foreach (var found in tree.Found)
            {
                if (found.Complete() && found.Quality() > best.Quality()) best.CopyFrom(found);
            }
        }

        return tree;
    }

    static long Worth(Weights weights, Model model, Dictionary<string, double> values) =>
        (long)((weights.Score * values["score"]) + (weights.Missed * values["missedMinimum"]) + (weights.Kept * (model.Held.Count(t => t >= 0) + values["moved"])));

    static Weights OneToOne() => new(new Model(SlotlessTests.TwoSided(new Random(1), 2, 2, 1, 2, 1), seed: 1));
}
