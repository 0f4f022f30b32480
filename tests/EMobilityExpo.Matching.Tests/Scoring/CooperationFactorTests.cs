using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Scoring;

public sealed class CooperationFactorTests
{
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
    public void Research_with_an_institute_is_the_reason_whichever_side_looks_for_it()
    {
        var buyer = Some.Buyer with { CooperationTypes = ["procurement"], Kind = "university" };
        var found = Some.Factor(Factor.Cooperation, Some.Exhibitor with { CooperationTypes = ["research"] }, buyer);
        var mirrored = Of(["procurement"], ["research"], "university");

        (found.ExhibitorValue, found.BuyerValue).ShouldBe((mirrored.BuyerValue, mirrored.ExhibitorValue));
        found.ExhibitorValue.ShouldBe(0.8, 1e-12);
        (found.Reason, found.Sureness).ShouldBe((FactorReason.ResearchWithInstitute, 0.5));
        (mirrored.Reason, mirrored.Sureness).ShouldBe((FactorReason.ResearchWithInstitute, 0.5));
    }

    [Fact]
    public void Unknown_codes_count_as_not_given() => Of(["x"], ["purchase"]).Reason.ShouldBe(FactorReason.NoWishGiven);

    static FactorScore Of(string[] offered, string[] wanted, string kind = "company") => Some.Factor(
        Factor.Cooperation,
        Some.Exhibitor with { CooperationTypes = offered, Kind = kind },
        Some.Buyer with { CooperationTypes = wanted });
}
