using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;
using static EMobilityExpo.Matching.Tests.Timetabling.Small;

namespace EMobilityExpo.Matching.Tests.Timetabling;

public sealed class ObjectiveTests
{
    [Fact]
    public void Score_comes_before_breaks_and_the_other_way_round()
    {
        var problem = Problem(3, 5, "a b c", Pair("a", "b", 5) with { Slot = 0 }, Pair("a", "c", 4) with { Slot = 2 });
        (problem.Optimum().Score, problem.Optimum().Breaks).ShouldBe((9, 1));
        var other = (problem with { Objective = ["breaks", "score"] }).Optimum();
        (other.Score, other.Breaks).ShouldBe((5, 0));
    }

    [Fact]
    public void Missed_minimum_first_gives_up_score()
    {
        var problem = Problem(1, 5, "a b c", Pair("a", "b", 9), Pair("c", "a", 1)).With("c", x => x with { MinMeetings = 1 });
        (problem.Optimum().Score, problem.Optimum().MissedMinimum).ShouldBe((9, 1));
        var other = (problem with { Objective = ["missedMinimum", "score"] }).Optimum();
        (other.Score, other.MissedMinimum).ShouldBe((1, 0));
    }

    [Fact]
    public void Fairness_first_helps_the_worst_off()
    {
        var problem = Problem(1, 1, "a b c d", Pair("a", "b", 9), Pair("c", "d", 8)) with { Days = [2], Tables = [1, 1] };
        problem.With("a", x => x with { Unavailable = [1] }).Optimum().Fairness.ShouldBe(1);
        var crowded = Problem(2, 5, "h x y", Pair("h", "x", 9), Pair("h", "y", 2)).With("h", x => x with { MaxMeetings = 1 });
        (crowded with { Objective = ["fairness", "score"] }).Optimum().Score.ShouldBe(9);
    }

    [Fact]
    public void Moved_first_keeps_the_timetable_in_force()
    {
        var problem = Problem(3, 5, "a b c", Pair("a", "b", 1) with { Held = 2 }, Pair("a", "c", 1) with { Held = 0 });
        problem.Optimum().Breaks.ShouldBe(0);
        var kept = (problem with { Objective = ["moved", "score", "breaks"] }).Optimum();
        (kept.Moved, kept.MovedBound, kept.Breaks).ShouldBe((0, 0, 1));
        var gone = (problem with { Objective = ["moved", "score"] }).With("a", x => x with { Unavailable = [2] }).Optimum();
        (gone.Moved, gone.MovedBound, gone.Score).ShouldBe((1, 1, 2));
    }
}
