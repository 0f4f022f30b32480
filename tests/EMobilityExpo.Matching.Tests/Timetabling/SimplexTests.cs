using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>The simplex method against all corners of small programs.</summary>
public sealed class SimplexTests
{
    [Fact]
    public void A_program_ends_at_its_best_corner_from_any_basis_and_after_bounds_change()
    {
        var (optimal, infeasible, simplex, lp) = (0, 0, new DualSimplex(), new LinearProgram());
        for (var seed = 0; seed < 2000; seed++)
        {
            var r = new Random(seed);
            var (columns, rows) = (r.Next(1, 5), r.Next(1, 4));
            Fill(lp, r, columns, rows);
            var basis = Enumerable.Range(0, columns + rows).Where(_ => r.Next(3) == 0).ToArray();
            var random = new SplitMix((ulong)seed);
            simplex.Start(lp, basis, ref random);
            for (var again = 0; again < 3; again++)
            {
                var best = Corners.Best(lp);
                var end = simplex.Run(double.NegativeInfinity, long.MaxValue / 2, new Budget(long.MaxValue, TestContext.Current.CancellationToken));
                end.ShouldBe(best is null ? SimplexEnd.Infeasible : SimplexEnd.Optimal, $"seed {seed} run {again}");
                if (best is { } worth)
                {
                    simplex.Bound.ShouldBe(worth, 1e-3, $"seed {seed} run {again}");
                    Feasible(lp, simplex).ShouldBeTrue($"seed {seed} run {again}");
                    optimal++;
                }
                else
                {
                    infeasible++;
                }

                var fixedAt = r.Next(2);
                simplex.Bind(r.Next(columns), fixedAt, fixedAt);
            }
        }

        optimal.ShouldBeGreaterThan(1000);
        infeasible.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void A_program_is_given_up_as_soon_as_it_is_below_what_is_asked_for()
    {
        var (simplex, lp, random) = (new DualSimplex(), new LinearProgram(), new SplitMix(1));
        lp.Clear(1);
        lp.Add(0, 1);
        lp.End(5, 1);
        lp.Add(0, 1);
        lp.End(3, 1);
        lp.Finish([1], [1]);
        simplex.Start(lp, [], ref random);
        var budget = new Budget(long.MaxValue, TestContext.Current.CancellationToken);
        simplex.Run(5.5, long.MaxValue / 2, budget).ShouldBe(SimplexEnd.Below);
        simplex.Run(4.5, long.MaxValue / 2, budget).ShouldBe(SimplexEnd.Optimal);
        simplex.Value(0).ShouldBe(1, 1e-6);
        simplex.Value(1).ShouldBe(0, 1e-6);
    }

    [Fact]
    public void One_slot_is_filled_as_well_as_a_matching_can()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var r = new Random(seed);
            var (exhibitors, buyers) = (r.Next(5, 40), r.Next(5, 40));
            var model = new Model(SlotlessTests.TwoSided(r, exhibitors, buyers, slots: 1, exhibitors * buyers / 3, tables: r.Next(3, 30)), seed: 1);
            var (weights, budget, random) = (new Weights(model), new Budget(long.MaxValue, TestContext.Current.CancellationToken), new SplitMix(1));
            var program = new SlotProgram(model, weights);
            program.Collect(new Schedule(model), [0], model.Allowed);
            program.Build(new Schedule(model), all: true);
            var simplex = new DualSimplex();
            simplex.Start(program.Lp, program.Basis, ref random);
            simplex.Run(double.NegativeInfinity, long.MaxValue / 2, budget).ShouldBe(SimplexEnd.Optimal);
            var best = SlotlessMatching.Of(model, weights, budget).ShouldNotBeNull().Bound / weights.Score;
            simplex.Bound.ShouldBe(best, 0.05, $"seed {seed}");
        }
    }

    [Fact]
    public void Limits_that_wait_until_they_are_exceeded_change_no_optimum()
    {
        var (taken, waited) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var r = new Random(seed);
            var (exhibitors, buyers) = (r.Next(5, 15), r.Next(5, 15));
            var model = new Model(SlotlessTests.TwoSided(r, exhibitors, buyers, slots: 4, exhibitors * buyers / 2, tables: r.Next(3, 12)), seed: 1);
            var (weights, budget, random, empty) = (new Weights(model), new Budget(long.MaxValue, TestContext.Current.CancellationToken), new SplitMix(1), new Schedule(model));
            var root = new RootRelaxation(model, weights, budget, threads: 1);
            root.Improve(20, budget);
            var program = new SlotProgram(model, weights);
            program.Believe(root);
            program.Collect(empty, [0, 1, 2, 3], model.Allowed);
            program.Build(empty, all: true);
            var (simplex, rows) = (new DualSimplex(), program.Lp.Rows);
            simplex.Start(program.Lp, program.Basis, ref random);
            simplex.Run(double.NegativeInfinity, long.MaxValue / 2, budget).ShouldBe(SimplexEnd.Optimal);
            var best = simplex.Bound;

            program.Build(empty, all: false);
            waited += rows - program.Lp.Rows;
            simplex.Start(program.Lp, program.Basis, ref random);
            var end = simplex.Run(double.NegativeInfinity, long.MaxValue / 2, budget);
            for (; end == SimplexEnd.Optimal && program.Tighten(simplex, empty); taken++)
            {
                simplex.Extend(ref random);
                end = simplex.Run(double.NegativeInfinity, long.MaxValue / 2, budget);
            }

            end.ShouldBe(SimplexEnd.Optimal, $"seed {seed}");
            simplex.Bound.ShouldBe(best, 0.05, $"seed {seed}");
        }

        taken.ShouldBeGreaterThan(60);
        waited.ShouldBeGreaterThan(1000);
    }

    internal static void Fill(LinearProgram lp, Random r, int columns, int rows)
    {
        lp.Clear(rows);
        for (var j = 0; j < columns; j++)
        {
            for (var i = 0; i < rows; i++)
            {
                if (r.Next(3) > 0) lp.Add(i, r.Next(4) == 0 ? -1 : r.Next(1, 3));
            }

            lp.End(r.Next(-4, 10), r.Next(1, 4));
        }

        lp.Finish(
            [.. Enumerable.Range(0, rows).Select(_ => (double)r.Next(-1, 5))],
            [.. Enumerable.Range(0, rows).Select(_ => (double)(r.Next(4) == 0 ? 0 : r.Next(1, 9)))]);
    }

    static bool Feasible(LinearProgram lp, DualSimplex simplex)
    {
        var left = lp.Most.Take(lp.Rows).ToArray();
        for (var j = 0; j < lp.Columns; j++)
        {
            for (var k = 0; k < lp.RowsOf(j).Length; k++) left[lp.RowsOf(j)[k]] -= lp.EntriesOf(j)[k] * simplex.Value(j);
        }

        return Enumerable.Range(0, lp.Columns).All(j => simplex.Value(j) >= lp.Lower[j] - 1e-6 && simplex.Value(j) <= lp.Upper[j] + 1e-6)
            && Enumerable.Range(0, lp.Rows).All(i => left[i] >= -1e-6 && left[i] <= lp.Upper[lp.Columns + i] + 1e-6);
    }
}
