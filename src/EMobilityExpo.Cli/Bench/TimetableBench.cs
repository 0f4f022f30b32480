using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using EMobilityExpo.Cli.Solve;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Bench;

/// <summary>
/// <c>expo bench timetable FILE...</c>: solves problem files and sets beside them what one would use instead: the best pair first into
/// the first slot that fits, and, where they are installed and the problem is one they can be given, the solvers CBC (score alone) and clasp (the whole
/// objective, and the breaks alone for the meetings that the engine holds).
/// </summary>
static class TimetableBench
{
    public static Command Build()
    {
        var files = new Argument<FileInfo[]>("problems") { Description = "Problem files (JSON)" };
        var seconds = new Option<double[]>("--seconds") { Description = "Times to stop after", DefaultValueFactory = _ => [1, 10], AllowMultipleArgumentsPerToken = true };
        var threads = new Option<int>("--threads") { Description = "Threads to use", DefaultValueFactory = _ => 2 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of all random choices", DefaultValueFactory = _ => 1 };
        var beside = new Option<double>("--cbc") { Description = "Seconds for CBC; 0 leaves it out", DefaultValueFactory = _ => 0 };
        var answers = new Option<double>("--clasp") { Description = "Seconds for clasp; 0 leaves it out", DefaultValueFactory = _ => 0 };
        var command = new Command("timetable", "Timetables of problem files beside greedy choice and general solvers") { files, seconds, threads, seed, beside, answers };
        command.SetAction((parsed, stop) => Task.Run(
            () => Run(parsed.GetRequiredValue(files), parsed.GetRequiredValue(seconds), parsed.GetValue(threads), parsed.GetValue(seed), parsed.GetValue(beside), parsed.GetValue(answers), stop),
            CancellationToken.None));
        return command;
    }

    static int Run(FileInfo[] files, double[] seconds, int threads, ulong seed, double beside, double answers, CancellationToken stop)
    {
        Console.WriteLine("| problem | way | limit s | score | bound | of bound | breaks | proven after s | took s | CPU s | peak MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        var wrong = 0;
        foreach (var file in files)
        {
            var problem = SolveFiles.Problem(file);
            var name = Path.GetFileNameWithoutExtension(file.Name);
            TimetableSolution? ours = null;
            foreach (var limit in seconds)
            {
                if (stop.IsCancellationRequested) return 1;
                wrong += Ours(problem, name, limit, threads, seed, stop, out ours) ? 0 : 1;
            }

            Write($"| {name} | best pair first | | {GreedyTimetable.Score(problem)} | | | | | | | |");
            if (beside > 0) Cbc(problem, name, beside);
            if (answers > 0) Clasp(problem, name, ours, answers, threads);
        }

        return wrong > 0 ? 1 : 0;
    }

    static bool Ours(TimetableProblem problem, string name, double limit, int threads, ulong seed, CancellationToken stop, out TimetableSolution solution)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        end.CancelAfter(TimeSpan.FromSeconds(limit));
        var proof = new ProofClock(clock);
        solution = TimetableSolver.Solve(problem, new SolveOptions { Seed = seed, Threads = threads, WorkLimit = long.MaxValue }, proof, end.Token);
        var took = clock.Elapsed.TotalSeconds;
        process.Refresh();
        var cpu = (process.TotalProcessorTime - before).TotalSeconds;
        var share = solution.ScoreBound > 0 ? 100.0 * solution.Score / solution.ScoreBound : 100;
        var whole = TimetableVerifier.Violations(problem, solution).Count == 0;
        Write($"| {name} | expo{(whole ? "" : " WRONG")} | {limit:0.##} | {solution.Score} | {solution.ScoreBound} | {share:0.0000} % | {solution.Breaks} | {proof.Seconds:0.00} | {took:0.00} | {cpu:0.00} | {process.PeakWorkingSet64 >> 20} |");
        return whole;
    }

    static void Clasp(TimetableProblem problem, string name, TimetableSolution? ours, double limit, int threads)
    {
        if (ClaspRun.Solve(problem, limit, threads) is { } whole)
            Write($"| {name} | clasp | {limit:0.##} | {whole.Score} | {(whole.Closed ? whole.Score : null)} | | {whole.Breaks} | {(whole.Closed ? whole.Seconds : null):0.00} | {whole.Seconds:0.00} | | |");
        if (ours is null || !problem.Objective.Contains("breaks", StringComparer.Ordinal)) return;
        var held = ours.Meetings.Select(x => x.Pair).ToHashSet(StringComparer.Ordinal);
        var same = problem with { Objective = ["breaks"], Pairs = [.. problem.Pairs.Where(x => held.Contains(x.Id)).Select(x => x with { Required = true, After = [.. x.After.Where(held.Contains)] })] };
        if (ClaspRun.Solve(same, limit, threads) is { } breaks)
            Write($"| {name} | clasp, the same meetings | {limit:0.##} | {ours.Score} | | | {breaks.Breaks}{(breaks.Closed ? " (fewest)" : "")} | | {breaks.Seconds:0.00} | | |");
    }

    static void Cbc(TimetableProblem problem, string name, double limit)
    {
        if (!LinearProgramFile.Covers(problem)) return;
        var program = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".lp");
        try
        {
            using (var file = File.CreateText(program)) LinearProgramFile.Write(problem, file);
            var clock = Stopwatch.StartNew();
            var start = new ProcessStartInfo("cbc", [program, "-seconds", limit.ToString(CultureInfo.InvariantCulture), "-solve"]) { RedirectStandardOutput = true, UseShellExecute = false };
            using var solver = Process.Start(start);
            var lines = solver!.StandardOutput.ReadToEnd().Split('\n');
            var (score, bound) = (Figure(lines, "Objective value:"), Figure(lines, "Upper bound:"));
            var optimal = lines.Any(x => x.StartsWith("Result - Optimal", StringComparison.Ordinal));
            Write($"| {name} | CBC | {limit:0.##} | {score} | {(optimal ? score : bound)} | | | {(optimal ? clock.Elapsed.TotalSeconds : null):0.00} | {clock.Elapsed.TotalSeconds:0.00} | {Figure(lines, "Total time (CPU seconds):"):0.00} | |");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine("CBC is not installed (on Debian: apt install coinor-cbc).");
        }
        finally
        {
            File.Delete(program);
        }
    }

    /// <summary>The figure of a line of the solver's summary, which it gives with the sign of a minimum.</summary>
    static double? Figure(string[] lines, string label) =>
        Array.FindLast(lines, x => x.StartsWith(label, StringComparison.Ordinal)) is { } line
        && double.TryParse(line[label.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture, out var value) ? Math.Abs(value) : null;

    static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>When the score met its bound first.</summary>
    sealed class ProofClock(Stopwatch clock) : IProgress<SolveProgress>
    {
        public double? Seconds { get; private set; }

        public void Report(SolveProgress value)
        {
            if (Seconds is null && value.Score is { } score && score == value.ScoreBound) Seconds = clock.Elapsed.TotalSeconds;
        }
    }
}
