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
    public void The_best_of_everybody_are_those_of_brute_force(string kind) => Prop.ForAll(Fair.Any.ToArbitrary(), fair =>
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
    public void Every_way_of_looking_and_any_number_of_threads_give_the_same(string kind) => Prop.ForAll(Fair.Any.ToArbitrary(), fair =>
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
    public void The_order_of_input_changes_nothing() => Prop.ForAll(Fair.Any.ToArbitrary(), fair =>
    {
        var turned = fair with { Exhibitors = [.. fair.Exhibitors.Reverse()], Buyers = [.. fair.Buyers.Reverse()] };
        var (one, two) = (fair.Index(Looks.Best), turned.Index(Looks.Best));
        foreach (var side in Enum.GetValues<Side>())
        {
            foreach (var who in fair.Of(side))
                two.Best(side, who.Id, fair.K).ShouldBe(one.Best(side, who.Id, fair.K));
        }
    }).Check(Often);

    [Theory]
    [InlineData(Side.Exhibitor)]
    [InlineData(Side.Buyer)]
    public void What_changes_is_as_if_it_had_been_so_from_the_start(Side side) => Prop.ForAll(Fair.Any.ToArbitrary(), fair =>
    {
        var random = new Random(fair.Seed);
        var (index, asking) = (fair.Index(Looks.Best), side.Other());
        // What was prepared for the answers of before must not show in those of after.
        index.BestOfAll(asking, fair.K);
        // Everybody gets the profile of somebody else, half leave, half of those come back, and there are some more than before.
        var others = fair.Of(side).Select(who => who with { Id = who.Id }).ToArray();
        random.Shuffle(others);
        ScoringParticipant[] changed =
        [
            .. fair.Of(side).Zip(others, (old, other) => other with { Id = old.Id }).Where(_ => random.Next(2) == 0),
            .. others.Take(random.Next(100)).Select((other, i) => other with { Id = $"new {i}" }),
        ];
        var after = side == Side.Exhibitor ? fair with { Exhibitors = changed } : fair with { Buyers = changed };
        foreach (var who in fair.Of(side))
            index.Remove(side, who.Id).ShouldBeTrue();
        foreach (var who in changed)
            index.Put(side, who);
        foreach (var ((exhibitor, buyer), facts) in fair.Known)
            index.Know(exhibitor, buyer, facts);
        var all = index.BestOfAll(asking, fair.K);
        foreach (var who in fair.Of(asking))
        {
            index.Best(asking, who.Id, fair.K).Select(one => one.Score).ShouldBe(after.BruteForce(asking, who).Select(one => one.Score));
            all.Of(who.Id).ShouldBe(index.Best(asking, who.Id, fair.K));
        }
    }).Check(Often);

    [Fact]
    public void Ties_among_thousands_of_the_same_go_by_the_same_key_in_every_order()
    {
        // Exhibitors without targets, quantities and certifications: nearly all buyers are worth the same to them.
        var thin = Some.Exhibitor with { TargetCountries = [], ExportCountries = [], Certifications = [], Products = [new(Some.Exhibitor.Products[0].Category)] };
        ScoringParticipant[] exhibitors = [.. Enumerable.Range(0, 3).Select(i => thin with { Id = $"E{i}" })];
        ScoringParticipant[] buyers =
        [
            .. Enumerable.Range(0, 3000).Select(i => Some.Buyer with
            {
                Id = $"B{i}",
                Products = [new(thin.Products[0].Category, 10 + i)],
                ExcludedCountries = i % 7 == 0 ? [thin.Country] : [],
                CooperationTypes = i % 3 == 0 ? [] : Some.Buyer.CooperationTypes,
            }),
        ];
        var scorer = Some.Scorer();
        var byTrade = new SuggestionIndex(scorer, exhibitors, buyers, Looks.Best, RosterSizes.Usual with { Trade = 0 });
        var byCountry = new SuggestionIndex(scorer, exhibitors, [.. buyers.Reverse()], Looks.Best, RosterSizes.Usual with { Trade = int.MaxValue });

        foreach (var who in exhibitors)
        {
            var found = byTrade.Best(Side.Exhibitor, who.Id, 20);
            found.Count.ShouldBe(20);
            found.ShouldBe(byCountry.Best(Side.Exhibitor, who.Id, 20));
            found.Select(one => one.Score).ShouldBe(buyers.Select(buyer => scorer.ExactOnly(who, buyer)).OrderDescending().Take(20));
        }
    }

    [Fact]
    public void Ties_among_thousands_go_by_the_same_key_for_a_buyer_who_names_nothing()
    {
        var thin = Some.Buyer with { Products = [], Languages = [], CooperationTypes = [] };
        ScoringParticipant[] buyers = [.. Enumerable.Range(0, 3).Select(i => thin with { Id = $"B{i}", Certifications = i == 0 ? [] : Some.Exhibitor.Certifications })];
        ScoringParticipant[] exhibitors =
        [
            .. Enumerable.Range(0, 3000).Select(i => Some.Exhibitor with
            {
                Id = $"E{i}",
                Products = [Some.Exhibitor.Products[0] with { UnitsPerYear = 10 + i }],
                ExcludedCountries = i % 7 == 0 ? [thin.Country] : [],
                Languages = i % 2 == 0 ? [] : Some.Exhibitor.Languages,
                Certifications = i % 3 == 0 ? [] : Some.Exhibitor.Certifications,
                TargetCountries = i % 5 == 0 ? [] : [thin.Country],
            }),
        ];
        var scorer = Some.Scorer();
        var index = new SuggestionIndex(scorer, exhibitors, buyers);
        var turned = new SuggestionIndex(scorer, [.. exhibitors.Reverse()], buyers);

        foreach (var who in buyers)
        {
            var found = index.Best(Side.Buyer, who.Id, 20);
            found.ShouldBe(turned.Best(Side.Buyer, who.Id, 20));
            found.Select(one => one.Score).ShouldBe(exhibitors.Select(exhibitor => scorer.ExactOnly(exhibitor, who)).OrderDescending().Take(20));
        }
    }

    [Fact]
    public void A_filter_leaves_the_best_of_the_rest() => Prop.ForAll(Fair.Any.ToArbitrary(), fair =>
    {
        var index = fair.Index(Looks.Best);
        foreach (var side in Enum.GetValues<Side>())
        {
            var all = index.BestOfAll(side, fair.K, who => who.Kind == "company", threads: 2);
            foreach (var who in fair.Of(side))
                all.Of(who.Id).ShouldBe(index.Best(side, who.Id, fair.K, other => other.Kind == "company"));
        }

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
}
