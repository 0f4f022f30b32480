using System.CommandLine;
using System.Globalization;

namespace EMobilityExpo.Cli.Bench;

/// <summary>
/// <c>expo bench suggest</c>: how fast the best partners are found on this machine, beside what one would write instead. <c>expo bench
/// published</c> and <c>timetable</c>: timetables beside published optima, greedy choice and general solvers; <c>stop</c>: how fast a stop is answered; <c>repair</c>: how fast a timetable
/// in force is repaired.
/// </summary>
static class BenchCommand
{
    public static Command Build()
    {
        var sizes = new Option<string[]>("--size")
        {
            Description = "Exhibitors x buyers; may be given several times",
            DefaultValueFactory = _ => ["100x80", "1500x400", "30000x250000"],
            AllowMultipleArgumentsPerToken = true,
        };
        var top = new Option<int>("--top") { Description = "How many partners each", DefaultValueFactory = _ => 20 };
        var threads = new Option<int>("--threads") { Description = "Threads to use at most", DefaultValueFactory = _ => Environment.ProcessorCount };
        var seed = new Option<int>("--seed") { Description = "Seed of the made fair", DefaultValueFactory = _ => 1 };
        var suggest = new Command("suggest", "Best partners of everybody, beside a LINQ double loop and one SQL join") { sizes, top, threads, seed };
        suggest.SetAction((parsed, stop) => Task.Run(() => Suggest(
            parsed.GetRequiredValue(sizes), parsed.GetValue(top), parsed.GetValue(threads), parsed.GetValue(seed), stop), CancellationToken.None));
        return new Command("bench", "Measure on this machine") { suggest, PublishedBench.Build(), TimetableBench.Build(), StopBench.Build(), RepairBench.Build() };
    }

    static int Suggest(string[] sizes, int top, int threads, int seed, CancellationToken stop)
    {
        foreach (var size in sizes)
        {
            var parts = size.Split('x');
            if (parts.Length != 2 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var exhibitors) || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var buyers)
                || exhibitors < 1 || buyers < 1 || top < 1 || threads < 1)
            {
                Console.Error.WriteLine($"--size {size}: give numbers such as 1500x400, and --top and --threads of 1 or more.");
                return 1;
            }

            new SuggestBench(exhibitors, buyers, top, threads, seed).Run(stop);
        }

        return 0;
    }
}
