using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;
using static EMobilityExpo.Matching.Tests.Timetabling.Small;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>The verifier finds every kind of fault when one is planted into a right solution.</summary>
public sealed class VerifierTests
{
    static readonly TimetableProblem _problem = Problem(4, 2, "a b c d", Pair("a", "b", 5), Pair("c", "d", 4), Pair("a", "c", 3));

    static readonly TimetableSolution _right = new()
    {
        Status = SolveStatus.Feasible,
        Meetings = [new("ab", 0, 0), new("cd", 0, 1), new("ac", 1, 0)],
        Score = 12,
        ScoreBound = 12,
        Unscheduled = [],
    };

    [Fact]
    public void Finds_nothing_wrong_in_a_right_solution() => TimetableVerifier.Violations(_problem, _right).ShouldBeEmpty();

    [Fact]
    public void Unknown_pair() => Finds("unknown pair", meetings: [new("xx", 0, 0)]);

    [Fact]
    public void Pair_held_twice() => Finds("held twice", meetings: [new("ab", 0, 0), new("ab", 1, 0)]);

    [Fact]
    public void Slot_outside() => Finds("outside the event", meetings: [new("ab", 4, 0)]);

    [Fact]
    public void Two_meetings_at_once() => Finds("two meetings at once", meetings: [new("ab", 0, 0), new("ac", 0, 1)]);

    [Fact]
    public void Unavailable() => Finds("is unavailable", _problem.With("a", x => x with { Unavailable = [0] }));

    [Fact]
    public void Limit() => Finds("limit 1", _problem.With("a", x => x with { MaxMeetings = 1 }));

    [Fact]
    public void Limit_of_a_day() => Finds("exceeds maxPerDay", _problem.With("a", x => x with { MaxPerDay = 1 }));

    [Fact]
    public void Too_many_tables() => Finds("more meetings than", _problem with { Tables = [1, 1, 1, 1] });

    [Fact]
    public void Table_missing() => Finds("has table", meetings: [new("ab", 0)]);

    [Fact]
    public void Table_taken_twice() => Finds("taken twice", meetings: [new("ab", 0, 0), new("cd", 0, 0)]);

    [Fact]
    public void Table_not_needed() => Finds("takes no table", _problem.With("a", x => x with { OwnBooth = true }));

    [Fact]
    public void Fixed_slot() => Finds("fixed to slot", Change("ab", x => x with { Slot = 3 }));

    [Fact]
    public void Allowed_slots() => Finds("may not be held", Change("ab", x => x with { Slots = [3] }));

    [Fact]
    public void Required() => Finds("required pair", Change("ab", x => x with { Required = true }), [new("cd", 0, 1)]);

    [Fact]
    public void Order() => Finds("is not before", Change("ab", x => x with { After = ["ac"] }));

    [Fact]
    public void Break_difference() => Finds("breaks differ", _problem with { MaxBreakDifference = 0 }, [new("ab", 0, 0), new("ac", 2, 0)]);

    [Fact]
    public void Interpreter_missing() => Finds("lacks its interpreter", Speaking(new ProblemInterpreter { Id = "i", Languages = ["ko", "vi"] }));

    [Fact]
    public void Interpreter_who_cannot() => Interpreted("does not bridge", new ProblemInterpreter { Id = "i", Languages = ["ko"] });

    [Fact]
    public void Interpreter_not_there() => Interpreted("is unavailable", new ProblemInterpreter { Id = "i", Languages = ["ko", "vi"], Unavailable = [0] });

    [Fact]
    public void Interpreter_in_two_meetings() => Interpreted("two meetings at once", new ProblemInterpreter { Id = "i", Languages = ["ko", "vi"] });

    [Fact]
    public void Interpreter_over_the_limits()
    {
        Interpreted("exceeds maxMeetings", new ProblemInterpreter { Id = "i", Languages = ["ko", "vi"], MaxMeetings = 1 });
        Interpreted("exceeds maxPerDay", new ProblemInterpreter { Id = "i", Languages = ["ko", "vi"], MaxPerDay = 1 });
    }

    [Fact]
    public void Wrong_figures()
    {
        Claims("claims score", _right with { Score = 11 });
        Claims("claims breaks", _right with { Breaks = 1 });
        Claims("claims missedMinimum", _right with { MissedMinimum = 1 });
        Claims("claims moved", _right with { Moved = 1 });
        Claims("claims fairness", _right with { Fairness = 0.5 });
        Claims("scoreBound", _right with { ScoreBound = 11 });
        Claims("breaksBound", _right with { BreaksBound = 1 });
        Claims("movedBound", _right with { MovedBound = 1 });
        Claims("claims optimal", _right with { Status = SolveStatus.Optimal, ScoreBound = 13 });
        Claims("with meetings", _right with { Status = SolveStatus.Infeasible });
    }

    [Fact]
    public void Unscheduled_pairs_are_listed_exactly()
    {
        Claims("does not list exactly", _right with { Meetings = [new("ab", 0, 0)] });
        Claims("does not list exactly", _right with { Unscheduled = [new("ab", UnscheduledReason.NoGain, [])] });
    }

    [Theory]
    [InlineData(UnscheduledReason.NoCommonSlot)]
    [InlineData(UnscheduledReason.LimitReached)]
    [InlineData(UnscheduledReason.LostOnScore)]
    [InlineData(UnscheduledReason.Displaced)]
    [InlineData(UnscheduledReason.NoTable)]
    [InlineData(UnscheduledReason.NoInterpreter)]
    [InlineData(UnscheduledReason.Precedence)]
    [InlineData(UnscheduledReason.BreakDifference)]
    [InlineData(UnscheduledReason.NoGain)]
    [InlineData(UnscheduledReason.NoTimetable)]
    public void False_reasons(UnscheduledReason reason) => Claims(
        "is not true", _right with { Meetings = [new("ab", 0, 0), new("cd", 0, 1)], Unscheduled = [new("ac", reason, [])] });

    static TimetableProblem Change(string id, Func<ProblemPair, ProblemPair> change) =>
        _problem with { Pairs = _problem.Pairs.Select(x => x.Id == id ? change(x) : x).ToList() };

    static TimetableProblem Speaking(ProblemInterpreter one) => (_problem with { Interpreters = [one] })
        .With("a", x => x with { Languages = ["ko"] }).With("b", x => x with { Languages = ["vi"] })
        .With("c", x => x with { Languages = ["ko"] }).With("d", x => x with { Languages = ["vi"] });

    static void Interpreted(string fault, ProblemInterpreter one) =>
        Finds(fault, Speaking(one), [new("ab", 0, 0, "i"), new("cd", 0, 1, "i")]);

    static void Finds(string fault, TimetableProblem? problem = null, Meeting[]? meetings = null) =>
        TimetableVerifier.Violations(problem ?? _problem, meetings is null ? _right : _right with { Meetings = meetings })
            .ShouldContain(x => x.Contains(fault, StringComparison.Ordinal));

    static void Claims(string fault, TimetableSolution solution) =>
        TimetableVerifier.Violations(_problem, solution).ShouldContain(x => x.Contains(fault, StringComparison.Ordinal));
}
