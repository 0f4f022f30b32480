using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using EMobilityExpo.Cli.Solve;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Bench;

/// <summary>
/// <c>expo bench stop FILE...</c>: how long a stop waits for its timetable, at moments spread over a solve, and how long the engine says
/// nothing. Moments are counted in CPU time of the process. On a busy machine the clock says what else runs there, so a time counts as far as the
/// process was at work in it: the lesser of clock and CPU. What takes above 100 ms is tried again, up to three times, and the least counts.
/// </summary>
static class StopBench
{
    const double _promised = 0.1;

    public static Command Build()
    {
        var files = new Argument<FileInfo[]>("problems") { Description = "Problem files (JSON)" };
        var seconds = new Option<double>("--seconds") { Description = "CPU seconds over which the stops are spread, more of them early", DefaultValueFactory = _ => 4 };
        var moments = new Option<int>("--moments") { Description = "How many stops", DefaultValueFactory = _ => 24 };
        var threads = new Option<int[]>("--threads") { Description = "Threads to use", DefaultValueFactory = _ => [1, 2], AllowMultipleArgumentsPerToken = true };
        var each = new Option<bool>("--each") { Description = "Show every stop" };
        var command = new Command("stop", "How fast a stop is answered, and how often progress is told") { files, seconds, moments, threads, each };
        command.SetAction((parsed, stop) => Task.Run(
            () => Run(parsed.GetRequiredValue(files), parsed.GetValue(seconds), parsed.GetValue(moments), parsed.GetRequiredValue(threads), parsed.GetValue(each), stop),
            CancellationToken.None));
        return command;
    }

    static int Run(FileInfo[] files, double seconds, int moments, int[] threads, bool each, CancellationToken stop)
    {
        Console.WriteLine("| problem | threads | stops | longest answer ms | by the clock | in | above 100 ms at first | longest silence ms | by the clock | in |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        var late = false;
        foreach (var file in files)
        {
            var problem = SolveFiles.Problem(file);
            foreach (var count in threads)
            {
                var (worst, silence, above) = (default(Answer), default(Answer), 0);
                // The first is for the compiler and not counted.
                for (var k = -1; k < moments; k++)
                {
                    if (stop.IsCancellationRequested) return 1;
                    var at = k < 0 ? seconds : seconds * k * k / moments / moments;
                    var (answer, gap) = Once(problem, count, at);
                    if (k < 0) continue;
                    if (answer.Own > _promised) above++;
                    for (var again = 0; again < 3 && answer.Own > _promised; again++) answer = Once(problem, count, at).Answer is var other && other.Own < answer.Own ? other : answer;
                    if (each) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<!-- at {at:0.000} s of CPU, {answer.Phase}: {answer.Clock * 1000:0} ms, CPU {answer.Cpu * 1000:0} ms -->"));
                    if (answer.Own > worst.Own) worst = answer;
                    if (gap.Own > silence.Own) silence = gap;
                }

                late |= worst.Own > _promised;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Path.GetFileNameWithoutExtension(file.Name)} | {count} | {moments} | {worst.Own * 1000:0} | {worst.Clock * 1000:0} | {worst.Phase} | {above} | {silence.Own * 1000:0} | {silence.Clock * 1000:0} | {silence.Phase} |"));
            }
        }

        return late ? 1 : 0;
    }

    /// <summary>One solve that is stopped after some CPU time.</summary>
    static (Answer Answer, Answer Silence) Once(TimetableProblem problem, int threads, double at)
    {
        using var stop = new CancellationTokenSource();
        using var solved = new ManualResetEventSlim();
        var heard = new Listener();
        var end = Environment.CpuUsage.TotalTime + TimeSpan.FromSeconds(at);
        var stopper = Task.Factory.StartNew(
            () =>
            {
                while (Environment.CpuUsage.TotalTime < end && !solved.Wait(1))
                {
                }

                var asked = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, heard.Phase);
                stop.Cancel();
                return asked;
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var solution = TimetableSolver.Solve(problem, new SolveOptions { Threads = threads, WorkLimit = long.MaxValue }, heard, stop.Token);
        var (clock, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        solved.Set();
        var (askedAt, askedCpu, phase) = stopper.GetAwaiter().GetResult();
        if (solution.Status is not (SolveStatus.Feasible or SolveStatus.Optimal)) throw new InvalidOperationException("A stop returned no timetable.");
        // Who was done before the stop has not waited.
        var answered = Stopwatch.GetElapsedTime(askedAt, clock).TotalSeconds;
        return (new Answer(Math.Max(0, answered), Math.Max(0, (cpu - askedCpu).TotalSeconds), phase), heard.Longest);
    }

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Answer(double Clock, double Cpu, SolvePhase Phase)
    {
        public double Own => Math.Min(Clock, Cpu);
    }

    /// <summary>The longest time between two events, and the phase in which it began.</summary>
    sealed class Listener : IProgress<SolveProgress>
    {
        long _last = Stopwatch.GetTimestamp();
        TimeSpan _cpu = Environment.CpuUsage.TotalTime;

        public SolvePhase Phase { get; private set; }

        public Answer Longest { get; private set; }

        public void Report(SolveProgress value)
        {
            var (now, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var gap = new Answer(Stopwatch.GetElapsedTime(_last, now).TotalSeconds, (cpu - _cpu).TotalSeconds, Phase);
            if (gap.Own > Longest.Own) Longest = gap;
            (_last, _cpu, Phase) = (now, cpu, value.Phase);
        }
    }
}
