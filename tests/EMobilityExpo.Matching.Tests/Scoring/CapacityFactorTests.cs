using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Scoring;

public sealed class CapacityFactorTests
{
    [Theory]
    [InlineData(2000, 50, 500, 1, FactorReason.DemandWithinSupply)]
    [InlineData(500, 50, 500, 1, FactorReason.DemandWithinSupply)]
    [InlineData(100, 1, 1000, 0.5, FactorReason.DemandAboveSupply)]
    [InlineData(10, 1, 1000, 0, FactorReason.DemandAboveSupply)]
    [InlineData(1, 1, 1_000_000, 0, FactorReason.DemandAboveSupply)]
    [InlineData(100_000, 1000, 100, 0, FactorReason.BelowMinimumOrder)]
    public void Quantities_compare_on_a_log_scale(int supply, int minimum, int demand, double value, FactorReason reason)
    {
        var factor = Of([new("BAT-PACK", supply, minimum)], [new("BAT-PACK", demand, Timing: "now")]);

        factor.BuyerValue.ShouldBe(value, 1e-12);
        (factor.Sureness, factor.Reason).ShouldBe((1, reason));
    }

    [Fact]
    public void Half_the_minimum_order_costs_three_tenths() =>
        Of([new("BAT-PACK", 9999, 100)], [new("BAT-PACK", 50, Timing: "now")]).BuyerValue.ShouldBe(1 - Math.Log10(2), 1e-12);

    [Theory]
    [InlineData("now", 1)]
    [InlineData("6_months", 0.95)]
    [InlineData("1_year", 0.85)]
    [InlineData(null, 0.85)]
    [InlineData("exploring", 0.7)]
    public void A_sooner_need_counts_more_to_the_exhibitor(string? timing, double value) =>
        Of([new("BAT-PACK", 100)], [new("BAT-PACK", 100, Timing: timing)]).ExhibitorValue.ShouldBe(value, 1e-12);

    [Theory]
    [InlineData(null, 5, FactorReason.SupplyUnknown)]
    [InlineData(5, null, FactorReason.DemandUnknown)]
    [InlineData(null, null, FactorReason.QuantitiesUnknown)]
    [InlineData(0, -3, FactorReason.QuantitiesUnknown)]
    public void A_missing_quantity_is_neutral_and_unsure(int? supply, int? demand, FactorReason reason)
    {
        var factor = Of([new("BAT-PACK", supply)], [new("BAT-PACK", demand)]);

        (factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((0.5, 0, reason));
    }

    [Fact]
    public void Several_needs_are_averaged_and_the_one_that_costs_most_explains()
    {
        var factor = Of(
            [new("BAT-PACK", 1000), new("ETW-BIKE", 100)],
            [new("BAT-PACK", 1000, Timing: "now"), new("ETW-BIKE", 1000, Timing: "now")]);

        factor.BuyerValue.ShouldBe(0.75, 1e-12);
        factor.Reason.ShouldBe(FactorReason.DemandAboveSupply);
        factor.Facts.ShouldBe(["ETW-BIKE", "1000", "100", "", "now", "2", "2"]);
    }

    [Theory]
    [InlineData("ETW-SCOOTER", 0.25)]
    [InlineData("BAT-PACK", 0.125)]
    [InlineData("MIV-SCOOTER", 0)]
    public void Without_a_shared_category_there_is_nothing_to_compare(string offer, double value)
    {
        var factor = Of([new(offer, 1000)], [new("ETW-BIKE", 10)]);

        (factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((value, 0, FactorReason.NoSharedCategory));
        factor.Facts.ShouldBeEmpty();
    }

    static FactorScore Of(ScoringProduct[] offers, ScoringProduct[] wants) => Some.Factor(
        Factor.Capacity, Some.Exhibitor with { Products = offers }, Some.Buyer with { Products = wants });
}
