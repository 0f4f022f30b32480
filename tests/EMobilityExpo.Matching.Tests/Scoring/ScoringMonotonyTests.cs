using EMobilityExpo.Matching.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using Case = EMobilityExpo.Matching.Tests.Scoring.ScoringGenerators.Case;

namespace EMobilityExpo.Matching.Tests.Scoring;

/// <summary>More of what the other side wants never costs; where nothing is given yet, the neutral value is the start.</summary>
public sealed class ScoringMonotonyTests
{
    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void A_further_target_never_lowers_the_country() => NeverLower(
        Factor.Country,
        it => it.Exhibitor.TargetCountries.Count > 0,
        it => Changed(it, exhibitor => exhibitor with
        {
            TargetCountries = [.. exhibitor.TargetCountries, Pick(it, "VN", "142", "DE", "001")],
        }));

    [Fact]
    public void A_further_offer_never_lowers_the_category() => NeverLower(
        Factor.Category,
        it => Known(it.Exhibitor),
        it => Changed(it, exhibitor => exhibitor with
        {
            Products = [.. exhibitor.Products, new(Pick(it, "ETW-BIKE", "BAT", "MIV-SCOOTER"))],
        }));

    [Fact]
    public void More_supply_never_lowers_the_capacity() => NeverLower(
        Factor.Capacity,
        _ => true,
        it => Offers(it, product => product.UnitsPerYear is > 0 and < 1_000_000_000
            ? product with { UnitsPerYear = product.UnitsPerYear * 2 }
            : product));

    [Fact]
    public void A_smaller_minimum_order_never_lowers_the_capacity() => NeverLower(
        Factor.Capacity,
        _ => true,
        it => Offers(it, product => product.MinimumOrderQuantity > 1
            ? product with { MinimumOrderQuantity = product.MinimumOrderQuantity / 2 }
            : product));

    [Fact]
    public void A_further_language_never_lowers_the_language() => NeverLower(
        Factor.Language,
        it => it.Exhibitor.Languages.Count > 0,
        it => Changed(it, exhibitor => exhibitor with
        {
            Languages = [.. exhibitor.Languages, Pick(it, "en", "vi", "hu")],
        }));

    [Fact]
    public void A_further_interpreter_never_lowers_the_language() => NeverLower(
        Factor.Language,
        _ => true,
        it => it with { Interpreters = [.. it.Interpreters, ["ko", Pick(it, "en", "vi", "hu")]] });

    [Fact]
    public void A_further_wish_never_lowers_the_cooperation() => NeverLower(
        Factor.Cooperation,
        it => it.Exhibitor.CooperationTypes.Any(wish => wish != "other"),
        it => Changed(it, exhibitor => exhibitor with
        {
            CooperationTypes = [.. exhibitor.CooperationTypes, Pick(it, "purchase", "research", "mou")],
        }));

    [Fact]
    public void A_further_export_market_never_lowers_the_country() => NeverLower(
        Factor.Country,
        it => it.Exhibitor.ExportCountries.Count > 0,
        it => Changed(it, exhibitor => exhibitor with { ExportCountries = [.. exhibitor.ExportCountries, Pick(it, "VN", "142", "DE", "001")] }));

    [Fact]
    public void A_further_certification_never_lowers_the_certification() => NeverLower(
        Factor.Certification,
        it => it.Exhibitor.Certifications.Count > 0,
        it => Changed(it, exhibitor => exhibitor with { Certifications = [.. exhibitor.Certifications, Pick(it, "CE", "VN-ETW", "ASIA")] }));

    [Fact]
    public void A_stronger_wish_never_lowers_the_preference() => NeverLower(
        Factor.Preference,
        it => it.Facts?.BuyerWish is { Kind: > WishKind.Veto },
        it => it with { Facts = it.Facts! with { BuyerWish = new(WishKind.Must) } });

    [Fact]
    public void A_further_outcome_never_lowers_the_history() => NeverLower(
        Factor.History,
        it => it.Facts?.Past.Count > 0,
        it => it with { Facts = it.Facts! with { Past = [.. it.Facts.Past, new(PastOutcome.Shipped)] } });

    [Fact]
    public void A_higher_factor_never_lowers_the_score() => Prop.ForAll(ScoringGenerators.Cases.ToArbitrary(), it =>
    {
        var poor = it.Score();
        var rich = (it with { Exhibitor = it.Exhibitor with { Languages = it.Buyer.Languages } }).Score();
        if (rich.Factors[(int)Factor.Language].BuyerValue >= poor.Factors[(int)Factor.Language].BuyerValue)
            rich.Exact.ShouldBeGreaterThanOrEqualTo(poor.Exact - 1e-9);
    }).Check(Often);

    static void NeverLower(Factor factor, Func<Case, bool> applies, Func<Case, Case> more) =>
        Prop.ForAll(ScoringGenerators.Cases.Where(applies).ToArbitrary(), it =>
        {
            var (poor, rich) = (it.Score(), more(it).Score());
            var (before, after) = (poor.Factors[(int)factor], rich.Factors[(int)factor]);
            after.BuyerValue.ShouldBeGreaterThanOrEqualTo(before.BuyerValue - 1e-12);
            if (factor is not (Factor.Category or Factor.Cooperation))
                after.ExhibitorValue.ShouldBeGreaterThanOrEqualTo(before.ExhibitorValue - 1e-12);
            // What else the change touches, or takes from the side that offers more, has its own tests.
            if (after.ExhibitorValue >= before.ExhibitorValue && Others(poor, factor).SequenceEqual(Others(rich, factor)))
                rich.Exact.ShouldBeGreaterThanOrEqualTo(poor.Exact - 1e-9);
        }).Check(Often);

    static IEnumerable<(double Exhibitor, double Buyer)> Others(PairScore score, Factor factor) =>
        score.Factors.Where((_, i) => i != (int)factor).Select(x => (x.ExhibitorValue, x.BuyerValue));

    static Case Offers(Case it, Func<ScoringProduct, ScoringProduct> change) =>
        Changed(it, exhibitor => exhibitor with { Products = [.. exhibitor.Products.Select(change)] });

    static Case Changed(Case it, Func<ScoringParticipant, ScoringParticipant> change) =>
        it with { Exhibitor = change(it.Exhibitor) };

    static bool Known(ScoringParticipant it) => it.Products.Any(product => product.Category != "X-UNKNOWN");

    static string Pick(Case it, params string[] choices) => choices[it.Seed % choices.Length];
}
