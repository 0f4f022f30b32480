using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;
using static EMobilityExpo.Matching.Tests.Timetabling.Small;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Advice says what one more of something adds, and it does.</summary>
public sealed class AdviceTests
{
    static readonly AdviceOptions _options = new() { Most = 50, Tried = 50 };

    [Fact]
    public void One_more_table_where_tables_lack()
    {
        var problem = Problem(2, 2, "a b c d e f", Pair("a", "b", 9) with { Slot = 0 }, Pair("c", "d", 5) with { Slot = 0 }, Pair("e", "f", 7) with { Slot = 0 });
        var advice = BottleneckAdvice.Of(problem, problem.Optimum(), _options).ShouldHaveSingleItem();
        (advice.Kind, advice.Slot, advice.Score, advice.Meetings).ShouldBe((AdviceKind.Table, 0, 5L, 1));
    }

    [Fact]
    public void One_more_interpreter_of_the_languages_that_lack()
    {
        var problem = (Problem(1, 3, "a b c d", Pair("a", "b", 3), Pair("c", "d", 8)) with { Interpreters = [new ProblemInterpreter { Id = "i", Languages = ["ko", "en"] }] })
            .With("a", x => x with { Languages = ["ko"] }).With("b", x => x with { Languages = ["en"] })
            .With("c", x => x with { Languages = ["ko"] }).With("d", x => x with { Languages = ["vi"] });
        var advice = BottleneckAdvice.Of(problem, problem.Optimum(), _options).ShouldHaveSingleItem();
        (advice.Kind, advice.Score).ShouldBe((AdviceKind.Interpreter, 8L));
        advice.Languages.ShouldBe(["ko", "vi"]);
    }

    [Fact]
    public void One_more_slot_or_meeting_of_a_participant()
    {
        var late = Problem(2, 3, "a b c", Pair("a", "b", 3), Pair("a", "c", 8)).With("a", x => x with { Unavailable = [1] });
        var slot = BottleneckAdvice.Of(late, late.Optimum(), _options).ShouldHaveSingleItem();
        (slot.Kind, slot.Slot, slot.Participant, slot.Score).ShouldBe((AdviceKind.Slot, 1, "a", 3L));
        var limited = Problem(2, 3, "a b c", Pair("a", "b", 3), Pair("a", "c", 8)).With("a", x => x with { MaxMeetings = 1 });
        var meeting = BottleneckAdvice.Of(limited, limited.Optimum(), _options).ShouldHaveSingleItem();
        (meeting.Kind, meeting.Participant, meeting.Score).ShouldBe((AdviceKind.Meeting, "a", 3L));
    }

    [Fact]
    public void A_slot_more_is_a_meeting_more_in_all_not_one_on_each_day()
    {
        var problem = Problem(6, 5, "a b c d e f", Pair("a", "b", 3), Pair("a", "c", 4), Pair("a", "d", 5), Pair("a", "e", 6), Pair("a", "f", 7)) with { Days = [3, 3] };
        problem = problem.With("a", x => x with { Unavailable = [0], MaxPerDay = 1 });
        var slot = BottleneckAdvice.Of(problem, problem.Optimum(), _options).Single(x => x.Kind == AdviceKind.Slot);
        (slot.Slot, slot.Participant, slot.Score, slot.Meetings).ShouldBe((0, "a", 5L, 1));
    }

    [Fact]
    public void What_is_promised_is_what_trying_every_timetable_gives()
    {
        var given = 0;
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var problem = TinyProblems.Make(seed + 70_000) with { Objective = ["score"] };
            var solution = problem.Solved();
            if (solution.Status != SolveStatus.Optimal) return;
            foreach (var advice in BottleneckAdvice.Of(problem, solution, _options))
            {
                var more = advice.Apply(problem);
                (solution.Score + advice.Score).ShouldBe((long)new Oracle(more).Best!["score"], $"{advice} for {TimetableJson.WriteProblem(problem)}");
                Interlocked.Increment(ref given);
            }
        });
        given.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_same_is_advised_every_time()
    {
        var problem = Event(12, 10, 70, 5, [4, 4]);
        var solution = problem.Solved(new SolveOptions { WorkLimit = 50_000_000 });
        var options = new AdviceOptions { WorkLimit = 20_000_000, Tried = 8 };
        var first = BottleneckAdvice.Of(problem, solution, options);
        first.Count.ShouldBeInRange(1, 5);
        BottleneckAdvice.Of(problem, solution, options).Select(x => x.ToString()).ShouldBe(first.Select(x => x.ToString()));
    }
}
