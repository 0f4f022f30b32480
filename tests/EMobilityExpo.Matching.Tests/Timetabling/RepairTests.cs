using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;
using static EMobilityExpo.Matching.Tests.Timetabling.Small;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Changes to a timetable in force: the fewest meetings move, and that is proven. The oracle tests try every timetable.</summary>
public sealed class RepairTests
{
    static readonly SolveOptions _options = new();

    [Fact]
    public void Small_changes_move_as_few_as_trying_every_timetable_does()
    {
        var moved = 0;
        Parallel.For(0, 500, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var problem = TinyProblems.Make(seed + 50_000);
            var before = problem.Solved(_options);
            if (before.Meetings.Count == 0) return;
            var changed = Changes.Any(problem, before, new Random(seed)) with { Objective = ["moved", "score", "breaks"] };
            var repaired = changed.Solved(_options);
            var note = TimetableJson.WriteProblem(changed);
            var best = new Oracle(changed).Best;
            (repaired.Status == SolveStatus.Infeasible).ShouldBe(best is null, note);
            if (best is null) return;
            repaired.Status.ShouldBe(SolveStatus.Optimal, note);
            ((double)-repaired.Moved).ShouldBe(best["moved"], 1e-9, note);
            repaired.MovedBound.ShouldBe(repaired.Moved, note);
            ((double)repaired.Score).ShouldBe(best["score"], 1e-9, note);
            ((double)-repaired.Breaks).ShouldBe(best["breaks"], 1e-9, note);
            Interlocked.Add(ref moved, repaired.Moved);
        });
        moved.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Where_not_all_that_may_give_way_is_tried_no_more_is_claimed_than_is_known()
    {
        // Of 200 meetings two must go: without the two worth nothing 992 are left, without those in the way of a-c, which is worth 50, 1,030.
        List<ProblemPair> pairs = [];
        List<ProblemParticipant> people = [];
        for (var i = 0; i < 200; i++)
        {
            people.AddRange([new() { Id = $"E{i}" }, new() { Id = $"B{i}" }]);
            pairs.Add(new() { Id = $"M{i}", A = $"E{i}", B = $"B{i}", Score = i < 2 ? 6 : i < 198 ? 5 : 0, Held = 0 });
        }

        pairs.Add(new() { Id = "new", A = "E0", B = "E1", Score = 50, Online = true });
        var problem = new TimetableProblem { Days = [1], Tables = [198], Participants = people, Pairs = pairs, Objective = ["moved", "score"] };
        var repaired = problem.Solved(_options with { WorkLimit = 300_000_000 });
        (repaired.Moved, repaired.MovedBound).ShouldBe((2, 2));
        repaired.ScoreBound.ShouldBeGreaterThanOrEqualTo(1030);
        (repaired.Status == SolveStatus.Optimal).ShouldBe(repaired.Score == 1030 && repaired.ScoreBound == 1030);
    }

    [Fact]
    public void Which_meeting_gives_way_at_a_closed_table_is_chosen_as_trying_every_timetable_does()
    {
        string[][] orders = [["moved", "score", "breaks"], ["moved", "breaks", "score"], ["moved", "fairness", "score"], ["moved", "missedMinimum", "score", "breaks"]];
        var (chosen, none) = (0, 0);
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var problem = Crowded(seed);
            var before = problem.Solved(_options with { WorkLimit = 1_000_000 });
            if (before.Meetings.Count == 0) return;
            var changed = Changes.Of("table", problem, before, new Random(seed)) with { Objective = orders[seed % orders.Length] };
            var model = new Model(changed, seed: 1);
            var held = new HeldTimetable(model);
            if (!OneMoved.Try(model, held, long.MaxValue, CancellationToken.None, out var found)) return;
            var note = TimetableJson.WriteProblem(changed);
            var best = new Oracle(changed).Best;
            Interlocked.Increment(ref chosen);
            if (found is null)
            {
                // Not with so few moves: the required pairs take more, or there is no timetable at all.
                if (best is not null) (-best["moved"]).ShouldBeGreaterThan(held.Bound, note);
                Interlocked.Increment(ref none);
                return;
            }

            best.ShouldNotBeNull(note);
            changed.ShouldAllow(found);
            (double Found, double Best)[] terms =
                [(-found.Moved, best["moved"]), (found.Score, best["score"]), (-found.Breaks, best["breaks"]), (found.Fairness(), best["fairness"]), (-found.MissedMinimum, best["missedMinimum"])];
            string[] names = ["moved", "score", "breaks", "fairness", "missedMinimum"];
            foreach (var term in changed.Objective) terms[Array.IndexOf(names, term)].Found.ShouldBe(terms[Array.IndexOf(names, term)].Best, 1e-9, $"{term} of {note}");
        });
        chosen.ShouldBeGreaterThan(150);
        none.ShouldBeInRange(1, chosen / 3);
    }

    [Fact]
    public void With_hardly_any_work_a_choice_that_is_not_seen_to_its_end_is_not_claimed()
    {
        var problem = Event(30, 25, 300, 4, [6, 6]);
        var before = problem.Solved(_options with { WorkLimit = 10_000_000 });
        var changed = Changes.Of("table", problem, before, new Random(3)) with { Objective = ["moved", "score", "breaks"] };
        var model = new Model(changed, seed: 1);
        var held = new HeldTimetable(model);
        held.Contested.ShouldNotBeEmpty();
        OneMoved.Try(model, held, most: 500, CancellationToken.None, out _).ShouldBeFalse();
        OneMoved.Try(model, held, long.MaxValue, new CancellationToken(canceled: true), out _).ShouldBeFalse();
        OneMoved.Try(model, held, long.MaxValue, CancellationToken.None, out var best).ShouldBeTrue();
        best!.Moved.ShouldBe(held.Bound);
        var hurried = changed.Solved(_options with { WorkLimit = 500 });
        hurried.ScoreBound.ShouldBeGreaterThanOrEqualTo(best.Score);
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("late")]
    [InlineData("table")]
    [InlineData("new")]
    public void What_is_not_touched_by_a_change_stays(string change)
    {
        var problem = Event(30, 25, 300, 4, [6, 6]);
        var before = problem.Solved(_options with { WorkLimit = 60_000_000 });
        var changed = Changes.Of(change, problem, before, new Random(3)) with { Objective = ["moved", "score", "breaks"] };
        var repaired = changed.Solved(_options);
        repaired.MovedBound.ShouldBe(repaired.Moved);
        repaired.Moved.ShouldBe(before.Meetings.Count(x => changed.Pairs.Single(y => y.Id == x.Pair).Held is not int || repaired.Meetings.All(y => (y.Pair, y.Slot) != (x.Pair, x.Slot))));
        repaired.Score.ShouldBeLessThanOrEqualTo(repaired.ScoreBound);
    }

    [Fact]
    public void Of_many_meetings_at_a_closed_table_one_that_loses_nothing_gives_way()
    {
        var pairs = Enumerable.Range(0, 130).Select(k => new ProblemPair { Id = $"q{k}", A = $"a{k}", B = $"b{k}", Score = 5, Held = 0, Slot = k == 77 ? null : 0 }).ToArray();
        var problem = Problem(2, 130, string.Join(' ', pairs.SelectMany(x => new[] { x.A, x.B })), pairs) with { Tables = [129, 1], Objective = ["moved", "score"] };
        var repaired = problem.Solved(_options);
        (repaired.Moved, repaired.MovedBound, repaired.Score).ShouldBe((1, 1, 650));
        repaired.Slot("q77").ShouldBe(1);
    }

    [Fact]
    public void A_required_pair_that_needs_a_place_moves_what_is_in_it()
    {
        var problem = Problem(2, 1, "a b c d", Pair("a", "b", 9) with { Held = 0 }, Pair("c", "d") with { Required = true, Slot = 0 })
            with
        { Objective = ["moved", "score"] };
        var repaired = problem.Optimum();
        (repaired.Moved, repaired.MovedBound, repaired.Score).ShouldBe((1, 1, 10));
    }

    /// <summary>Three exhibitors and three buyers who meet at the same time, some of them with wishes, languages or something before.</summary>
    static TimetableProblem Crowded(int seed)
    {
        var r = new Random(seed);
        var problem = Event(3, 3, r.Next(5, 8), seed, [2, 1]);
        string[][] languages = [["ko"], ["en"]];
        return problem with
        {
            Tables = [3, 3, r.Next(0, 4)],
            Participants = [.. problem.Participants.Select((x, p) => x with { MaxMeetings = r.Next(4) == 0 ? null : r.Next(1, 3), MinMeetings = r.Next(3), Languages = seed % 3 == 0 ? languages[p % 2] : null })],
            Pairs = [.. problem.Pairs.Select((x, k) => x with { Required = r.Next(12) == 0, After = k > 0 && r.Next(8) == 0 ? [problem.Pairs[k - 1].Id] : [] })],
            Interpreters = seed % 3 == 0 ? [.. Enumerable.Range(0, 2).Select(i => new ProblemInterpreter { Id = $"i{i}", Languages = ["ko", "en"] })] : null,
        };
    }
}
