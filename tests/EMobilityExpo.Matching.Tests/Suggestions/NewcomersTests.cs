using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;
using EMobilityExpo.Matching.Tests.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Suggestions;

public sealed class NewcomersTests
{
    [Fact]
    public void What_is_filled_in_makes_a_profile_surer()
    {
        var who = new ScoringParticipant { Id = "X", Country = "KR" };
        Newcomers.Sureness(Side.Exhibitor, who).ShouldBe(0);
        Newcomers.IsThin(Side.Buyer, who).ShouldBeTrue();
        who = who with { Products = [new("ETW-BIKE"), new("BAT-PACK", 100)] };
        Newcomers.Sureness(Side.Exhibitor, who).ShouldBe(1.5 / 6);
        Newcomers.Sureness(Side.Buyer, who).ShouldBe(1.5 / 4);
        who = who with { Languages = ["ko"], TargetCountries = ["VN"] };
        Newcomers.IsThin(Side.Exhibitor, who).ShouldBeFalse();
        Newcomers.Sureness(Side.Buyer, who).ShouldBe(2.5 / 4);
        who = who with { CooperationTypes = ["purchase"], Certifications = ["CE"], Products = [new("BAT-PACK", 100)] };
        (Newcomers.Sureness(Side.Exhibitor, who), Newcomers.Sureness(Side.Buyer, who)).ShouldBe((1, 1));
    }

    [Fact]
    public void Newcomers_take_no_more_than_their_places_and_nobody_who_stays() => Prop.ForAll(Lists.ToArbitrary(), given =>
    {
        var (best, thin, staying, top) = given;
        bool IsThin(string id) => id.EndsWith('t');
        bool Stays(string id) => staying.Contains(id);
        var placed = Newcomers.Place(best, thin, top, IsThin, Stays);

        placed.Count.ShouldBe(best.Count);
        placed.Select(one => one.One.Partner).ShouldBeUnique();
        var coming = placed.Where(one => one.Newcomer).ToList();
        placed.Skip(placed.Count - coming.Count).ShouldBe(coming);
        coming.ShouldAllBe(one => thin.Contains(one.One) && !best.Contains(one.One));
        if (coming.Count > 0)
            placed.Count(one => one.One.Partner.EndsWith('t')).ShouldBeLessThanOrEqualTo(top / 10);
        var gone = best.Except(placed.Select(one => one.One)).ToList();
        gone.ShouldAllBe(one => !staying.Contains(one.Partner) && one.Partner.EndsWith('f'));
        // Who stays comes in the old order, and who goes is lower than all others that might have gone.
        placed.Where(one => !one.Newcomer).Select(one => one.One).ShouldBe(best.Except(gone));
        if (gone.Count > 0)
            best.Except(gone).Where(one => !Stays(one.Partner) && !IsThin(one.Partner)).ShouldAllBe(one => one.Score >= gone.Max(other => other.Score));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_best_thin_ones_are_those_of_looking_at_everybody() => Prop.ForAll(
        ScoringGenerators.Participant.ArrayOf(60).ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(), Gen.Choose(0, 4).ToArbitrary(), (all, full, k) =>
        {
            // So many of the buyers say everything, the others what they happen to; some come late, and some leave.
            ScoringParticipant[] buyers = [.. all.Select((who, i) => i >= full
                ? who with { Id = $"B{i}" }
                : who with { Id = $"B{i}", Products = [new("ETW-BIKE", 5)], Languages = ["ko"], CooperationTypes = ["oem"] })];
            var scorer = Some.Scorer();
            var index = new SuggestionIndex(scorer, [Some.Exhibitor], [.. buyers.Take(50)]);
            var thin = new ThinProfiles(index, scorer);
            foreach (var late in buyers.Skip(45))
            {
                index.Put(Side.Buyer, late);
                thin.Put(Side.Buyer, late);
            }

            index.Remove(Side.Buyer, "B59").ShouldBeTrue();
            thin.Remove(Side.Buyer, "B59");
            index.Know(Some.Exhibitor.Id, "B58", new() { BuyerWish = new(WishKind.Veto) });

            var found = thin.Best(Side.Exhibitor, Some.Exhibitor.Id, k, who => who.Id != "B57");
            var expected = index.Best(
                Side.Exhibitor, Some.Exhibitor.Id, 60, who => who.Id != "B57" && Newcomers.IsThin(Side.Buyer, who)).Take(k);
            found.ShouldBe(expected);
            found.ShouldAllBe(one => thin.Has(Side.Buyer, one.Partner) && one.Partner != "B58");
            thin.Best(Side.Exhibitor, "nobody", 3).ShouldBeEmpty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Few_thin_ones_worth_the_same_come_in_the_order_of_the_index_not_of_the_alphabet()
    {
        ScoringParticipant[] buyers =
        [
            .. Enumerable.Range(0, 60).Select(i => Some.Buyer with { Id = $"B{i}", Products = [new("ETW-BIKE", 5)], Languages = ["ko"], CooperationTypes = ["oem"] }),
            .. Enumerable.Range(0, 6).Select(i => new ScoringParticipant { Id = $"T{i}", Country = "VN" }),
        ];
        var index = new SuggestionIndex(Some.Scorer(), [Some.Exhibitor], buyers);

        var found = new ThinProfiles(index, Some.Scorer()).Best(Side.Exhibitor, Some.Exhibitor.Id, 6);

        found.ShouldBe(index.Best(Side.Exhibitor, Some.Exhibitor.Id, 6, who => who.Id[0] == 'T'));
        found.Select(one => one.Score).Distinct().ShouldHaveSingleItem();
        found.Select(one => one.Partner).ShouldNotBe(found.Select(one => one.Partner).Order(StringComparer.Ordinal));
    }

    static readonly Gen<(IReadOnlyList<Suggested>, IReadOnlyList<Suggested>, HashSet<string>, int)> Lists =
        from kinds in Gen.Choose(0, 60).SelectMany(count => Gen.Elements(true, false, false, false, false, false).ArrayOf(count))
        from top in Gen.Choose(1, 40)
        from staying in Gen.Choose(0, 59).ArrayOf(12)
        let all = kinds.Select((thin, i) => new Suggested($"{i}{(thin ? "t" : "f")}", 100 - i)).ToList()
        select (
            (IReadOnlyList<Suggested>)[.. all.Take(top)],
            (IReadOnlyList<Suggested>)[.. all.Where(one => one.Partner.EndsWith('t')).Take(top / 10)],
            staying.Select(place => $"{place}f").ToHashSet(), top);
}
