using System.CommandLine;
using System.Diagnostics;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Solve;

/// <summary>
/// <c>expo solve problem.json -o solution.json</c>: exit code 0 with a timetable, 1 when the input is wrong, 2 when there is
/// none or none was found.
/// </summary>
static class SolveCommand
{
    public static Command Build()
    {
        var input = new Argument<FileInfo>("problem") { Description = "Problem file (JSON); - reads standard input" };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "Solution file; standard output when left out" };
        var seconds = new Option<double?>("--seconds") { Description = "Stop after this time; without it, after work fitting the size" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of all random choices", DefaultValueFactory = _ => 1 };
        var work = new Option<long?>("--work") { Description = "Stop after this many work units: the same work gives the same timetable" };
        var threads = new Option<int>("--threads") { Description = "Threads to use; the timetable does not depend on it", DefaultValueFactory = _ => Environment.ProcessorCount };
        var objective = new Option<string?>("--objective") { Description = "Order of terms in place of the file's, such as score,breaks" };
        var tables = new Option<string?>("--tables") { Description = "Who keeps its table: buyer or exhibitor; in place of the file's" };
        tables.AcceptOnlyFromAmong("buyer", "exhibitor");
        var watch = new Option<bool>("--progress") { Description = "Show progress on standard error" };
        var command = new Command("solve", "Build a timetable from a problem file") { input, output, seconds, seed, work, threads, objective, tables, watch };
        // On a thread of its own: Ctrl+C is listened to only after the action has returned its task.
        command.SetAction((parsed, stop) => Task.Run(() => Run(new SolveRequest(
            parsed.GetRequiredValue(input), parsed.GetValue(output), parsed.GetValue(seconds), parsed.GetValue(seed), parsed.GetValue(work),
            parsed.GetValue(threads), parsed.GetValue(objective), parsed.GetValue(tables), parsed.GetValue(watch)), stop), CancellationToken.None));
        return command;
    }

    static int Run(SolveRequest request, CancellationToken stop)
    {
        try
        {
            var problem = Read(request);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            if (request.Seconds is double most) limit.CancelAfter(TimeSpan.FromSeconds(most));
            var options = new SolveOptions
            {
                Seed = request.Seed,
                Threads = request.Threads,
                WorkLimit = request.Work ?? (request.Seconds is null ? null : long.MaxValue),
            };
            var clock = Stopwatch.StartNew();
            var solution = TimetableSolver.Solve(problem, options, request.Progress ? new ProgressLines(clock) : null, limit.Token);
            Write(request, solution, clock.Elapsed.TotalSeconds);
            Console.Error.WriteLine(Summary.Of(problem, solution, clock.Elapsed));
            return solution.Status is SolveStatus.Optimal or SolveStatus.Feasible ? 0 : 2;
        }
        catch (TimetableFormatException e)
        {
            Console.Error.WriteLine($"{request.Input}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine(e.Message);
        }

        return 1;
    }

    static TimetableProblem Read(SolveRequest request)
    {
        if (request.Threads < 1) throw new ArgumentException("--threads: give 1 or more.", nameof(request));
        if (request.Seconds is not (null or (>= 0 and <= 1e6))) throw new ArgumentException("--seconds: give a time from 0 to 1000000.", nameof(request));
        using var source = string.Equals(request.Input.Name, "-", StringComparison.Ordinal) ? Console.OpenStandardInput() : request.Input.OpenRead();
        var problem = TimetableJson.ReadProblem(source);
        if (request.Tables is not null) problem = problem with { KeepsTable = request.Tables };
        return request.Objective is null
            ? problem
            : problem with { Objective = request.Objective.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) };
    }

    /// <summary>Written beside the target first, so that a stop in the middle leaves no half file.</summary>
    static void Write(SolveRequest request, TimetableSolution solution, double seconds)
    {
        if (request.Output is null)
        {
            using var standard = Console.OpenStandardOutput();
            TimetableJson.WriteSolution(standard, solution, seconds);
            return;
        }

        var draft = request.Output.FullName + ".part";
        using (var file = File.Create(draft)) TimetableJson.WriteSolution(file, solution, seconds);
        File.Move(draft, request.Output.FullName, overwrite: true);
    }
}
