using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>The exact search and its parts against trying everything.</summary>
public sealed class ExactTests
{
    [Fact]
    public void Clauses_groups_and_sums_are_solved_as_trying_every_assignment_does()
    {
        var (yes, no) = (0, 0);
        for (var seed = 0; seed < 1500; seed++)
        {
            var random = new Random(seed);
            var size = random.Next(3, 11);
            var (solver, rules) = (new ClauseSolver(), new List<Func<int, bool>>());
            for (var v = 0; v < size; v++) solver.NewVariable();
            for (var k = random.Next(2, 5 * size); k > 0; k--) Rule(random, size, solver, rules);
            var assumed = Enumerable.Range(0, size).Where(_ => random.Next(4) == 0).Select(v => (2 * v) + random.Next(2)).ToArray();
            var possible = Enumerable.Range(0, 1 << size).Where(x => rules.TrueForAll(rule => rule(x))).ToList();

            // A suggestion, good or not, only says where to look first.
            if (seed % 2 == 0) solver.Suggest([.. Enumerable.Range(0, size).Select(v => (2 * v) + (seed >> v & 1))]);

            var answer = solver.Solve(assumed, Plenty());

            answer.ShouldBe(possible.Exists(x => Array.TrueForAll(assumed, y => True(x, y))), $"seed {seed}");
            if (answer == true)
            {
                yes++;
                possible.ShouldContain(Enumerable.Range(0, size).Sum(v => solver.IsTrue(2 * v) ? 1 << v : 0));
                continue;
            }

            no++;
            solver.Core.ShouldAllBe(x => assumed.Contains(x));
            possible.Exists(x => solver.Core.All(y => True(x, y))).ShouldBeFalse();
            solver.Solve([], Plenty()).ShouldBe(possible.Count > 0);
        }

        Math.Min(yes, no).ShouldBeGreaterThan(200);
    }

    [Fact]
    public void What_probing_fixes_holds_in_every_solution()
    {
        var (found, contradictions) = (0, 0);
        for (var seed = 0; seed < 1500; seed++)
        {
            var random = new Random(seed);
            var (solver, rules) = (new ClauseSolver(), new List<Func<int, bool>>());
            for (var v = 0; v < 9; v++) solver.NewVariable();
            for (var k = random.Next(10, 36); k > 0; k--) Rule(random, 9, solver, rules);
            var before = solver.Consistent ? Enumerable.Range(0, 9).Count(v => solver.IsFixed(2 * v, out _)) : 9;
            var possible = Enumerable.Range(0, 1 << 9).Where(x => rules.TrueForAll(rule => rule(x))).ToList();

            if (!solver.Consistent || !solver.Probe())
            {
                possible.ShouldBeEmpty($"seed {seed}");
                if (before < 9) contradictions++;
                continue;
            }

            for (var v = 0; v < 9; v++)
            {
                if (!solver.IsFixed(2 * v, out var value)) continue;
                possible.ShouldAllBe(x => (x >> v & 1) == (value ? 1 : 0), $"seed {seed}");
                before--;
            }

            if (before < 0) found++;
            solver.Solve([], Plenty()).ShouldBe(possible.Count > 0);
        }

        Math.Min(found, contradictions).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void What_is_left_after_shortening_has_the_same_solutions()
    {
        var open = 0;
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var (solver, rules) = (new ClauseSolver { Shortens = true }, new List<Func<int, bool>>());
            for (var v = 0; v < 9; v++) solver.NewVariable();
            for (var k = random.Next(20, 45); k > 0; k--)
            {
                var literals = Enumerable.Range(0, 9).OrderBy(_ => random.Next()).Take(4).Select(v => (2 * v) + random.Next(2)).ToArray();
                solver.Clause(literals);
                rules.Add(x => Array.Exists(literals, y => True(x, y)));
            }

            for (var k = random.Next(4); k > 0; k--) Rule(random, 9, solver, rules);
            for (var k = 0; k < 4; k++)
            {
                solver.Solve([.. Enumerable.Range(0, 9).Where(_ => random.Next(4) == 0).Select(v => (2 * v) + random.Next(2))], Plenty());
                if (!solver.Consistent || !solver.Probe() || !solver.Shorten(1_000_000)) break;
            }

            for (var x = 0; x < 1 << 9; x++)
            {
                var possible = rules.TrueForAll(rule => rule(x));
                solver.Solve([.. Enumerable.Range(0, 9).Select(v => (2 * v) + 1 - (x >> v & 1))], Plenty()).ShouldBe(possible, $"seed {seed}");
                if (possible) open++;
            }
        }

        open.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void A_level_of_breaks_is_reached_from_the_fewest_on_and_not_below()
    {
        var below = 0;
        for (var seed = 0; seed < 150; seed++)
        {
            var problem = Required(seed);
            var (model, best) = (new Model(problem, (ulong)seed), new Oracle(problem).Best);
            var levels = new BreakLevels(model, model.Allowed, stage: 0);
            for (var most = 0; most < 4; most++)
            {
                var reached = best is not null && best["breaks"] >= -most - 1e-9;
                levels.Run(most, new Schedule(model), Plenty(), long.MaxValue).ShouldBe(reached, TimetableJson.WriteProblem(problem));
                if (!reached && best is not null) below++;
            }
        }

        below.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_totalizer_counts()
    {
        for (var size = 1; size <= 7; size++)
        {
            for (var assignment = 0; assignment < 1 << size; assignment++)
            {
                var solver = new ClauseSolver();
                var inputs = Enumerable.Range(0, size).Select(_ => solver.NewVariable()).ToArray();
                var counts = Totalizer.Build(solver, inputs, exact: true, most: Math.Max(1, size - 1));
                solver.Solve([.. inputs.Select((x, i) => (assignment >> i & 1) == 1 ? x : x ^ 1)], Plenty()).ShouldBe(true);
                var ones = System.Numerics.BitOperations.PopCount((uint)assignment);
                counts.Select(solver.IsTrue).ShouldBe(counts.Select((_, k) => k < ones));
            }
        }
    }

    [Fact]
    public void Fewest_breaks_of_required_meetings_are_found_and_no_bound_is_above_them()
    {
        var (breaks, priced) = (0, 0);
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var problem = Required(seed);
            var note = TimetableJson.WriteProblem(problem);
            var solution = problem.Solved(new SolveOptions { Seed = (ulong)seed });
            var best = new Oracle(problem).Best;
            solution.Status.ShouldBe(best is null ? SolveStatus.Infeasible : SolveStatus.Optimal, note);
            if (best is null) return;
            ((double)-solution.Breaks).ShouldBe(best["breaks"], 1e-9, note);
            var bound = new BreakBound(new Model(problem, 1)).Find(100, Plenty());
            bound.ShouldBeLessThanOrEqualTo(solution.Breaks, note);
            Interlocked.Add(ref breaks, solution.Breaks);
            Interlocked.Add(ref priced, bound);
        });
        breaks.ShouldBeGreaterThan(50);
        priced.ShouldBeGreaterThan(breaks / 4);
    }

    /// <summary>Everything that an event holds, required: levels and neighbourhoods take some turns side by side.</summary>
    [Fact]
    public void Two_threads_give_the_timetable_of_one_where_breaks_come_first()
    {
        var given = Small.Event(36, 30, 500, 3, [12]);
        var held = given.Solved(new SolveOptions { WorkLimit = 60_000_000 }).Meetings.Select(x => x.Pair).ToHashSet(StringComparer.Ordinal);
        var problem = given with { Pairs = [.. given.Pairs.Where(x => held.Contains(x.Id)).Select(x => x with { Required = true })], Objective = ["breaks"] };
        var options = new SolveOptions { WorkLimit = 1_200_000_000 };
        var one = problem.Solved(options);
        one.Status.ShouldBe(SolveStatus.Feasible);
        TimetableJson.WriteSolution(problem.Solved(options with { Threads = 2 }), 0).ShouldBe(TimetableJson.WriteSolution(one, 0));
    }

    static Budget Plenty() => new(long.MaxValue, CancellationToken.None);

    static bool True(int assignment, int literal) => (assignment >> (literal >> 1) & 1) != (literal & 1);

    static void Rule(Random random, int size, ClauseSolver solver, List<Func<int, bool>> rules)
    {
        var literals = Enumerable.Range(0, size).OrderBy(_ => random.Next()).Take(random.Next(1, Math.Min(size, 5) + 1)).Select(v => (2 * v) + random.Next(2)).ToArray();
        switch (random.Next(4))
        {
            case 0:
                solver.AtMost(literals, 1);
                rules.Add(x => literals.Count(y => True(x, y)) <= 1);
                break;
            case 1:
                var weights = literals.Select(_ => (long)random.Next(1, 4)).ToArray();
                var bound = random.Next(1, 7);
                solver.AtMost(literals, weights, bound);
                rules.Add(x => literals.Zip(weights).Where(y => True(x, y.First)).Sum(y => y.Second) <= bound);
                break;
            default:
                solver.Clause(literals);
                rules.Add(x => Array.Exists(literals, y => True(x, y)));
                break;
        }
    }

    /// <summary>Few tables, all pairs required, few absences: breaks are often unavoidable.</summary>
    static TimetableProblem Required(int seed)
    {
        var random = new Random(seed);
        var slots = random.Next(3, 6);
        var people = random.Next(3, 6);
        var pairs = Enumerable.Range(0, random.Next(2, 6)).Select(k =>
        {
            var a = random.Next(people);
            return new ProblemPair
            {
                Id = $"q{k}",
                A = $"p{a}",
                B = $"p{(a + 1 + random.Next(people - 1)) % people}",
                Required = true,
                Slots = random.Next(4) == 0 ? Enumerable.Range(0, slots).Where(_ => random.Next(2) == 0).ToList() : null,
                After = k > 0 && random.Next(6) == 0 ? [$"q{random.Next(k)}"] : [],
            };
        }).ToList();
        return new TimetableProblem
        {
            Days = random.Next(3) == 0 ? [2, slots - 2] : [slots],
            Tables = Enumerable.Repeat(random.Next(1, 3), slots).ToList(),
            Participants = Enumerable.Range(0, people).Select(p => new ProblemParticipant { Id = $"p{p}", Unavailable = Enumerable.Range(0, slots).Where(_ => random.Next(5) == 0).ToList() }).ToList(),
            Pairs = pairs,
            MaxBreakDifference = random.Next(2) == 0 ? random.Next(0, 3) : null,
            Objective = ["breaks"],
        };
    }
}
