using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Tables: those who are to keep theirs do where there are enough, and others walk little.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("buyer", 12, 8)]
    [InlineData("exhibitor", 8, 12)]
    public void With_a_table_for_each_nobody_who_keeps_it_walks(string side, int exhibitors, int buyers)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var problem = Small.Event(exhibitors, buyers, 60, seed, [4, 4]) with { KeepsTable = side, Tables = Enumerable.Repeat(8, 8).ToList() };
            var solution = problem.Solved(new SolveOptions { WorkLimit = 5_000_000 });
            (side == "buyer" ? solution.Walks!.Buyers : solution.Walks!.Exhibitors).ShouldBe(0);
        }
    }

    [Fact]
    public void Fewer_tables_than_buyers_still_beat_taking_tables_in_order()
    {
        var (kept, plain) = (0, 0);
        for (var seed = 0; seed < 10; seed++)
        {
            var problem = Small.Event(14, 14, 90, seed, [5]) with { KeepsTable = "buyer" };
            var solution = problem.Solved(new SolveOptions { WorkLimit = 5_000_000 });
            kept += solution.Walks!.Buyers;
            plain += BuyerWalks(problem, solution with { Meetings = InOrder(solution) });
        }

        kept.ShouldBeLessThan(plain / 2);
    }

    [Fact]
    public void Tables_of_tiny_problems_come_close_to_trying_every_assignment()
    {
        var (ours, best) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = TinyProblems.Make(seed + 90_000);
            var solution = problem.Solved(new SolveOptions { WorkLimit = 1_000_000 });
            if (solution.Walks is null) continue;
            var least = Least(problem, solution);
            solution.Walks.Others.ShouldBeGreaterThanOrEqualTo(least);
            (ours, best) = (ours + solution.Walks.Others, best + least);
        }

        best.ShouldBeGreaterThan(0);
        ours.ShouldBeLessThanOrEqualTo(best + (best / 10));
    }

    [Fact]
    public void The_greatest_worth_of_wishes_is_found()
    {
        // One for all: nothing of one slot may be left for the next.
        var matching = new TableMatching(5, 5, mostWishes: 5);
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var (meetings, tables) = (random.Next(1, 6), random.Next(1, 6));
            var worth = new long[meetings, tables];
            matching.Begin(meetings);
            for (var k = random.Next(1, 14); k > 0; k--)
            {
                var (i, table, value) = (random.Next(meetings), random.Next(tables), random.Next(1, 10));
                worth[i, table] += value;
                matching.Add(i, table, value);
            }

            matching.Solve().ShouldBe(Greatest(worth, 0, 0));
            var owned = Enumerable.Range(0, meetings).Select(matching.TableOf).Where(x => x >= 0).ToList();
            owned.Distinct().Count().ShouldBe(owned.Count);
            Enumerable.Range(0, meetings).Where(i => matching.TableOf(i) >= 0).Sum(i => worth[i, matching.TableOf(i)]).ShouldBe(Greatest(worth, 0, 0));
        }
    }

    static long Greatest(long[,] worth, int meeting, int taken)
    {
        if (meeting == worth.GetLength(0)) return 0;
        var best = Greatest(worth, meeting + 1, taken);
        for (var k = 0; k < worth.GetLength(1); k++)
        {
            if ((taken & (1 << k)) == 0) best = Math.Max(best, worth[meeting, k] + Greatest(worth, meeting + 1, taken | (1 << k)));
        }

        return best;
    }

    static List<Meeting> InOrder(TimetableSolution solution) =>
        [.. solution.Meetings.GroupBy(x => x.Slot).SelectMany(slot => slot.OrderBy(x => x.Pair, StringComparer.Ordinal).Select((x, k) => x with { Table = k }))];

    static int BuyerWalks(TimetableProblem problem, TimetableSolution solution) => problem.Participants.Where(x => x.Side == "buyer").Sum(x => WalksOf(problem, solution.Meetings, x.Id));

    static int WalksOf(TimetableProblem problem, IEnumerable<Meeting> meetings, string id)
    {
        var dayOf = problem.Days.SelectMany((n, d) => Enumerable.Repeat(d, n)).ToList();
        var pairs = problem.Pairs.Where(x => x.A == id || x.B == id).Select(x => x.Id).ToHashSet();
        var own = meetings.Where(x => x.Table is not null && pairs.Contains(x.Pair)).OrderBy(x => x.Slot).ToList();
        return own.Zip(own.Skip(1)).Count(x => dayOf[x.First.Slot] == dayOf[x.Second.Slot] && x.First.Table != x.Second.Table);
    }

    static int Least(TimetableProblem problem, TimetableSolution solution)
    {
        var meetings = solution.Meetings.Where(x => x.Table is not null).ToArray();
        return Try(0);

        int Try(int k)
        {
            if (k == meetings.Length) return problem.Participants.Sum(x => WalksOf(problem, meetings, x.Id));
            var least = int.MaxValue;
            for (var table = 0; table < problem.Tables[meetings[k].Slot]; table++)
            {
                if (meetings.Take(k).Any(x => x.Slot == meetings[k].Slot && x.Table == table)) continue;
                meetings[k] = meetings[k] with { Table = table };
                least = Math.Min(least, Try(k + 1));
            }

            return least;
        }
    }
}
