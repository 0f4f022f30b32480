using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Scoring;

public sealed class CountryFactorTests
{
    [Theory]
    [InlineData("VN", 1, FactorReason.CountryTargeted)]
    [InlineData("035", 0.85, FactorReason.SubregionTargeted)]
    [InlineData("142", 0.7, FactorReason.RegionTargeted)]
    [InlineData("001", 0.7, FactorReason.RegionTargeted)]
    [InlineData("TH", 0.4, FactorReason.NeighbourTargeted)]
    public void The_closer_the_target_the_higher(string target, double value, FactorReason reason)
    {
        var factor = Of(["BR", target], "VN");

        (factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((value, 0.7, reason));
        factor.Facts.ShouldBe(["VN", target, "?"]);
    }

    [Fact]
    public void Latin_America_is_wider_than_a_subregion() => Of(["419"], "BR").Reason.ShouldBe(FactorReason.RegionTargeted);

    [Fact]
    public void A_country_elsewhere_counts_little()
    {
        var factor = Of(["HU", "DE"], "VN");

        (factor.BuyerValue, factor.Reason).ShouldBe((0.1, FactorReason.CountryNotTargeted));
        factor.Facts.ShouldBe(["VN", "", "?"]);
    }

    [Fact]
    public void No_target_is_neutral_and_unsure()
    {
        var factor = Of([], "VN");

        (factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((0.5, 0, FactorReason.NoTargetGiven));
    }

    [Theory]
    [InlineData("VN", 1)]
    [InlineData("TH", 0.6)]
    [InlineData("035", 0.9)]
    [InlineData("142", 0.7)]
    [InlineData("DE", 0.3)]
    public void To_the_buyer_a_supplier_that_delivers_near_already_counts_as_much_as_a_target(string sells, double record)
    {
        var factor = Of(["VN"], "VN", sells);

        (factor.ExhibitorValue, factor.Sureness, factor.Reason).ShouldBe((1, 1, FactorReason.CountryTargeted));
        factor.BuyerValue.ShouldBe((1 + record) / 2, 1e-12);
        factor.Facts.ShouldBe(["VN", "VN", sells == "DE" ? "" : sells]);
    }

    [Fact]
    public void A_market_served_without_being_a_target_is_worth_something_to_the_exhibitor()
    {
        var factor = Of(["DE"], "VN", "VN");

        (factor.ExhibitorValue, factor.Reason).ShouldBe((0.6, FactorReason.SellsThereAlready));
        factor.BuyerValue.ShouldBe(0.55, 1e-12);
    }

    [Fact]
    public void A_record_alone_is_half_sure()
    {
        var factor = Of([], "VN", "VN");

        (factor.ExhibitorValue, factor.BuyerValue, factor.Sureness).ShouldBe((0.75, 1, 0.5));
    }

    [Fact]
    public void An_unknown_country_is_neutral() => Of(["VN"], "QQ").Reason.ShouldBe(FactorReason.CountryUnknown);

    [Theory]
    [InlineData("VN")]
    [InlineData("035")]
    [InlineData("142")]
    public void What_the_exhibitor_excludes_is_a_veto(string excluded)
    {
        var score = Some.Scorer().Score(Some.Exhibitor with { ExcludedCountries = [excluded] }, Some.Buyer);

        (score.Score, score.Vetoed).ShouldBe((0, true));
        score.Factors[0].Reason.ShouldBe(FactorReason.ExhibitorExcludesCountry);
        score.Factors[0].Facts.ShouldBe(["VN"]);
        score.Factors.ShouldAllBe(factor => factor.ExhibitorPoints == 0 && factor.BuyerPoints == 0);
    }

    [Fact]
    public void What_the_buyer_excludes_is_a_veto()
    {
        var score = Some.Scorer().Score(Some.Exhibitor, Some.Buyer with { ExcludedCountries = ["KR"] });

        (score.Score, score.Vetoed).ShouldBe((0, true));
        score.Factors[0].Reason.ShouldBe(FactorReason.BuyerExcludesCountry);
        score.Factors[0].Facts.ShouldBe(["KR"]);
    }

    [Fact]
    public void A_country_outside_the_catalogue_can_be_excluded_by_its_code() =>
        Some.Scorer().Score(Some.Exhibitor with { ExcludedCountries = ["QQ"] }, Some.Buyer with { Country = "QQ" })
            .Vetoed.ShouldBeTrue();

    [Fact]
    public void Excluding_a_neighbour_is_no_veto() =>
        Some.Scorer().Score(Some.Exhibitor with { ExcludedCountries = ["TH"] }, Some.Buyer).Vetoed.ShouldBeFalse();

    static FactorScore Of(string[] targets, string country, params string[] sells) => Some.Factor(
        Factor.Country, Some.Exhibitor with { TargetCountries = targets, ExportCountries = sells }, Some.Buyer with { Country = country });
}
