using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;
using static EMobilityExpo.Matching.Tests.Timetabling.Small;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Moves by hand against trying each out under the verifier's rules.</summary>
public sealed class MoveTests
{
    [Fact]
    public void A_move_is_possible_exactly_where_the_verifier_finds_nothing_wrong()
    {
        var (possible, refused) = (0, 0);
        foreach (var (problem, solution) in Solved())
        {
            var moves = new MeetingMoves(problem, solution.Meetings);
            foreach (var meeting in solution.Meetings)
            {
                foreach (var (slot, table) in Places(problem))
                {
                    var fits = moves.Against(meeting.Pair, slot, table).Count == 0;
                    var right = Interpreters(problem).Any(who => IsRight(problem, solution, meeting with { Slot = slot, Table = table, Interpreter = who }));
                    fits.ShouldBe(right, $"{meeting} to {slot}, {table} of {TimetableJson.WriteProblem(problem)}");
                    _ = fits ? possible++ : refused++;
                    if (fits) Check(problem, solution, [moves.Moved(meeting.Pair, slot, table)]);
                }
            }
        }

        possible.ShouldBeGreaterThan(500);
        refused.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void What_is_offered_is_what_is_possible_and_what_can_be_swapped_breaks_no_rule()
    {
        var swaps = 0;
        foreach (var (problem, solution) in Solved())
        {
            var moves = new MeetingMoves(problem, solution.Meetings);
            foreach (var meeting in solution.Meetings)
            {
                foreach (var option in moves.Options(meeting.Pair))
                {
                    IEnumerable<int?> tables = moves.TakesTable(meeting.Pair) ? option.Tables.Cast<int?>() : [null];
                    foreach (var table in tables) moves.Against(meeting.Pair, option.Slot, table).ShouldBe(option.Hindrances);
                    if (option.SwapWith is null) continue;
                    swaps++;
                    Check(problem, solution, moves.SwappedMeetings(meeting.Pair, option.SwapWith));
                }
            }
        }

        swaps.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void What_is_wrong_names_who_and_which_meeting()
    {
        var problem = Problem(3, 1, "a b c", Pair("a", "b", 9), Pair("a", "c", 8)).With("b", who => who with { Unavailable = [2] });
        var solution = (problem with { Objective = ["score"] }).Optimum();
        var (ab, ac) = (solution.Meetings.Single(x => x.Pair == "ab"), solution.Meetings.Single(x => x.Pair == "ac"));

        var against = new MeetingMoves(problem, solution.Meetings).Against("ab", ac.Slot, 0);

        against.ShouldContain(new MoveHindrance(MoveRule.Busy, "a", "ac"));
        against.ShouldContain(new MoveHindrance(MoveRule.NoTable));
        against.ShouldContain(new MoveHindrance(MoveRule.TableTaken, Pair: "ac"));
        new MeetingMoves(problem, solution.Meetings).Against("ab", 2, 0).ShouldContain(new MoveHindrance(MoveRule.Unavailable, "b"));
        new MeetingMoves(problem, solution.Meetings).Against("ab", ab.Slot, 4).ShouldContain(new MoveHindrance(MoveRule.UnknownTable));
    }

    [Fact]
    public void A_rule_that_is_broken_already_does_not_keep_others_where_they_are()
    {
        var problem = Problem(3, 2, "a b c d", Pair("a", "b"), Pair("c", "d"));
        var now = problem.With("a", who => who with { Unavailable = [0] });

        new MeetingMoves(now, [new("ab", 0, 0), new("cd", 0, 1)]).Against("cd", 1, 0).ShouldBeEmpty();
    }

    [Fact]
    public void A_place_that_a_move_makes_free_is_told()
    {
        var problem = Problem(2, 1, "a b c d", Pair("a", "b", 9), Pair("c", "d", 5)) with { Objective = ["score"] };
        problem = problem.With("c", who => who with { Unavailable = [1] });
        var before = new TimetableSolution
        {
            Status = SolveStatus.Feasible,
            Meetings = [new("ab", 0, 0)],
            Score = 9,
            ScoreBound = 14,
            Fairness = 0,
            Unscheduled = [new("cd", UnscheduledReason.NoTable, [])],
        };
        var after = ChangedTimetable.Of(problem, before, [new("ab", 1, 0)]);

        after.Reason("cd").Reason.ShouldBe(UnscheduledReason.Possible);
        problem.ShouldAllow(after);
    }

    static IEnumerable<(TimetableProblem Problem, TimetableSolution Solution)> Solved()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = seed % 4 == 0 ? Event(4, 4, 9, seed, [3, 2]) : TinyProblems.Make(seed);
            var solution = problem.Solved(new SolveOptions { WorkLimit = 1_000_000 });
            if (solution.Meetings.Count > 0) yield return (problem, solution);
        }
    }

    static IEnumerable<(int Slot, int? Table)> Places(TimetableProblem problem) =>
        Enumerable.Range(0, problem.Tables.Count).SelectMany(slot => Enumerable.Range(-1, 4).Select(table => (slot, table < 0 ? (int?)null : table)));

    static IEnumerable<string?> Interpreters(TimetableProblem problem) => (problem.Interpreters ?? []).Select(x => x.Id).Prepend(null);

    /// <summary>Figures and reasons are of no matter here.</summary>
    static bool IsRight(TimetableProblem problem, TimetableSolution solution, Meeting moved)
    {
        var wrong = new List<string>();
        var facts = new CheckedTimetable(problem, solution with { Meetings = [.. solution.Meetings.Where(x => x.Pair != moved.Pair), moved] }, wrong);
        CheckMeetings.Places(facts, wrong);
        CheckMeetings.Tables(facts, wrong);
        CheckMeetings.Interpreters(facts, wrong);
        CheckMeetings.Order(facts, wrong);
        CheckParticipants.Check(facts, wrong);
        return wrong.Count == 0;
    }

    static void Check(TimetableProblem problem, TimetableSolution solution, IReadOnlyList<Meeting> moved)
    {
        var ids = moved.Select(x => x.Pair).ToHashSet(StringComparer.Ordinal);
        var after = ChangedTimetable.Of(problem, solution, [.. solution.Meetings.Where(x => !ids.Contains(x.Pair)), .. moved]);
        problem.ShouldAllow(after);
    }
}
