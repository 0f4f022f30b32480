using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;
using static EMobilityExpo.Matching.Tests.Timetabling.Small;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>One test for each rule of the format: the timetable obeys it, and loses no more by it than it must.</summary>
public sealed class RuleTests
{
    [Fact]
    public void Nobody_is_in_two_meetings_at_once() =>
        Problem(1, 5, "a b c", Pair("a", "b", 3), Pair("a", "c", 5)).Optimum().Score.ShouldBe(5);

    [Fact]
    public void Nobody_meets_when_unavailable()
    {
        var problem = Problem(2, 5, "a b", Pair("a", "b")).With("a", x => x with { Unavailable = [0] });
        problem.Optimum().Slot("ab").ShouldBe(1);
    }

    [Fact]
    public void Tables_limit_the_meetings_of_a_slot() =>
        Problem(1, 1, "a b c d", Pair("a", "b", 3), Pair("c", "d", 5)).Optimum().Score.ShouldBe(5);

    [Fact]
    public void Tables_may_differ_by_slot()
    {
        var problem = Problem(2, 1, "a b c d", Pair("a", "b"), Pair("c", "d")) with { Tables = [0, 2] };
        problem.Optimum().Meetings.ShouldAllBe(x => x.Slot == 1);
    }

    [Fact]
    public void Own_booths_and_online_meetings_take_no_table()
    {
        var problem = Problem(1, 0, "a b c d e f", Pair("a", "b"), Pair("c", "d") with { Online = true }, Pair("e", "f")).With("a", x => x with { OwnBooth = true });
        var solution = problem.Optimum();
        solution.Meetings.Select(x => x.Pair).ShouldBe(["ab", "cd"], ignoreOrder: true);
        solution.Meetings.ShouldAllBe(x => x.Table == null);
    }

    [Fact]
    public void Limit_in_all_holds()
    {
        var problem = Problem(3, 5, "a b c d", Pair("a", "b", 1), Pair("a", "c", 2), Pair("a", "d", 3)).With("a", x => x with { MaxMeetings = 2 });
        problem.Optimum().Score.ShouldBe(5);
    }

    [Fact]
    public void Limit_of_a_day_holds()
    {
        var problem = Problem(4, 5, "a b c d", Pair("a", "b", 1), Pair("a", "c", 2), Pair("a", "d", 3)) with { Days = [3, 1] };
        problem.With("a", x => x with { MaxPerDay = 1 }).Optimum().Score.ShouldBe(5);
    }

    [Fact]
    public void Fixed_slot_holds() => Problem(3, 5, "a b", Pair("a", "b") with { Slot = 2 }).Optimum().Slot("ab").ShouldBe(2);

    [Fact]
    public void Allowed_slots_hold() => Problem(3, 5, "a b", Pair("a", "b") with { Slots = [1] }).Optimum().Slot("ab").ShouldBe(1);

    [Fact]
    public void A_required_meeting_is_held_at_any_cost() =>
        Problem(1, 5, "a b c", Pair("a", "b", 1) with { Required = true }, Pair("a", "c", 9)).Optimum().Score.ShouldBe(1);

    [Fact]
    public void Contradicting_required_meetings_are_infeasible()
    {
        var problem = Problem(1, 5, "a b c", Pair("a", "b") with { Required = true }, Pair("a", "c") with { Required = true });
        var solution = problem.Solved();
        solution.Status.ShouldBe(SolveStatus.Infeasible);
        solution.Unscheduled.ShouldAllBe(x => x.Reason == UnscheduledReason.NoTimetable);
    }

    [Fact]
    public void Precedence_holds_where_both_are_held()
    {
        var solution = Problem(2, 5, "a b c d", Pair("a", "b") with { After = ["cd"] }, Pair("c", "d")).Optimum();
        (solution.Slot("ab"), solution.Slot("cd")).ShouldBe((1, 0));
        Problem(1, 5, "a b c d", Pair("a", "b", 3) with { After = ["cd"] }, Pair("c", "d", 2)).Optimum().Score.ShouldBe(3);
    }

    [Fact]
    public void Participants_without_a_common_language_need_an_interpreter_of_both()
    {
        var problem = Speaking([Interpreter("i1", "ko", "vi"), Interpreter("i2", "en", "vi")]);
        problem.Optimum().Meetings.ShouldAllBe(x => x.Interpreter == "i1");
        (problem with { Interpreters = [Interpreter("i2", "en", "vi")] }).Optimum().Meetings.ShouldBeEmpty();
        (problem with { Interpreters = null }).Optimum().Meetings.ShouldAllBe(x => x.Interpreter == null);
    }

    [Fact]
    public void Interpreters_keep_to_their_hours_and_limits()
    {
        var one = Interpreter("i1", "ko", "vi");
        Speaking([one]).Optimum().Meetings.Count.ShouldBe(2);
        Speaking([one with { Unavailable = [0, 1] }]).Optimum().Meetings.Count.ShouldBe(0);
        Speaking([one with { Unavailable = [0] }]).Optimum().Meetings.Count.ShouldBe(1);
        Speaking([one with { MaxMeetings = 1 }]).Optimum().Meetings.Count.ShouldBe(1);
        Speaking([one with { MaxPerDay = 1 }]).Optimum().Meetings.Count.ShouldBe(1);
        Speaking([one with { MaxMeetings = 1 }, Interpreter("i2", "vi", "ko")]).Optimum().Meetings.Count.ShouldBe(2);
    }

    [Fact]
    public void Numbers_of_breaks_differ_by_no_more_than_allowed()
    {
        var problem = Problem(3, 5, "a b c d", Pair("a", "b") with { Slot = 0 }, Pair("a", "c") with { Slot = 2 }) with { MaxBreakDifference = 0 };
        problem.Optimum().Score.ShouldBe(1);
        (problem with { MaxBreakDifference = 1 }).Optimum().Score.ShouldBe(2);
    }

    [Fact]
    public void A_break_is_counted_once_whatever_its_length_and_only_within_a_day()
    {
        var problem = Problem(8, 5, "a b c d", Pair("a", "b") with { Slot = 0 }, Pair("a", "c") with { Slot = 3 }, Pair("a", "d") with { Slot = 6 });
        problem.Optimum().Breaks.ShouldBe(2);
        (problem with { Days = [4, 4] }).Optimum().Breaks.ShouldBe(1);
    }

    [Fact]
    public void A_pair_is_held_at_most_once() => Problem(4, 5, "a b", Pair("a", "b")).Optimum().Meetings.Count.ShouldBe(1);

    static TimetableProblem Speaking(ProblemInterpreter[] interpreters) =>
        (Problem(2, 5, "a b c d", Pair("a", "b"), Pair("c", "d")) with { Interpreters = interpreters })
            .With("a", x => x with { Languages = ["ko"] }).With("b", x => x with { Languages = ["vi"] })
            .With("c", x => x with { Languages = ["ko"] }).With("d", x => x with { Languages = ["vi"] });

    static ProblemInterpreter Interpreter(string id, params string[] languages) => new() { Id = id, Languages = languages };
}
