using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EMobilityExpo.Cli.Solve;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Bench;

/// <summary>
/// <c>expo bench published FOLDER</c>: solves every instance of a folder's <c>published.csv</c> (columns instance, breaks or infeasible,
/// seconds) and sets what was published, and clasp if asked for, beside what came out. Each gets the published seconds, five at least. Exit code 1 when
/// a claim contradicts a published one or breaks a rule.
/// </summary>
static class PublishedBench
{
    const double _least = 5; // seconds

    public static Command Build()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder with published.csv and the problem files" };
        var threads = new Option<int>("--threads") { Description = "Threads to use", DefaultValueFactory = _ => 2 };
        var only = new Option<string>("--only") { Description = "Only instances whose name matches this expression", DefaultValueFactory = _ => "." };
        var output = new Option<DirectoryInfo?>("--output", "-o") { Description = "Folder to write the solutions to" };
        var answers = new Option<double>("--clasp") { Description = "Seconds for clasp beside it; 0 leaves it out", DefaultValueFactory = _ => 0 };
        var command = new Command("published", "Timetables of published instances beside their published optima") { folder, threads, only, output, answers };
        command.SetAction((parsed, stop) => Task.Run(
            () => Run(parsed.GetRequiredValue(folder), parsed.GetValue(threads), parsed.GetRequiredValue(only), parsed.GetValue(output), parsed.GetValue(answers), stop), CancellationToken.None));
        return command;
    }

    static int Run(DirectoryInfo folder, int threads, string only, DirectoryInfo? output, double answers, CancellationToken stop)
    {
        output?.Create();
        var (all, reached, proven, wrong) = (0, 0, 0, 0);
        Console.WriteLine("| instance | published | ours | bound | | s | CPU s | best paper s | clasp | s |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var line in File.ReadLines(Path.Combine(folder.FullName, "published.csv")).Skip(1))
        {
            if (stop.IsCancellationRequested) break;
            var published = line.Split(',');
            if (!Regex.IsMatch(published[0], only, RegexOptions.None, TimeSpan.FromSeconds(1))) continue;
            var problem = SolveFiles.Problem(new FileInfo(Path.Combine(folder.FullName, published[0] + ".json")));
            var (solution, seconds, cpu) = Solve(problem, Math.Max(_least, double.Parse(published[2], CultureInfo.InvariantCulture)), threads, stop);
            var none = solution.Status == SolveStatus.Infeasible;
            var closed = none || solution.Status == SolveStatus.Optimal;
            var ours = none ? "infeasible" : solution.Status == SolveStatus.Unknown ? "" : solution.Breaks.ToString(CultureInfo.InvariantCulture);
            var contradicts = TimetableVerifier.Violations(problem, solution).Count > 0 || Contradicts(published[1], solution);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {published[0]} | {published[1]} | {ours} | {(none ? "" : solution.BreaksBound)} | {(contradicts ? "WRONG" : closed ? "proven" : "")} | {seconds:0.00} | {cpu:0.00} | {published[2]} | {Clasp(problem, answers)} |"));
            (all, reached, proven, wrong) = (all + 1, reached + (string.Equals(ours, published[1], StringComparison.Ordinal) ? 1 : 0), proven + (closed ? 1 : 0), wrong + (contradicts ? 1 : 0));
            if (output is null) continue;
            using var target = File.Create(Path.Combine(output.FullName, published[0] + ".solution.json"));
            TimetableJson.WriteSolution(target, solution, seconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{all} instances: {reached} as published, {proven} proven, {wrong} wrong"));
        return wrong > 0 ? 1 : 0;
    }

    static (TimetableSolution Solution, double Seconds, double Cpu) Solve(TimetableProblem problem, double limit, int threads, CancellationToken stop)
    {
        using var process = Process.GetCurrentProcess();
        var (begun, before) = (Stopwatch.GetTimestamp(), process.UserProcessorTime);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(TimeSpan.FromSeconds(limit));
        var solution = TimetableSolver.Solve(problem, new SolveOptions { WorkLimit = long.MaxValue, Threads = threads }, progress: null, end.Token);
        process.Refresh();
        return (solution, Stopwatch.GetElapsedTime(begun).TotalSeconds, (process.UserProcessorTime - before).TotalSeconds);
    }

    /// <summary>Its breaks, in brackets where not proven, and its seconds.</summary>
    static string Clasp(TimetableProblem problem, double limit)
    {
        if (limit <= 0 || ClaspRun.Solve(problem, limit, threads: 1) is not { } run) return "|";
        var breaks = run.Infeasible ? "infeasible" : run.Closed ? $"{run.Breaks}" : $"({run.Breaks})";
        return string.Create(CultureInfo.InvariantCulture, $"{breaks} | {run.Seconds:0.00}");
    }

    static bool Contradicts(string published, TimetableSolution solution)
    {
        if (!int.TryParse(published, CultureInfo.InvariantCulture, out var optimum)) return solution.Meetings.Count > 0;
        return solution.Status == SolveStatus.Infeasible || (solution.Meetings.Count > 0 && (solution.Breaks < optimum || solution.BreaksBound > optimum));
    }
}
