using System.CommandLine;
using System.Diagnostics;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;

namespace EMobilityExpo.Cli.Bench;

/// <summary><c>expo bench suggest</c>: how fast the best partners are found on this machine, beside what one would write instead.</summary>
static class BenchCommand
{
    public static Command Build()
    {
        var exhibitors = new Option<int>("--exhibitors") { DefaultValueFactory = _ => 1500 };
        var buyers = new Option<int>("--buyers") { DefaultValueFactory = _ => 400 };
        var command = new Command("suggest", "Best partners of everybody, beside a LINQ double loop and one SQL join") { exhibitors, buyers };
        command.SetAction(parsed => Suggest(parsed.GetValue(exhibitors), parsed.GetValue(buyers)));
        return new Command("bench", "Measure on this machine") { command };
    }

    static int Suggest(int exhibitorCount, int buyerCount)
    {
        var (exhibitors, buyers) = MadeFair.Make(exhibitorCount, buyerCount, 1);
        var clock = Stopwatch.StartNew();
        var scorer = new PairScorer(ReferenceData.Catalogue, new ScoringWeights());
        var index = new SuggestionIndex(scorer, exhibitors, buyers);
        Console.WriteLine($"index {clock.Elapsed.TotalMilliseconds:N1} ms");
        foreach (var threads in new[] { 1, 2, 1, 2 })
        {
            var (t0, c0) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
            index.BestOfAll(Side.Exhibitor, 20, threads);
            var t1 = Stopwatch.GetElapsedTime(t0);
            index.BestOfAll(Side.Buyer, 20, threads);
            var t2 = Stopwatch.GetElapsedTime(t0);
            var cpu = Process.GetCurrentProcess().TotalProcessorTime - c0;
            Console.WriteLine($"{threads} threads: exhibitors {t1.TotalMilliseconds:N1} ms, buyers {(t2 - t1).TotalMilliseconds:N1} ms, cpu {cpu.TotalMilliseconds:N1} ms");
        }

        var single = Stopwatch.GetTimestamp();
        for (var i = 0; i < 200; i++)
            index.Best(Side.Exhibitor, exhibitors[i * 7 % exhibitors.Length].Id, 20);
        Console.WriteLine($"one exhibitor {Stopwatch.GetElapsedTime(single).TotalMicroseconds / 200:N0} us");
        single = Stopwatch.GetTimestamp();
        for (var i = 0; i < 200; i++)
            index.Best(Side.Buyer, buyers[i * 7 % buyers.Length].Id, 20);
        Console.WriteLine($"one buyer {Stopwatch.GetElapsedTime(single).TotalMicroseconds / 200:N0} us");
        var exact = Stopwatch.GetTimestamp();
        var sum = 0.0;
        for (var i = 0; i < 1_000_000; i++)
            sum += scorer.ExactOnly(exhibitors[i % 400], buyers[(i * 7) % 400]);
        Console.WriteLine($"exact {Stopwatch.GetElapsedTime(exact).TotalNanoseconds / 1e6:N0} ns ({sum:N0})");
        Console.WriteLine($"peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        return 0;
    }
}
