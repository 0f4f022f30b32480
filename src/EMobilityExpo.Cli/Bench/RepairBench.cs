using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using EMobilityExpo.Cli.Solve;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Bench;

/// <summary>
/// <c>expo bench repair FILE...</c>: makes a timetable, changes something about it as happens on the day, and repairs it, objective
/// moved, score, breaks. Each kind of change several times, at places drawn from the seed; the first repairs are for the compiler and not counted.
/// </summary>
static class RepairBench
{
    static readonly string[] _changes = ["cancels", "comes late", "table closed", "newcomer"];

    public static Command Build()
    {
        var files = new Argument<FileInfo[]>("problems") { Description = "Problem files (JSON)" };
        var times = new Option<int>("--times") { Description = "How many changes of each kind", DefaultValueFactory = _ => 8 };
        var work = new Option<long>("--work") { Description = "Work units for the timetable in force", DefaultValueFactory = _ => 3_000_000_000 };
        var threads = new Option<int>("--threads") { Description = "Threads to use", DefaultValueFactory = _ => 2 };
        var seed = new Option<int>("--seed") { Description = "Seed of the changes", DefaultValueFactory = _ => 1 };
        var command = new Command("repair", "How fast a timetable in force is repaired, and how few of its meetings move") { files, times, work, threads, seed };
        command.SetAction((parsed, stop) => Task.Run(
            () => Run(parsed.GetRequiredValue(files), parsed.GetValue(times), parsed.GetValue(work), parsed.GetValue(threads), parsed.GetValue(seed), stop), CancellationToken.None));
        return command;
    }

    static int Run(FileInfo[] files, int times, long work, int threads, int seed, CancellationToken stop)
    {
        Console.WriteLine("| problem | change | repairs | median ms | CPU | longest ms | CPU | moved at most | fewest moves proven | score proven | optimal |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        var wrong = 0;
        foreach (var file in files)
        {
            var problem = SolveFiles.Problem(file);
            var inForce = TimetableSolver.Solve(problem, new SolveOptions { Threads = threads, WorkLimit = work }, null, stop);
            var options = new SolveOptions { Threads = threads };
            foreach (var change in _changes) TimetableSolver.Solve(Changed(problem, inForce, change, new Random(seed)), options, null, stop);
            foreach (var change in _changes)
            {
                var repairs = new List<Repair>();
                for (var k = 0; k < times && !stop.IsCancellationRequested; k++) repairs.Add(Once(Changed(problem, inForce, change, new Random(seed + k)), options, stop));
                if (stop.IsCancellationRequested) return 1;
                wrong += repairs.Count(x => x.Wrong);
                Write(Path.GetFileNameWithoutExtension(file.Name), change, repairs);
            }
        }

        return wrong > 0 ? 1 : 0;
    }

    static void Write(string name, string change, List<Repair> repairs)
    {
        var (clock, cpu) = (repairs.ConvertAll(x => x.Clock), repairs.ConvertAll(x => x.Cpu));
        clock.Sort();
        cpu.Sort();
        var count = repairs.Count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {change} | {count}{(repairs.Exists(x => x.Wrong) ? " WRONG" : "")} | {clock[count / 2]:0} | {cpu[count / 2]:0} | {clock[^1]:0} | {cpu[^1]:0} | {repairs.Max(x => x.Moved)} | {repairs.Count(x => x.MovesProven)} | {repairs.Count(x => x.ScoreProven)} | {repairs.Count(x => x.Optimal)} |"));
    }

    static Repair Once(TimetableProblem changed, SolveOptions options, CancellationToken stop)
    {
        var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var repaired = TimetableSolver.Solve(changed, options, null, stop);
        var (took, used) = (Stopwatch.GetElapsedTime(began).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        return new Repair(
            took, used, repaired.Moved, repaired.MovedBound == repaired.Moved, repaired.ScoreBound == repaired.Score,
            repaired.Status == SolveStatus.Optimal, !stop.IsCancellationRequested && TimetableVerifier.Violations(changed, repaired).Count > 0);
    }

    /// <summary>The problem with its meetings in force, and somebody who is away from here on, or comes later, one table less in a slot, or somebody new with ten pairs.</summary>
    static TimetableProblem Changed(TimetableProblem problem, TimetableSolution inForce, string change, Random random)
    {
        var held = inForce.Meetings.ToDictionary(x => x.Pair, x => x.Slot, StringComparer.Ordinal);
        var met = inForce.Meetings[random.Next(inForce.Meetings.Count)];
        var who = problem.Pairs.First(x => string.Equals(x.Id, met.Pair, StringComparison.Ordinal)).A;
        problem = problem with
        {
            Objective = ["moved", "score", "breaks"],
            Pairs = [.. problem.Pairs.Select(x => x with { Held = held.TryGetValue(x.Id, out var t) ? t : null })],
        };
        return change switch
        {
            "cancels" => Away(problem, who, problem.Tables.Count),
            // Of the first day, half at most.
            "comes late" => Away(problem, who, 1 + (met.Slot % Math.Max(1, problem.Days[0] / 2))),
            "table closed" => problem with { Tables = [.. problem.Tables.Select((x, t) => t == met.Slot ? Math.Min(x, inForce.Meetings.Count(y => y.Slot == t && y.Table is not null)) - 1 : x)] },
            _ => Joined(problem, random),
        };
    }

    static TimetableProblem Away(TimetableProblem problem, string who, int slots) => problem with
    {
        Participants = [.. problem.Participants.Select(x => string.Equals(x.Id, who, StringComparison.Ordinal) ? x with { Unavailable = [.. x.Unavailable.Union(Enumerable.Range(0, slots))] } : x)],
    };

    static TimetableProblem Joined(TimetableProblem problem, Random random)
    {
        var others = problem.Participants.Where(x => string.Equals(x.Side, problem.Participants[0].Side, StringComparison.Ordinal)).Select(x => x.Id).ToArray();
        random.Shuffle(others);
        var scores = problem.Pairs.Select(x => x.Score).ToArray();
        var pairs = others.Take(10).Select((x, k) => new ProblemPair { Id = $"newcomer {k}", A = x, B = "newcomer", Score = scores[random.Next(scores.Length)] });
        var newcomer = new ProblemParticipant { Id = "newcomer", Side = problem.Participants[^1].Side };
        return problem with { Participants = [.. problem.Participants, newcomer], Pairs = [.. problem.Pairs, .. pairs] };
    }

    sealed record Repair(double Clock, double Cpu, int Moved, bool MovesProven, bool ScoreProven, bool Optimal, bool Wrong);
}
