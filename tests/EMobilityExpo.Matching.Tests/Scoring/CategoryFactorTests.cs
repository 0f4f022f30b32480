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

        factor.Value.ShouldBe(value, 1e-12);
        factor.Reason.ShouldBe(reason);
    }

    [Fact]
    public void A_fifth_is_for_meeting_all_interests()
    {
        var factor = Of(["ETW-SCOOTER"], ["ETW-SCOOTER", "MIV-SCOOTER"]);

        factor.Value.ShouldBe(0.8 + 0.2 * 0.5, 1e-12);
        factor.Facts.ShouldBe(["ETW-SCOOTER", "ETW-SCOOTER", "1", "2"]);
    }

    [Fact]
    public void A_buyer_without_interests_is_neutral_and_the_facts_say_who_should_fill_in()
    {
        var factor = Of(["ETW-SCOOTER"], []);

        (factor.Value, factor.Sureness, factor.Reason).ShouldBe((0.5, 0, FactorReason.NoCategoryGiven));
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
