using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;
using static EMobilityExpo.Matching.Tests.Timetabling.Small;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Each reason appears where it is the true one. That all reasons are true is checked on many problems by the oracle tests.</summary>
public sealed class ReasonTests
{
    [Fact]
    public void No_common_slot() =>
        Problem(2, 5, "a b", Pair("a", "b")).With("a", x => x with { Unavailable = [0] }).With("b", x => x with { Unavailable = [1] })
            .Optimum().Reason("ab").Reason.ShouldBe(UnscheduledReason.NoCommonSlot);

    [Fact]
    public void Limit_reached_names_the_meetings_that_use_it_up()
    {
        var reason = Problem(3, 5, "a b c", Pair("a", "b", 1), Pair("a", "c", 2)).With("a", x => x with { MaxMeetings = 1 }).Optimum().Reason("ab");
        reason.Reason.ShouldBe(UnscheduledReason.LimitReached);
        reason.Blockers.ShouldBe(["ac"]);
    }

    [Fact]
    public void Limit_of_a_day_names_the_meetings_of_that_day_only()
    {
        var problem = Problem(4, 5, "a b c d", Pair("a", "b", 5), Pair("a", "d", 9), Pair("b", "c", 1) with { Slots = [2, 3] }) with { Days = [2, 2] };
        var reason = problem.With("a", x => x with { Unavailable = [2, 3], MaxPerDay = 1 }).Optimum().Reason("ab");
        reason.Reason.ShouldBe(UnscheduledReason.LimitReached);
        reason.Blockers.ShouldBe(["ad"]);
    }

    [Fact]
    public void Nobody_who_could_ever_interpret_comes_before_limits() =>
        (Problem(2, 5, "a b c", Pair("a", "b", 3), Pair("a", "c", 9)) with { Interpreters = [] })
            .With("a", x => x with { Languages = ["ko"], MaxMeetings = 1 }).With("b", x => x with { Languages = ["vi"] })
            .Optimum().Reason("ab").Reason.ShouldBe(UnscheduledReason.NoInterpreter);

    [Fact]
    public void Asking_for_an_interpreter_gives_nobody_another_one()
    {
        var problem = Problem(1, 5, "a b c d", Pair("a", "b"), Pair("c", "d"))
            .With("a", x => x with { Languages = ["ko"] }).With("b", x => x with { Languages = ["vi"] })
            .With("c", x => x with { Languages = ["ko"] }).With("d", x => x with { Languages = ["en"] });
        problem = problem with { Interpreters = [new() { Id = "both", Languages = ["ko", "vi", "en"] }, new() { Id = "one", Languages = ["ko", "vi"] }] };
        var model = new Model(problem, seed: 1);
        var cd = Enumerable.Range(0, 2).Single(q => model.PairId(q) == "cd");
        var both = model.Interpreting.Kinds[model.Interpreting.KindOf[cd]].Single();
        var schedule = new Schedule(model);
        schedule.TryPlace(1 - cd, 0, both).ShouldBeTrue();
        schedule.Interpreters.CanAssign(cd, 0).ShouldBeTrue();
        schedule.Interpreters.Of(1 - cd).ShouldBe(both);
        schedule.Interpreters.Count(both).ShouldBe(1);
    }

    [Fact]
    public void Lost_on_score_names_the_meetings_in_the_way()
    {
        var reason = Problem(1, 5, "a b c", Pair("a", "b", 1), Pair("a", "c", 2)).Optimum().Reason("ab");
        reason.Reason.ShouldBe(UnscheduledReason.LostOnScore);
        reason.Blockers.ShouldBe(["ac"]);
    }

    [Fact]
    public void Displaced_by_a_meeting_worth_less_that_had_to_be()
    {
        var reason = Problem(1, 5, "a b c", Pair("a", "b", 9), Pair("a", "c", 2) with { Required = true }).Optimum().Reason("ab");
        reason.Reason.ShouldBe(UnscheduledReason.Displaced);
        reason.Blockers.ShouldBe(["ac"]);
    }

    [Fact]
    public void No_table() =>
        Problem(1, 1, "a b c d", Pair("a", "b", 3), Pair("c", "d", 5)).Optimum().Reason("ab").Reason.ShouldBe(UnscheduledReason.NoTable);

    [Fact]
    public void No_interpreter() =>
        (Problem(1, 1, "a b", Pair("a", "b", 3)) with { Interpreters = [] })
            .With("a", x => x with { Languages = ["ko"] }).With("b", x => x with { Languages = ["vi"] })
            .Optimum().Reason("ab").Reason.ShouldBe(UnscheduledReason.NoInterpreter);

    [Fact]
    public void Precedence()
    {
        var reason = Problem(1, 5, "a b c d", Pair("a", "b", 3) with { After = ["cd"] }, Pair("c", "d", 5)).Optimum().Reason("ab");
        reason.Reason.ShouldBe(UnscheduledReason.Precedence);
        reason.Blockers.ShouldBe(["cd"]);
    }

    [Fact]
    public void Break_difference()
    {
        var problem = Problem(3, 5, "a b c", Pair("a", "b") with { Slot = 0 }, Pair("a", "c") with { Slot = 2 }) with { MaxBreakDifference = 0 };
        problem.Optimum().Unscheduled.Single().Reason.ShouldBe(UnscheduledReason.BreakDifference);
    }

    [Fact]
    public void No_gain()
    {
        var problem = Problem(3, 5, "a b c", Pair("a", "b", 2) with { Slot = 0 }, Pair("a", "c", 1) with { Slot = 2 });
        (problem with { Objective = ["breaks", "score"] }).Optimum().Reason("ac").Reason.ShouldBe(UnscheduledReason.NoGain);
    }
}
