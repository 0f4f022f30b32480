using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>What the exact large neighbourhoods take out of timetables of tiny problems with every rule.</summary>
public sealed class OpeningTests
{
    [Fact]
    public void Whole_slots_and_what_the_relaxation_holds_least_of_are_taken_out_equally_often_while_they_take_as_long()
    {
        var (slotwise, others) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = TinyProblems.Make(seed);
            var model = new Model(problem, seed: 1);
            var (weights, budget, random) = (new Weights(model), new Budget(long.MaxValue, TestContext.Current.CancellationToken), new SplitMix(1));
            var root = new RootRelaxation(model, weights, budget);
            root.Improve(40, budget);
            var current = new Schedule(model);
            Filler.FillFirstFit(current);
            if (current.Meetings < 2) continue;
            var opening = new Opening(model, root, new SlotProgram(model, weights), cells: 9);
            var steps = 0;
            for (var step = 0; step < 6; step++)
            {
                opening.Take(current, ref random, budget);
                steps += opening.Slotwise ? 1 : 0;
                var (taken, kept) = (Held(current).Where(q => opening.Trial.SlotOf[q] < 0).ToList(), Held(opening.Trial).ToList());
                problem.ShouldAllow(opening.Trial);
                kept.ShouldAllBe(q => opening.Trial.SlotOf[q] == current.SlotOf[q], $"seed {seed}");
                if (opening.Slotwise)
                {
                    taken.Select(q => current.SlotOf[q]).Intersect(kept.Select(q => current.SlotOf[q])).ShouldBeEmpty($"seed {seed}");
                    slotwise += taken.Count;
                }
                else
                {
                    taken.ShouldNotBeEmpty($"seed {seed}");
                    // The noise is less than half a meeting.
                    if (kept.Count > 0) taken.Max(q => Part(root, current, q)).ShouldBeLessThan(kept.Min(q => Part(root, current, q)) + 0.5f, $"seed {seed}");
                    others += kept.Count;
                }

                opening.Adapt(better: false, tooLong: false, work: 1000);
            }

            steps.ShouldBe(3, $"seed {seed}");
        }

        slotwise.ShouldBeGreaterThan(100);
        others.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void More_is_taken_out_after_two_steps_without_gain_and_less_after_one_that_took_too_long()
    {
        var reach = new Reach();
        reach.Begin(8);
        reach.Adapt(better: false, most: 100);
        reach.Adapt(better: true, most: 100);
        reach.Adapt(better: false, most: 100);
        reach.Size.ShouldBe(8);
        reach.Adapt(better: false, most: 100);
        reach.Size.ShouldBe(9);
        for (var k = 0; k < 100; k++) reach.Adapt(better: false, most: 100);
        reach.Size.ShouldBe(100);
        reach.Shrink();
        reach.Size.ShouldBe(88);
    }

    [Fact]
    public void Work_is_booked_to_a_kind_of_step_and_what_paid_counts_by_half()
    {
        var (paid, not) = (new Reach(), new Reach());
        foreach (var work in new[] { 1_000_000, 3_000_000 })
        {
            paid.Book(better: true, work);
            not.Book(better: false, work);
        }

        not.Spent.ShouldBeInRange(4_000_000, 4_500_000);
        paid.Spent.ShouldBeInRange(1_750_000, 2_000_000);
    }

    static IEnumerable<int> Held(Schedule schedule) => Enumerable.Range(0, schedule.Model.N).Where(q => schedule.SlotOf[q] >= 0);

    static float Part(RootRelaxation root, Schedule schedule, int q) =>
        root.Row[q] < 0 ? 0 : root.Lp.Projected[(root.Row[q] * root.Lp.Layout.Lanes) + schedule.SlotOf[q]];
}
