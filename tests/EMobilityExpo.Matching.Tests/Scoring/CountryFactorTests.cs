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

        (factor.Value, factor.Sureness, factor.Reason).ShouldBe((value, 1, reason));
        factor.Facts.ShouldBe(["VN", target]);
    }

    [Fact]
    public void Latin_America_is_wider_than_a_subregion() => Of(["419"], "BR").Reason.ShouldBe(FactorReason.RegionTargeted);

    [Fact]
    public void A_country_elsewhere_counts_little()
    {
        var factor = Of(["HU", "DE"], "VN");

        (factor.Value, factor.Reason).ShouldBe((0.1, FactorReason.CountryNotTargeted));
        factor.Facts.ShouldBe(["VN"]);
    }

    [Fact]
    public void No_target_is_neutral_and_unsure()
    {
        var factor = Of([], "VN");

        (factor.Value, factor.Sureness, factor.Reason).ShouldBe((0.5, 0, FactorReason.NoTargetGiven));
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
        score.Factors.ShouldAllBe(factor => factor.Points == 0);
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

    static FactorScore Of(string[] targets, string country) => Some.Factor(
        Factor.Country, Some.Exhibitor with { TargetCountries = targets }, Some.Buyer with { Country = country });
}
