namespace EMobilityExpo.Benchmarks;

using BenchmarkDotNet.Attributes;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Cli.Bench;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;

/// <summary>The best 20 of everybody and of one, beside LINQ and an SQL join over the same score, which take a part of the exhibitors where there are many.</summary>
[MemoryDiagnoser]
[Config(typeof(PairColumns))]
public class SuggestionBenchmarks : IDisposable
{
    const int Top = 20;

    ScoringParticipant[] exhibitors = [];
    ScoringParticipant[] buyers = [];
    PairScorer scorer = null!;
    SuggestionIndex index = null!;
    SuggestByHand byHand = null!;
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
        byHand = new SuggestByHand(exhibitors, buyers, scorer, Top);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        byHand.Dispose();
        GC.SuppressFinalize(this);
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
    public int LinqDoubleLoop() => byHand.Linq();

    [Benchmark]
    public int SqlJoin() => byHand.Join();

    /// <summary>Pairs that a method looks through at a size, once for each side.</summary>
    internal static double Pairs(string method, string size)
    {
        var counts = Array.ConvertAll(size.Split('x'), int.Parse);
        return method switch
        {
            nameof(OneExhibitor) => counts[1],
            nameof(OneBuyer) => counts[0],
            nameof(LinqDoubleLoop) or nameof(SqlJoin) => 2.0 * SuggestByHand.Sample(counts[0], counts[1]) * counts[1],
            _ => 2.0 * counts[0] * counts[1],
        };
    }

    int Next(int count) => next = (next + 7919) % count;

    void Everybody(int threads)
    {
        index.BestOfAll(Side.Exhibitor, Top, threads);
        index.BestOfAll(Side.Buyer, Top, threads);
    }
}
