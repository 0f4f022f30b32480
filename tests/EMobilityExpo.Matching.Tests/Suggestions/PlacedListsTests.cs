using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Suggestions;

public sealed class PlacedListsTests
{
    [Fact]
    public void Each_list_is_that_of_the_participant_alone_and_goes_on_by_score() => Prop.ForAll(
        Fair.Any.ToArbitrary(), Gen.Choose(1, 25).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), (fair, top, more) =>
        {
            var index = fair.Index(Looks.Best);
            var thin = new ThinProfiles(index, fair.Scorer);
            foreach (var side in Enum.GetValues<Side>())
            {
                var other = side.Other();
                bool IsAskedFor(string id, string partner) => fair.Known.ContainsKey(side == Side.Exhibitor ? (id, partner) : (partner, id));
                var lists = PlacedLists.Of(index, thin, side, top, top + more, IsAskedFor, threads: 2).ToDictionary(list => list.Id);
                lists.Keys.ShouldBe(fair.Of(side).Select(who => who.Id), ignoreOrder: true);
                foreach (var list in lists.Values)
                {
                    var all = index.Best(side, list.Id, top + more);
                    var shown = Newcomers.Place(
                        [.. all.Take(top)], thin.Best(side, list.Id, Newcomers.PlacesOf(top)), top, partner => thin.Has(other, partner),
                        partner => IsAskedFor(list.Id, partner));
                    list.Best.Take(top).ShouldBe(shown.Select(item => item.One));
                    list.Newcomers.ShouldBe(shown.Count(item => item.Newcomer));
                    list.Best.Skip(top).ShouldBe(all.Except(shown.Select(item => item.One)));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Who_gives_way_to_a_newcomer_is_the_first_to_come_back()
    {
        // Everybody's best ten say everything, the last buyer where it is from.
        ScoringParticipant[] buyers =
        [
            .. Enumerable.Range(0, 12).Select(i => Scoring.Some.Buyer with { Id = $"B{i}" }),
            new() { Id = "new", Country = Scoring.Some.Buyer.Country },
        ];
        var index = new SuggestionIndex(Scoring.Some.Scorer(), [Scoring.Some.Exhibitor], buyers);
        var thin = new ThinProfiles(index, Scoring.Some.Scorer());
        var best = index.Best(Side.Exhibitor, Scoring.Some.Exhibitor.Id, 12);

        var list = PlacedLists.Of(index, thin, Side.Exhibitor, 10, 12, (_, _) => false).Single();

        list.Newcomers.ShouldBe(1);
        list.Best.Select(one => one.Partner).ShouldBe([.. best.Take(9).Select(one => one.Partner), "new", .. best.Skip(9).Select(one => one.Partner)]);
        var asked = PlacedLists.Of(index, thin, Side.Exhibitor, 10, 12, (_, partner) => partner == best[9].Partner).Single();
        asked.Best.ShouldBe([.. best.Take(8), best[9], list.Best[9], best[8], .. best.Skip(10)]);
        Should.Throw<ArgumentOutOfRangeException>(() => PlacedLists.Of(index, thin, Side.Exhibitor, 0, 10, (_, _) => false));
        Should.Throw<ArgumentOutOfRangeException>(() => PlacedLists.Of(index, thin, Side.Exhibitor, 10, 9, (_, _) => false));
    }
}
