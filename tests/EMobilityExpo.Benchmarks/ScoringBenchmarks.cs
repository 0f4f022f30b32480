namespace EMobilityExpo.Benchmarks;

using BenchmarkDotNet.Attributes;
using EMobilityExpo.Matching.Scoring;

/// <summary>The score of every pair: the figure alone, beside the whole explanation of each.</summary>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    static readonly string[] Families = ["UEV", "ETW", "BAT", "CHG"];
    static readonly string[] Languages = ["ko", "en", "de", "vi"];

    ScoringParticipant[] _exhibitors = [];
    ScoringParticipant[] _buyers = [];
    PairScorer _scorer = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(1);
        var catalogue = new ScoringCatalogue
        {
            Countries = [new("KR", "142", "030"), new("DE", "150", "155"), new("VN", "142", "035"), new("IN", "142", "034")],
            Categories = [.. Families.Select(family => new ScoringCategory(family)), .. Families.Select(family => new ScoringCategory($"{family}-1", family))],
        };
        ScoringParticipant Make(int i, string country) => new()
        {
            Id = $"{country}{i}",
            Country = country,
            Languages = [Languages[random.Next(4)], "en"],
            Products = [new(Families[random.Next(4)] + "-1", random.Next(10, 5000), random.Next(1, 100), "now")],
            CooperationTypes = ["purchase"],
            TargetCountries = ["DE"],
        };
        _exhibitors = [.. Enumerable.Range(0, 1500).Select(i => Make(i, "KR"))];
        _buyers = [.. Enumerable.Range(0, 400).Select(i => Make(i, i % 2 == 0 ? "DE" : "VN"))];
        _scorer = new(catalogue, new ScoringWeights());
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = 1500 * 400)]
    public long Explained() => All((exhibitor, buyer) => _scorer.Score(exhibitor, buyer).Score);

    [Benchmark(OperationsPerInvoke = 1500 * 400)]
    public long FigureOnly() => All((exhibitor, buyer) => _scorer.ScoreOnly(exhibitor, buyer));

    long All(Func<ScoringParticipant, ScoringParticipant, int> score)
    {
        var sum = 0L;
        foreach (var exhibitor in _exhibitors)
        {
            foreach (var buyer in _buyers)
                sum += score(exhibitor, buyer);
        }

        return sum;
    }
}
