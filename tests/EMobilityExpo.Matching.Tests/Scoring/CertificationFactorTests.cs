using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Scoring;

public sealed class CertificationFactorTests
{
    static readonly ScoringCatalogue Catalogue = Some.Catalogue with
    {
        Certifications = [new("VN-ETW", ["VN"], ["ETW"]), new("ASIA", ["142"], []), new("EU-BAT", ["150"], ["BAT"])],
    };

    [Theory]
    [InlineData("CE;UN", 1, FactorReason.RequirementsHeld)]
    [InlineData("CE", 0.5, FactorReason.RequirementsPartlyHeld)]
    [InlineData("KC", 0, FactorReason.RequirementsNotHeld)]
    public void What_the_buyer_requires_decides(string held, double value, FactorReason reason)
    {
        var factor = Of(held.Split(';'), ["CE", "UN"]);

        (factor.ExhibitorValue, factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((value, value, 1, reason));
    }

    [Fact]
    public void The_facts_say_what_is_held_and_what_is_missing() => Of(["KC", "CE"], ["UN", "CE"]).Facts.ShouldBe(["VN", "CE", "UN"]);

    [Theory]
    [InlineData("VN-ETW", 1, FactorReason.MarketCertified)]
    [InlineData("ASIA", 1, FactorReason.MarketCertified)]
    [InlineData("EU-BAT", 0.3, FactorReason.MarketNotCertified)]
    public void A_buyer_that_requires_none_is_served_by_what_its_market_recognises(string held, double value, FactorReason reason)
    {
        var factor = Of([held], []);

        (factor.BuyerValue, factor.Reason).ShouldBe((value, reason));
        factor.Facts.ShouldBe(["VN", value == 1 ? held : "ASIA;VN-ETW"]);
    }

    [Fact]
    public void A_certification_for_other_goods_does_not_count() =>
        Of(["EU-BAT"], [], Some.Buyer with { Country = "HU" }).Reason.ShouldBe(FactorReason.NoRequirementKnown);

    [Fact]
    public void An_exhibitor_that_names_none_is_neutral()
    {
        var factor = Of([], ["CE"]);

        (factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((0.5, 0, FactorReason.NoCertificationGiven));
        factor.Facts.ShouldBe(["VN", "CE"]);
    }

    static FactorScore Of(string[] held, string[] required, ScoringParticipant? buyer = null) => new PairScorer(Catalogue, new())
        .Score(Some.Exhibitor with { Certifications = held }, (buyer ?? Some.Buyer) with { Certifications = required })
        .Factors[(int)Factor.Certification];
}
