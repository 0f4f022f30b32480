using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Meetings chosen without regard to slots, and coloured into slots.</summary>
public sealed class SlotlessTests
{
    [Fact]
    public void The_choice_is_the_best_of_all_choices_and_bounds_every_timetable()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var r = new Random(seed);
            var problem = TwoSided(r, r.Next(2, 5), r.Next(2, 5), r.Next(1, 4), r.Next(1, 12), tables: r.Next(1, 4));
            var model = new Model(problem, seed: 1);
            var found = SlotlessMatching.Of(model, new Weights(model), new Budget(long.MaxValue, TestContext.Current.CancellationToken)).ShouldNotBeNull();
            var best = BestChoice(model);
            (found.Bound / new Weights(model).Score).ShouldBe(best, $"seed {seed}");
            Enumerable.Range(0, model.N).Where(found.Holds).Sum(q => (long)model.Score[q]).ShouldBe(best, $"seed {seed}");
        }
    }

    [Fact]
    public void Only_pairs_of_a_choice_as_good_are_worthwhile()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var r = new Random(seed);
            var model = new Model(TwoSided(r, 3, 3, 2, 8, tables: 2), seed: 1);
            var weights = new Weights(model);
            var found = SlotlessMatching.Of(model, weights, new Budget(long.MaxValue, TestContext.Current.CancellationToken)).ShouldNotBeNull();
            var least = found.Bound - (weights.Score * r.Next(0, 4));
            var cells = found.Worthwhile(least);
            for (var q = 0; q < model.N; q++)
            {
                if (!cells[q * model.T]) BestChoice(model, with: q).ShouldBeLessThan((least + weights.Score - 1) / weights.Score, $"seed {seed} pair {q}");
            }
        }
    }

    [Fact]
    public void Everybodys_fewest_breaks_bound_those_of_every_timetable_worth_as_much()
    {
        var reached = 0;
        for (var seed = 0; seed < 120; seed++)
        {
            var r = new Random(seed);
            var problem = TwoSided(r, r.Next(1, 4), r.Next(1, 4), slots: 5, pairs: r.Next(2, 6), tables: r.Next(1, 4));
            problem = problem with { Participants = problem.Participants.Select(x => x with { Unavailable = Enumerable.Range(0, 5).Where(_ => r.Next(3) == 0).ToList() }).ToList() };
            var model = new Model(problem, seed: 1);
            var weights = new Weights(model);
            if (SlotlessMatching.Of(model, weights, new Budget(long.MaxValue, TestContext.Current.CancellationToken)) is not { } found) continue;
            var values = new Oracle(problem).Values;
            var score = values.Max(x => x["score"]) - (seed % 3 == 0 ? r.Next(0, 50) : 0);
            var fewest = -values.Where(x => x["score"] >= score).Max(x => x["breaks"]);
            var bound = found.FewestBreaks(weights.Score * (long)score);
            ((double)bound).ShouldBeLessThanOrEqualTo(fewest, $"seed {seed}");
            if (bound > 0 && bound == fewest) reached++;
        }

        reached.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Where_everybody_is_available_the_score_is_the_best_possible_and_proven()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var r = new Random(seed);
            var (exhibitors, buyers, slots) = (r.Next(4, 40), r.Next(4, 30), r.Next(2, 14));
            var problem = TwoSided(r, exhibitors, buyers, slots, exhibitors * buyers / r.Next(2, 5), tables: r.Next(2, 25));
            var solution = problem.Solved(new SolveOptions { WorkLimit = 30_000_000 });
            solution.Score.ShouldBe(solution.ScoreBound, $"seed {seed}");
        }
    }

    [Fact]
    public void Meetings_find_slots_within_every_rule_where_interpreters_are_few()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var r = new Random(seed);
            var problem = TwoSided(r, r.Next(4, 20), r.Next(4, 20), r.Next(3, 9), 60, tables: 8);
            problem = problem with
            {
                Participants = problem.Participants.Select((x, i) => x with { Languages = [new[] { "ko", "en", "vi" }[r.Next(3)]] }).ToList(),
                Interpreters = Enumerable.Range(0, 3).Select(i => new ProblemInterpreter { Id = $"i{i}", Languages = ["ko", i == 0 ? "en" : "vi"], MaxMeetings = r.Next(1, 9) }).ToList(),
            };
            var solution = problem.Solved(new SolveOptions { WorkLimit = 10_000_000 });
            solution.Score.ShouldBeGreaterThan(0);
        }
    }

    /// <summary>The best sum of scores within limits and seats, by trying all choices.</summary>
    static long BestChoice(Model model, int with = -1)
    {
        var seats = model.Tables.Sum(x => Math.Min(x, model.P));
        var best = long.MinValue;
        for (var set = 0; set < 1 << model.N; set++)
        {
            if (with >= 0 && (set >> with & 1) == 0) continue;
            var (count, held, score) = (new int[model.P], 0, 0L);
            for (var q = 0; q < model.N; q++)
            {
                if ((set >> q & 1) == 0) continue;
                (count[model.A[q]], count[model.B[q]]) = (count[model.A[q]] + 1, count[model.B[q]] + 1);
                (held, score) = (held + 1, score + model.Score[q]);
            }

            if (held <= seats && Enumerable.Range(0, model.P).All(p => count[p] <= model.Max[p])) best = Math.Max(best, score);
        }

        return best;
    }

    internal static TimetableProblem TwoSided(Random r, int exhibitors, int buyers, int slots, int pairs, int tables)
    {
        var all = Enumerable.Range(0, exhibitors * buyers).OrderBy(_ => r.Next()).Take(Math.Max(1, pairs)).ToList();
        return new TimetableProblem
        {
            Name = "two sides",
            Days = [slots],
            Tables = Enumerable.Repeat(tables, slots).ToList(),
            Participants = Enumerable.Range(0, exhibitors + buyers)
                .Select(i => new ProblemParticipant { Id = $"p{i}", MaxMeetings = r.Next(3) == 0 ? r.Next(1, slots + 1) : null }).ToList(),
            Pairs = all.Select(k => new ProblemPair { Id = $"q{k}", A = $"p{k % exhibitors}", B = $"p{exhibitors + (k / exhibitors)}", Score = r.Next(0, 100) }).ToList(),
        };
    }
}
