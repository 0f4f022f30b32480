using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Scoring;

/// <summary>What is known of a pair itself: wishes, and what came of earlier meetings.</summary>
public sealed class PairFactsTests
{
    [Theory]
    [InlineData(WishKind.Must, null, 1)]
    [InlineData(WishKind.Want, 1, 0.95)]
    [InlineData(WishKind.Want, 3, 0.89)]
    [InlineData(WishKind.Want, 100, 0.75)]
    [InlineData(WishKind.Want, null, 0.8)]
    [InlineData(WishKind.Declined, null, 0.1)]
    public void Each_side_is_worth_what_it_says_itself(WishKind kind, int? rank, double value)
    {
        var factor = Preference(new() { ExhibitorWish = new(kind, rank) });

        factor.ExhibitorValue.ShouldBe(value, 1e-12);
        (factor.BuyerValue, factor.Sureness).ShouldBe((0.5, 0.5));
        Preference(new() { BuyerWish = new(kind, rank) }).BuyerValue.ShouldBe(value, 1e-12);
    }

    [Fact]
    public void The_organisers_word_counts_for_both() =>
        Preference(new() { OrganiserWish = new(WishKind.Must) }).ShouldSatisfyAllConditions(
            factor => (factor.ExhibitorValue, factor.BuyerValue).ShouldBe((1, 1)),
            factor => factor.Reason.ShouldBe(FactorReason.OrganiserWants));

    [Theory]
    [InlineData(WishKind.Must, WishKind.Declined, null, 1, 1, FactorReason.OrganiserDecides)]
    [InlineData(WishKind.Want, null, WishKind.Declined, 0.8, 0.8, FactorReason.OrganiserDecides)]
    [InlineData(WishKind.Must, WishKind.Want, null, 1, 1, FactorReason.OrganiserDecides)]
    [InlineData(WishKind.Want, WishKind.Must, WishKind.Declined, 1, 0.8, FactorReason.OrganiserDecides)]
    [InlineData(WishKind.Want, WishKind.Must, WishKind.Want, 1, 0.8, FactorReason.BothWant)]
    [InlineData(WishKind.Declined, WishKind.Declined, null, 0.1, 0.5, FactorReason.ExhibitorDeclined)]
    public void The_organisers_word_is_the_reason_where_it_is_worth_more(
        WishKind organiser, WishKind? exhibitor, WishKind? buyer, double exhibitorValue, double buyerValue, FactorReason reason)
    {
        var factor = Preference(new() { ExhibitorWish = Said(exhibitor), BuyerWish = Said(buyer), OrganiserWish = new(organiser) });

        (factor.ExhibitorValue, factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((exhibitorValue, buyerValue, 1, reason));
        factor.Facts[4].ShouldBe(organiser.ToString().ToLowerInvariant());

        static Wish? Said(WishKind? kind) => kind is { } given ? new(given) : null;
    }

    [Fact]
    public void Silence_is_neutral() => Preference(null).ShouldSatisfyAllConditions(
        factor => (factor.ExhibitorValue, factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((0.5, 0.5, 0, FactorReason.NothingSaid)),
        factor => factor.Facts.ShouldBeEmpty());

    [Fact]
    public void What_both_say_is_told() => Preference(new() { ExhibitorWish = new(WishKind.Must), BuyerWish = new(WishKind.Want, 2) })
        .ShouldSatisfyAllConditions(
            factor => factor.Reason.ShouldBe(FactorReason.BothWant),
            factor => factor.Facts.ShouldBe(["must", "", "want", "2", ""]));

    [Fact]
    public void A_veto_of_anybody_is_0_whatever_others_want()
    {
        Vetoed(new() { ExhibitorWish = new(WishKind.Veto), BuyerWish = new(WishKind.Must) }, FactorReason.ExhibitorVetoes);
        Vetoed(new() { BuyerWish = new(WishKind.Veto), OrganiserWish = new(WishKind.Must) }, FactorReason.BuyerVetoes);
        Vetoed(new() { OrganiserWish = new(WishKind.Veto), BuyerWish = new(WishKind.Must) }, FactorReason.OrganiserVetoes);

        static void Vetoed(PairFacts facts, FactorReason reason)
        {
            var score = Some.Scorer().Score(Some.Exhibitor, Some.Buyer, facts);
            (score.Vetoed, score.Score, score.Exact, score.Missing).ShouldBe((true, 0, 0, null));
            score.Factors[(int)Factor.Preference].Reason.ShouldBe(reason);
        }
    }

    [Theory]
    [InlineData(PastOutcome.Consulted, null, null, 0.55, 0.55)]
    [InlineData(PastOutcome.Contract, 5, null, 0.975, 0.95)]
    [InlineData(PastOutcome.Consulted, 1, 3, 0.275, 0.525)]
    [InlineData(PastOutcome.Shipped, 5, 5, 1, 1)]
    public void The_outcome_and_each_sides_marks_make_the_history(
        PastOutcome outcome, int? exhibitorMark, int? buyerMark, double exhibitor, double buyer)
    {
        var factor = History(new PastMeeting(outcome, exhibitorMark, buyerMark));

        factor.ExhibitorValue.ShouldBe(exhibitor, 1e-12);
        factor.BuyerValue.ShouldBe(buyer, 1e-12);
        factor.Reason.ShouldBe(FactorReason.MetBefore);
    }

    [Fact]
    public void The_furthest_of_several_meetings_counts_and_marks_are_averaged()
    {
        var factor = History(new(PastOutcome.Declined), new(PastOutcome.Mou, 4), new(PastOutcome.Consulted, 2));

        factor.ExhibitorValue.ShouldBe((0.8 + 0.5) / 2, 1e-12);
        factor.Facts.ShouldBe(["2", "mou", "3.0", ""]);
    }

    [Fact]
    public void A_declined_request_lowers_and_strangers_are_neutral()
    {
        History(new PastMeeting(PastOutcome.Declined)).BuyerValue.ShouldBe(0.2);
        History().ShouldSatisfyAllConditions(
            factor => (factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((0.5, 0, FactorReason.NeverMet)));
    }

    static FactorScore Preference(PairFacts? facts) => Some.Scorer().Score(Some.Exhibitor, Some.Buyer, facts).Factors[(int)Factor.Preference];

    static FactorScore History(params PastMeeting[] past) =>
        Some.Scorer().Score(Some.Exhibitor, Some.Buyer, new() { Past = past }).Factors[(int)Factor.History];
}
