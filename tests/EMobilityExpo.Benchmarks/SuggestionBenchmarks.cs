namespace EMobilityExpo.Benchmarks;

using BenchmarkDotNet.Attributes;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Cli.Bench;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;

/// <summary>The best 20 of everybody and of one, beside LINQ over the same score.</summary>
[MemoryDiagnoser]
public class SuggestionBenchmarks
{
    const int Top = 20;

    ScoringParticipant[] exhibitors = [];
    ScoringParticipant[] buyers = [];
    PairScorer scorer = null!;
    SuggestionIndex index = null!;
    int next;

    [Params("100x80", "1500x400", "30000x250000")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        var counts = Array.ConvertAll(Size.Split('x'), int.Parse);
        (exhibitors, buyers) = MadeFair.Make(counts[0], counts[1], 1);
        scorer = new PairScorer(ReferenceData.Catalogue, new ScoringWeights());
        index = new SuggestionIndex(scorer, exhibitors, buyers);
    }

    [Benchmark(Baseline = true)]
    public void EverybodyOneThread() => Everybody(1);

    [Benchmark]
    public void EverybodyTwoThreads() => Everybody(2);

    [Benchmark]
    public int OneExhibitor() => index.Best(Side.Exhibitor, exhibitors[Next(exhibitors.Length)].Id, Top).Count;

    [Benchmark]
    public int OneBuyer() => index.Best(Side.Buyer, buyers[Next(buyers.Length)].Id, Top).Count;

    [Benchmark]
    public int LinqOneExhibitor()
    {
        var exhibitor = exhibitors[Next(exhibitors.Length)];
        return buyers.Select(buyer => (buyer.Id, Score: scorer.ExactOnly(exhibitor, buyer))).OrderByDescending(pair => pair.Score).Take(Top).ToList().Count;
    }

    int Next(int count) => next = (next + 7919) % count;

    void Everybody(int threads)
    {
        index.BestOfAll(Side.Exhibitor, Top, threads);
        index.BestOfAll(Side.Buyer, Top, threads);
    }
}
