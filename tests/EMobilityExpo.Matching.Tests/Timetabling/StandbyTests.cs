using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;
using static EMobilityExpo.Matching.Tests.Timetabling.Small;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Standby lists against trying every pair at every meeting with the verifier's rules.</summary>
public sealed class StandbyTests
{
    [Fact]
    public void Exactly_those_who_could_step_in_are_listed_the_best_first()
    {
        var named = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var problem = seed % 4 == 0 ? Event(5, 5, 18, seed, [3, 3]) with { Interpreters = null } : TinyProblems.Make(seed);
            var solution = problem.Solved(new SolveOptions { WorkLimit = 2_000_000 });
            if (solution.Meetings.Count == 0) continue;
            var lists = StandbyLists.Of(problem, solution, 100);
            lists.Count.ShouldBe(2 * solution.Meetings.Count);
            foreach (var list in lists)
            {
                var expected = Expected(problem, solution, list);
                list.Candidates.Select(x => x.Pair).Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), $"{list.Pair} of {TimetableJson.WriteProblem(problem)}");
                list.Candidates.Select(x => x.Score).ShouldBeInOrder(SortDirection.Descending);
                named += list.Candidates.Count;
            }
        }

        named.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_list_is_cut_after_the_best()
    {
        var problem = Problem(1, 1, "a b c d", Pair("a", "b", 9), Pair("a", "c", 2), Pair("a", "d", 5));
        var list = StandbyLists.Of(problem, problem.Optimum(), 1).Single(x => x.Stays == "a");
        list.Candidates.ShouldBe([new StandbyCandidate("d", "ad", 5, null)]);
    }

    [Fact]
    public void A_solution_of_another_problem_is_refused() =>
        Should.Throw<TimetableFormatException>(() => StandbyLists.Of(
            Problem(1, 1, "a b", Pair("a", "b")),
            new TimetableSolution { Status = SolveStatus.Feasible, Meetings = [new Meeting("ab", 4, 0)], Unscheduled = [] })).Path.ShouldBe("$.meetings[0]");

    static List<string> Expected(TimetableProblem problem, TimetableSolution solution, StandbyList list)
    {
        var meeting = solution.Meetings.Single(x => x.Pair == list.Pair);
        // On the day the absent pair is not required any more.
        problem = problem with { Pairs = problem.Pairs.Select(x => x with { Required = false }).ToList() };
        var others = solution.Meetings.Where(x => x != meeting).ToList();
        return problem.Pairs.Where(pair => (pair.A == list.Stays && pair.B != list.Absent) || (pair.B == list.Stays && pair.A != list.Absent))
            .Where(pair => others.All(x => x.Pair != pair.Id) && pair.Id != list.Pair)
            .Where(pair => Ways(problem, others, pair.Id, meeting.Slot).Any(x => IsRight(problem, solution with { Meetings = [.. others, x] })))
            .Select(x => x.Id).ToList();
    }

    static IEnumerable<Meeting> Ways(TimetableProblem problem, List<Meeting> others, string pair, int slot)
    {
        var table = Enumerable.Range(0, 100).First(k => others.All(x => x.Slot != slot || x.Table != k));
        return (problem.Interpreters ?? []).Select(x => x.Id).Append(null).SelectMany(
            one => new int?[] { table, null }, (one, at) => new Meeting(pair, slot, at, one));
    }

    static bool IsRight(TimetableProblem problem, TimetableSolution solution)
    {
        var wrong = new List<string>();
        var facts = new CheckedTimetable(problem, solution, wrong);
        CheckMeetings.Places(facts, wrong);
        CheckMeetings.Tables(facts, wrong);
        CheckMeetings.Interpreters(facts, wrong);
        CheckMeetings.Order(facts, wrong);
        CheckParticipants.Check(facts, wrong);
        return wrong.Count == 0;
    }
}
