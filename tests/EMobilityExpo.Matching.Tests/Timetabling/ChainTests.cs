using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Kempe chains, and taking back what was tried.</summary>
public sealed class ChainTests
{
    [Fact]
    public void A_chain_moves_meetings_and_keeps_every_rule_and_count()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var problem = Small.Event(12, 10, 70, seed);
            var (model, schedule) = Filled(problem);
            var chain = new KempeChain(model, schedule);
            var random = new SplitMix((ulong)seed);
            var (score, meetings, turned) = (schedule.Score, schedule.Meetings, 0);
            for (var k = 0; k < 300; k++)
            {
                var p = random.Below(model.P);
                if (!chain.Choose(p, ref random) || !chain.From(p, chain.First, chain.Second)) continue;
                var expected = schedule.Breaks + schedule.BreaksChange(p, chain.First, chain.Second)
                    + schedule.BreaksChange(chain.Tail, chain.TailFrom, chain.TailFrom == chain.First ? chain.Second : chain.First);
                if (!chain.Apply()) continue;
                schedule.Breaks.ShouldBe(expected);
                turned++;
            }

            turned.ShouldBeGreaterThan(0, $"seed {seed}");
            (schedule.Score, schedule.Meetings).ShouldBe((score, meetings));
            problem.ShouldAllow(schedule);
        }
    }

    [Fact]
    public void What_is_taken_back_is_as_before_interpreters_included()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = seed % 4 == 0 ? Small.Event(12, 10, 70, seed) : TinyProblems.Make(seed);
            var (model, schedule) = Filled(problem);
            var random = new SplitMix((ulong)seed);
            var journal = new Journal(schedule);
            for (var k = 0; k < 100; k++)
            {
                var before = State(model, schedule);
                journal.Begin();
                for (var change = 0; change < 5; change++)
                {
                    var q = random.Below(model.N);
                    if (schedule.SlotOf[q] >= 0) journal.Remove(q);
                    else journal.TryPlace(q, random.Below(model.T));
                }

                journal.Undo();
                State(model, schedule).ShouldBe(before);
            }

            problem.ShouldAllow(schedule);
        }
    }

    static string State(Model model, Schedule schedule) => string.Join(
        ' ',
        Enumerable.Range(0, model.N).Select(q => $"{schedule.SlotOf[q]}/{schedule.Interpreters.Of(q)}").Append($"{schedule.Score} {schedule.Breaks} {schedule.Moved} {schedule.MissedMinimum}"));

    static (Model Model, Schedule Schedule) Filled(TimetableProblem problem)
    {
        var model = new Model(problem, seed: 1);
        var schedule = new Schedule(model);
        Filler.FillFirstFit(schedule);
        return (model, schedule);
    }
}
