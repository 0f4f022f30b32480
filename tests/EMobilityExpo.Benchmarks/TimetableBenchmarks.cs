namespace EMobilityExpo.Benchmarks;

using BenchmarkDotNet.Attributes;
using EMobilityExpo.Cli.Bench;
using EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The engine beside what an organiser would do by hand: the best pair first, into the first slot that is free for both. The score is in
/// the name of what <see cref="Scores"/> prints, since a faster worse timetable is no win.
/// </summary>
[MemoryDiagnoser]
public class TimetableBenchmarks
{
    TimetableProblem _problem = null!;

    [Params(20, 100)]
    public int Exhibitors { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _problem = MadeProblem.Of(Exhibitors, Exhibitors * 4 / 5, slots: 16, tables: Exhibitors * 3 / 5, pairs: Exhibitors * 15, seed: 1);
        Scores();
    }

    [Benchmark(Baseline = true)]
    public long Greedy() => GreedyTimetable.Score(_problem);

    [Benchmark]
    public long Engine() => TimetableSolver.Solve(_problem, new SolveOptions { Seed = 1 }).Score;

    void Scores()
    {
        var engine = TimetableSolver.Solve(_problem, new SolveOptions { Seed = 1 });
        Console.WriteLine($"// {Exhibitors} exhibitors: greedy {GreedyTimetable.Score(_problem)}, engine {engine.Score}, bound {engine.ScoreBound}");
    }
}
