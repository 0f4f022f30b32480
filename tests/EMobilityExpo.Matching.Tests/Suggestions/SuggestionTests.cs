using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;
using EMobilityExpo.Matching.Tests.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Suggestions;

/// <summary>The index against scoring every pair and sorting, on every way of looking that this processor has.</summary>
public sealed class SuggestionTests
{
    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(60);

    public static TheoryData<string> Kinds => [.. Enum.GetValues<LookKind>().Where(Looks.IsSupported).Select(kind => kind.ToString())];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_best_of_everybody_are_those_of_brute_force(string kind) => Prop.ForAll(Fairs.ToArbitrary(), fair =>
    {
        var index = fair.Index(Enum.Parse<LookKind>(kind));
        foreach (var side in Enum.GetValues<Side>())
        {
            var all = index.BestOfAll(side, fair.K);
            foreach (var who in fair.Of(side))
            {
                var expected = fair.BruteForce(side, who);
                all.Of(who.Id).Select(one => one.Score).ShouldBe(expected.Select(one => one.Score));
                index.Best(side, who.Id, fair.K).ShouldBe(all.Of(who.Id));
                foreach (var (partner, score) in all.Of(who.Id))
                    fair.Score(side, who.Id, partner).ShouldBe(score);
            }
        }
    }).Check(Often);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_way_of_looking_and_any_number_of_threads_give_the_same(string kind) => Prop.ForAll(Fairs.ToArbitrary(), fair =>
    {
        var (plain, other) = (fair.Index(LookKind.Plain), fair.Index(Enum.Parse<LookKind>(kind)));
        foreach (var side in Enum.GetValues<Side>())
        {
            var (one, two) = (plain.BestOfAll(side, fair.K), other.BestOfAll(side, fair.K, threads: 3));
            foreach (var who in fair.Of(side))
                two.Of(who.Id).ShouldBe(one.Of(who.Id));
        }
    }).Check(Often);

    [Fact]
    public void The_order_of_input_changes_nothing() => Prop.ForAll(Fairs.ToArbitrary(), fair =>
    {
        var turned = fair with { Exhibitors = [.. fair.Exhibitors.Reverse()], Buyers = [.. fair.Buyers.Reverse()] };
        var (one, two) = (fair.Index(Looks.Best), turned.Index(Looks.Best));
        foreach (var side in Enum.GetValues<Side>())
        {
            foreach (var who in fair.Of(side))
                two.Best(side, who.Id, fair.K).ShouldBe(one.Best(side, who.Id, fair.K));
        }
    }).Check(Often);

    [Fact]
    public void What_changes_is_as_if_it_had_been_so_from_the_start() => Prop.ForAll(Fairs.ToArbitrary(), fair =>
    {
        var random = new Random(fair.Seed);
        var index = fair.Index(Looks.Best);
        // What was prepared for the answers of before must not show in those of after.
        index.BestOfAll(Side.Buyer, fair.K);
        // Everybody gets the profile of somebody else, half leave, and half of those come back.
        var exhibitors = fair.Exhibitors.Select(who => who with { Id = who.Id }).ToArray();
        random.Shuffle(exhibitors);
        var changed = fair with
        {
            Exhibitors = [.. fair.Exhibitors.Zip(exhibitors, (old, other) => other with { Id = old.Id }).Where(_ => random.Next(2) == 0)],
        };
        foreach (var who in fair.Exhibitors)
            index.Remove(Side.Exhibitor, who.Id).ShouldBeTrue();
        foreach (var who in changed.Exhibitors)
            index.Put(Side.Exhibitor, who);
        foreach (var ((exhibitor, buyer), facts) in fair.Known)
            index.Know(exhibitor, buyer, facts);
        var all = index.BestOfAll(Side.Buyer, fair.K);
        foreach (var buyer in fair.Buyers)
        {
            index.Best(Side.Buyer, buyer.Id, fair.K).Select(one => one.Score).ShouldBe(changed.BruteForce(Side.Buyer, buyer).Select(one => one.Score));
            all.Of(buyer.Id).ShouldBe(index.Best(Side.Buyer, buyer.Id, fair.K));
        }
    }).Check(Often);

    [Fact]
    public void A_filter_leaves_the_best_of_the_rest() => Prop.ForAll(Fairs.ToArbitrary(), fair =>
    {
        var index = fair.Index(Looks.Best);
        foreach (var buyer in fair.Buyers)
        {
            var found = index.Best(Side.Buyer, buyer.Id, fair.K, who => who.Kind == "company");
            var expected = (fair with { Exhibitors = [.. fair.Exhibitors.Where(who => who.Kind == "company")] }).BruteForce(Side.Buyer, buyer);
            found.Select(one => one.Score).ShouldBe(expected.Select(one => one.Score));
        }
    }).Check(Often);

    [Fact]
    public void Whom_nobody_knows_has_no_suggestions()
    {
        var index = new SuggestionIndex(Some.Scorer(), [Some.Exhibitor], []);

        index.Best(Side.Exhibitor, "nobody", 5).ShouldBeEmpty();
        index.Best(Side.Exhibitor, Some.Exhibitor.Id, 5).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => new SuggestionIndex(Some.Scorer(), [Some.Exhibitor, Some.Exhibitor], []));
    }

    static readonly Gen<Fair> Fairs =
        from weights in ScoringGenerators.Weights
        from exhibitors in Gen.Choose(0, 150).SelectMany(count => ScoringGenerators.Participant.ArrayOf(count))
        from buyers in Gen.Choose(0, 150).SelectMany(count => ScoringGenerators.Participant.ArrayOf(count))
        from facts in Gen.Choose(0, 30).SelectMany(count => ScoringGenerators.Facts.ArrayOf(count))
        from k in Gen.Choose(0, 25)
        from seed in Gen.Choose(0, int.MaxValue)
        select Fair.Of(weights, exhibitors, buyers, facts, k, seed);

    sealed record Fair(
        ScoringWeights Weights, ScoringParticipant[] Exhibitors, ScoringParticipant[] Buyers, Dictionary<(string, string), PairFacts> Known, int K,
        int Seed)
    {
        readonly PairScorer scorer = new(Some.Catalogue, Weights, [["ko", "vi"]]);

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
            var index = new SuggestionIndex(scorer, Exhibitors, Buyers, kind);
            foreach (var ((exhibitor, buyer), facts) in Known)
                index.Know(exhibitor, buyer, facts);
            return index;
        }

        public double Score(Side side, string who, string partner)
        {
            var (exhibitor, buyer) = side == Side.Exhibitor ? (who, partner) : (partner, who);
            return scorer.ExactOnly(
                Exhibitors.Single(one => one.Id == exhibitor), Buyers.Single(one => one.Id == buyer), Known.GetValueOrDefault((exhibitor, buyer)));
        }

        public IReadOnlyList<(string Partner, double Score)> BruteForce(Side side, ScoringParticipant who) =>
        [
            .. Of(side == Side.Exhibitor ? Side.Buyer : Side.Exhibitor)
                .Select(other => (other.Id, Score: side == Side.Exhibitor
                    ? scorer.ExactOnly(who, other, Known.GetValueOrDefault((who.Id, other.Id)))
                    : scorer.ExactOnly(other, who, Known.GetValueOrDefault((other.Id, who.Id)))))
                .Where(one => one.Score > 0)
                .OrderByDescending(one => one.Score)
                .Take(K),
        ];
    }
}
