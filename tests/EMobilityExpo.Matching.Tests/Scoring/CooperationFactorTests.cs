using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Scoring;

public sealed class CooperationFactorTests
{
    static readonly PairScorer Scorer = Some.Scorer();

    [Fact]
    public void The_same_wish_is_best()
    {
        var factor = Of(["oem", "mou"], ["oem"]);

        (factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((1, 1, FactorReason.SameWish));
        factor.Facts.ShouldBe(["oem", "oem"]);
    }

    [Fact]
    public void Wishes_that_go_together_count_half()
    {
        var factor = Of(["distribution"], ["purchase"]);

        factor.BuyerValue.ShouldBe(0.5, 1e-12);
        factor.Reason.ShouldBe(FactorReason.CompatibleWish);
        factor.Facts.ShouldBe(["distribution", "purchase"]);
    }

    [Fact]
    public void A_fifth_is_for_meeting_all_wishes() => Of(["oem"], ["oem", "investment"]).BuyerValue.ShouldBe(0.9, 1e-12);

    [Fact]
    public void Wishes_without_relation_are_worth_nothing()
    {
        var factor = Of(["investment"], ["purchase"]);

        (factor.BuyerValue, factor.Reason).ShouldBe((0, FactorReason.NoCommonWish));
        factor.Facts.ShouldBe(["investment", "purchase"]);
    }

    [Fact]
    public void A_side_without_wishes_is_neutral()
    {
        var factor = Of([], ["purchase"]);

        (factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((0.5, 0, FactorReason.NoWishGiven));
        factor.Facts.ShouldBe(["exhibitor"]);
    }

    [Fact]
    public void Joint_research_prefers_institutes_even_silent_ones_to_firms()
    {
        var institute = Of(["research"], ["research"], "research_institute");
        var silent = Of([], ["research"], "university");
        var firm = Of(["research"], ["research"], "company");
        var dealer = Of(["distribution"], ["research"], "company");

        new[] { institute.BuyerValue, silent.BuyerValue, firm.BuyerValue, dealer.BuyerValue }.ShouldBe([1, 0.8, 0.4, 0], 1e-12);
        institute.Reason.ShouldBe(FactorReason.ResearchWithInstitute);
        institute.Facts.ShouldBe(["research_institute", "distributor"]);
        firm.Reason.ShouldBe(FactorReason.ResearchWithoutInstitute);
        dealer.Reason.ShouldBe(FactorReason.NoCommonWish);
    }

    [Fact]
    public void A_match_that_only_the_exhibitor_gains_from_is_explained_too()
    {
        var research = Of(["research"], ["procurement"], buyerKind: "university");
        var technology = Of(["technology"], ["research"]);

        research.ExhibitorValue.ShouldBe(0.8, 1e-12);
        (research.BuyerValue, research.Sureness, research.Reason).ShouldBe((0, 0.5, FactorReason.ResearchWithInstitute));
        research.Facts.ShouldBe(["company", "university"]);
        (technology.ExhibitorValue, technology.BuyerValue, technology.Reason).ShouldBe((0.5, 0, FactorReason.CompatibleWish));
        technology.Facts.ShouldBe(["technology", "research"]);
    }

    [Fact]
    public void The_reason_is_the_best_match_of_either_side_whichever_side_it_is()
    {
        string[] codes = ["distribution", "investment", "mou", "oem", "procurement", "purchase", "research", "technology"];
        string[][] wishes = [.. codes.Select(code => new[] { code }), .. codes.SelectMany(a => codes.Where(b => string.CompareOrdinal(a, b) < 0), (a, b) => new[] { a, b })];
        foreach (var (mine, theirs) in wishes.SelectMany(_ => wishes, (mine, theirs) => (mine, theirs)))
        {
            foreach (var (kind, otherKind) in new[] { ("company", "company"), ("university", "company"), ("company", "university"), ("university", "university") })
            {
                var (there, back) = (Of(mine, theirs, kind, otherKind), Of(theirs, mine, otherKind, kind));
                var worth = there.Reason switch
                {
                    FactorReason.SameWish => 1,
                    FactorReason.ResearchWithInstitute => there.Sureness < 1 ? 0.8 : 1,
                    FactorReason.CompatibleWish => 0.5,
                    FactorReason.ResearchWithoutInstitute => 0.4,
                    _ => 0,
                };

                // Of two wishes the second adds a tenth of its worth to that of the best, and lacks as much where it has none.
                Math.Max(there.ExhibitorValue, there.BuyerValue).ShouldBeInRange(0.9 * worth - 1e-12, worth + 1e-12, $"{there}");
                (back.Reason, back.Sureness).ShouldBe((there.Reason, there.Sureness), $"{there} {back}");
            }
        }
    }

    [Fact]
    public void Unknown_codes_count_as_not_given() => Of(["x"], ["purchase"]).Reason.ShouldBe(FactorReason.NoWishGiven);

    static FactorScore Of(string[] offered, string[] wanted, string kind = "company", string buyerKind = "distributor") => Scorer
        .Score(Some.Exhibitor with { CooperationTypes = offered, Kind = kind }, Some.Buyer with { CooperationTypes = wanted, Kind = buyerKind })
        .Factors[(int)Factor.Cooperation];
}
