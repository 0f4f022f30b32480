using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Scoring;

public sealed class CategoryFactorTests
{
    [Theory]
    [InlineData("ETW-SCOOTER", "ETW-SCOOTER", 1, FactorReason.SameLeaf)]
    [InlineData("ETW", "ETW-SCOOTER", 0.8, FactorReason.WithinFamily)]
    [InlineData("ETW-SCOOTER", "ETW", 0.8, FactorReason.WithinFamily)]
    [InlineData("ETW", "ETW", 0.8, FactorReason.WithinFamily)]
    [InlineData("ETW-BIKE", "ETW-SCOOTER", 0.5, FactorReason.SameFamily)]
    [InlineData("BAT-SWAP", "ETW-SCOOTER", 0.25, FactorReason.RelatedFamily)]
    [InlineData("ETW-SCOOTER", "BAT-SWAP", 0.25, FactorReason.RelatedFamily)]
    [InlineData("MIV-SCOOTER", "ETW-SCOOTER", 0, FactorReason.NoCommonCategory)]
    public void The_nearer_the_categories_the_higher(string offer, string want, double value, FactorReason reason)
    {
        var factor = Of([offer], [want]);

        factor.BuyerValue.ShouldBe(value, 1e-12);
        factor.Reason.ShouldBe(reason);
    }

    [Fact]
    public void A_fifth_is_for_meeting_all_interests()
    {
        var factor = Of(["ETW-SCOOTER"], ["ETW-SCOOTER", "MIV-SCOOTER"]);

        factor.BuyerValue.ShouldBe(0.8 + 0.2 * 0.5, 1e-12);
        factor.Facts.ShouldBe(["ETW-SCOOTER", "ETW-SCOOTER", "1", "2"]);
    }

    [Fact]
    public void To_the_exhibitor_a_fifth_is_for_asking_for_its_whole_range()
    {
        Of(["ETW-SCOOTER", "MIV-SCOOTER"], ["ETW-SCOOTER"]).ExhibitorValue.ShouldBe(0.8 + 0.2 * 0.5, 1e-12);
        Of(["ETW-SCOOTER", "MIV-SCOOTER"], ["ETW-SCOOTER", "MIV-SCOOTER"]).ExhibitorValue.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void One_HS_code_brings_categories_nearer_even_across_families()
    {
        var hs = Some.Catalogue with
        {
            Categories =
            [
                new("ETW"), new("ETW-SCOOTER", "ETW", ["8711.60"]), new("ETW-BIKE", "ETW", ["871160", "9999.00"]), new("ETW-PARTS", "ETW"),
                new("PMV"), new("PMV-KICK", "PMV", ["8711.60"]),
            ],
        };

        Value("ETW-BIKE").ShouldBe((0.6, FactorReason.SameHsCode));
        Value("PMV-KICK").ShouldBe((0.4, FactorReason.SameHsCode));
        Value("ETW-PARTS").ShouldBe((0.5, FactorReason.SameFamily));

        (double, FactorReason) Value(string offer)
        {
            var factor = new PairScorer(hs, new ScoringWeights()).Score(
                Some.Exhibitor with { Products = [new(offer)] }, Some.Buyer with { Products = [new("ETW-SCOOTER")] }).Factors[(int)Factor.Category];
            return (Math.Round(factor.BuyerValue, 9), factor.Reason);
        }
    }

    [Theory]
    [InlineData("high", 1)]
    [InlineData("normal", 0.8 * 0.85 + 0.2 * 0.4)]
    [InlineData(null, 0.8 * 0.85 + 0.2 * 0.4)]
    [InlineData("low", 0.8 * 0.7 + 0.2 * 0.25)]
    public void What_matters_most_to_the_buyer_counts_most(string? importance, double value)
    {
        var products = importance == "high"
            ? new[] { new ScoringProduct("ETW-SCOOTER", Importance: "high") }
            : [new("ETW-SCOOTER", Importance: importance), new("MIV-SCOOTER", Importance: "high")];
        var factor = Some.Factor(
            Factor.Category, Some.Exhibitor with { Products = [new("ETW-SCOOTER")] }, Some.Buyer with { Products = products });

        factor.BuyerValue.ShouldBe(value, 1e-12);
    }

    [Fact]
    public void A_buyer_without_interests_is_neutral_and_the_facts_say_who_should_fill_in()
    {
        var factor = Of(["ETW-SCOOTER"], []);

        (factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((0.5, 0, FactorReason.NoCategoryGiven));
        factor.Facts.ShouldBe(["buyer"]);
    }

    [Fact]
    public void Unknown_codes_count_as_not_given() => Of(["X"], ["ETW"]).Facts.ShouldBe(["exhibitor"]);

    [Fact]
    public void Nothing_in_common_tells_how_many_interests() => Of(["MIV"], ["ETW", "BAT"]).Facts.ShouldBe(["0", "2"]);

    static FactorScore Of(string[] offers, string[] wants) => Some.Factor(
        Factor.Category,
        Some.Exhibitor with { Products = [.. offers.Select(code => new ScoringProduct(code))] },
        Some.Buyer with { Products = [.. wants.Select(code => new ScoringProduct(code))] });
}
