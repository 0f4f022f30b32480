using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;
using EMobilityExpo.Matching.Tests.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace EMobilityExpo.Matching.Tests.Suggestions;

/// <summary>Two sides with what is known of some of their pairs, whose best partners scoring every pair tells.</summary>
sealed record Fair(
    ScoringWeights Weights, ScoringParticipant[] Exhibitors, ScoringParticipant[] Buyers, Dictionary<(string, string), PairFacts> Known, int K,
    int Seed)
{
    readonly PairScorer scorer = new(Some.Catalogue, Weights, [["ko", "vi"]]);

    public static Gen<Fair> Any { get; } =
        from weights in ScoringGenerators.Weights
        from exhibitors in Gen.Choose(0, 150).SelectMany(count => ScoringGenerators.Participant.ArrayOf(count))
        from buyers in Gen.Choose(0, 150).SelectMany(count => ScoringGenerators.Participant.ArrayOf(count))
        from facts in Gen.Choose(0, 30).SelectMany(count => ScoringGenerators.Facts.ArrayOf(count))
        from k in Gen.Choose(0, 25)
        from seed in Gen.Choose(0, int.MaxValue)
        select Fair.Of(weights, exhibitors, buyers, facts, k, seed);

    public PairScorer Scorer => scorer;

    public static Fair Of(
        ScoringWeights weights, ScoringParticipant[] exhibitors, ScoringParticipant[] buyers, PairFacts?[] facts, int k, int seed)
    {
        var random = new Random(seed);
        var known = new Dictionary<(string, string), PairFacts>();
        foreach (var one in facts.OfType<PairFacts>())
        {
            if (exhibitors.Length > 0 && buyers.Length > 0)
                known[($"E{random.Next(exhibitors.Length)}", $"B{random.Next(buyers.Length)}")] = one;
        }

        return new(
            weights, [.. exhibitors.Select((who, i) => who with { Id = $"E{i}" })], [.. buyers.Select((who, i) => who with { Id = $"B{i}" })],
            known, k, seed);
    }

    public IReadOnlyList<ScoringParticipant> Of(Side side) => side == Side.Exhibitor ? Exhibitors : Buyers;

    public SuggestionIndex Index(LookKind kind)
    {
        // Every order of buyers and every way to choose blocks, as if some of the fairs were large.
        var sizes = new RosterSizes(Size(1), Size(2), Size(4));
        var index = new SuggestionIndex(scorer, Exhibitors, Buyers, kind, sizes);
        foreach (var ((exhibitor, buyer), facts) in Known)
            index.Know(exhibitor, buyer, facts);
        return index;

        int Size(int bit) => (Seed & bit) == 0 ? 0 : int.MaxValue;
    }

    public double Score(Side side, string who, string partner)
    {
        var (exhibitor, buyer) = side == Side.Exhibitor ? (who, partner) : (partner, who);
        return scorer.ExactOnly(
            Exhibitors.Single(one => one.Id == exhibitor), Buyers.Single(one => one.Id == buyer), Known.GetValueOrDefault((exhibitor, buyer)));
    }

    public IReadOnlyList<(string Partner, double Score)> BruteForce(Side side, ScoringParticipant who) =>
    [
        .. Of(side.Other())
            .Select(other => (other.Id, Score: side == Side.Exhibitor
                ? scorer.ExactOnly(who, other, Known.GetValueOrDefault((who.Id, other.Id)))
                : scorer.ExactOnly(other, who, Known.GetValueOrDefault((other.Id, who.Id)))))
            .Where(one => one.Score > 0)
            .OrderByDescending(one => one.Score)
            .Take(K),
    ];
}
