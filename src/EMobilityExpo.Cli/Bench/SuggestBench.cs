using System.Diagnostics;
using System.Globalization;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;

namespace EMobilityExpo.Cli.Bench;

/// <summary>
/// One size of a made fair. The index is measured whole, the best of several runs; the other ways on as many exhibitors as they
/// score in some seconds, and reckoned up from there by pairs.
/// </summary>
sealed class SuggestBench(int exhibitorCount, int buyerCount, int top, int threads, int seed)
{
    const int Singles = 500;

    readonly (ScoringParticipant[] Exhibitors, ScoringParticipant[] Buyers) fair = MadeFair.Make(exhibitorCount, buyerCount, seed);
    readonly PairScorer scorer = new(ReferenceData.Catalogue, new ScoringWeights());

    double Pairs => (double)exhibitorCount * buyerCount;

    public void Run(CancellationToken stop)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"\n{exhibitorCount:N0} exhibitors x {buyerCount:N0} buyers, best {top} of everybody both ways, seed {seed}"));
        Console.WriteLine($"{"way",-34}{"seconds",12}{"pairs/s",16}{"CPU s",10}{"MiB",9}{"ratio",10}");
        var clock = Stopwatch.StartNew();
        var index = new SuggestionIndex(scorer, fair.Exhibitors, fair.Buyers);
        var building = clock.Elapsed.TotalSeconds;
        var best = double.MaxValue;
        foreach (var count in new[] { 1, threads }.Distinct())
            best = Math.Min(best, Index(index, count, stop));
        Line("  building the index", building, null, null);
        One(index, Side.Exhibitor, fair.Exhibitors);
        One(index, Side.Buyer, fair.Buyers);
        using var byHand = new SuggestByHand(fair.Exhibitors, fair.Buyers, scorer, top);
        var sample = SuggestByHand.Sample(exhibitorCount, buyerCount);
        Line($"LINQ double loop, 1 thread{Reckoned(sample)}", Timed(byHand.Linq, sample), best, null);
        Line($"one SQL join (SQLite){Reckoned(sample)}", Timed(byHand.Join, sample), best, null);
    }

    string Reckoned(int sample) => sample < exhibitorCount ? " *" : "";

    double Index(SuggestionIndex index, int count, CancellationToken stop)
    {
        // The first runs are those in which the compiler still finds out what is worth its work.
        var (best, cpu) = (double.MaxValue, 0.0);
        for (var run = 0; run < (Pairs > 1e8 ? 2 : 60); run++)
        {
            var (begun, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            index.BestOfAll(Side.Exhibitor, top, count, stop);
            index.BestOfAll(Side.Buyer, top, count, stop);
            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            if (seconds < best)
                (best, cpu) = (seconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        Line($"index, {count} thread{(count == 1 ? "" : "s")}", best, null, cpu);
        return best;
    }

    void One(SuggestionIndex index, Side side, ScoringParticipant[] who)
    {
        for (var i = 0; i < Singles; i++)
            index.Best(side, who[(long)i * 7919 % who.Length].Id, top);
        var times = new double[Singles];
        for (var i = 0; i < Singles; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            index.Best(side, who[(long)i * 104729 % who.Length].Id, top);
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  one {side.ToString().ToLowerInvariant(),-28}{times[Singles / 2] / 1e6,12:0.000000}  (median; 95 % within {times[Singles * 95 / 100]:N0}, the slowest of {Singles} {times[^1]:N0} microseconds)"));
    }

    /// <summary>Reckoned up to all exhibitors by pairs.</summary>
    double Timed(Func<int> way, int sample)
    {
        var begun = Stopwatch.GetTimestamp();
        way();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds * exhibitorCount / sample;
    }

    void Line(string way, double seconds, double? against, double? cpu) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{way,-34}{seconds,12:0.0000}{2 * Pairs / seconds,16:0,0}{cpu,10:0.000}{Process.GetCurrentProcess().PeakWorkingSet64 >> 20,9:N0}{(against is { } index ? $"{seconds / index:N0} x" : ""),10}"));
}
