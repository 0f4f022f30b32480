using EMobilityExpo.Matching.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace EMobilityExpo.Matching.Tests.Scoring;

/// <summary>Random participants and weights: sparse and full ones, unknown codes, duplicates, senseless quantities.</summary>
static class ScoringGenerators
{
    static readonly string[] Countries = [.. Some.Catalogue.Countries.Select(country => country.Code), "QQ", ""];
    static readonly string[] Places = [.. Countries, "142", "035", "151", "419", "001", "999"];
    static readonly string[] Categories = [.. Some.Catalogue.Categories.Select(category => category.Code), "X-UNKNOWN"];
    static readonly string?[] Timings = ["now", "6_months", "1_year", "exploring", "someday", null];
    static readonly string[] Kinds = ["company", "research_institute", "university", "distributor", "government"];
    static readonly string[] Wishes =
        ["purchase", "distribution", "oem", "technology", "research", "investment", "procurement", "mou", "other"];

    static readonly Gen<int?> Quantity = Gen.OneOf(
        Gen.Elements<int?>(null, 0, -5, 1, int.MaxValue), Gen.Choose(1, 100_000).Select(units => (int?)units));

    static readonly Gen<ScoringProduct> Product =
        from category in Gen.Elements(Categories)
        from units in Quantity
        from minimum in Quantity
        from timing in Gen.Elements(Timings)
        from importance in Gen.Elements<string?>("high", "normal", "low", null, "huge")
        select new ScoringProduct(category, units, minimum, timing, importance);

    public static readonly Gen<ScoringParticipant> Participant =
        from country in Gen.Elements(Countries)
        from kind in Gen.Elements(Kinds)
        from products in Few(Product)
        from languages in Few(Gen.Elements("ko", "en", "vi", "hu", "xx"))
        from wishes in Few(Gen.Elements(Wishes))
        from targets in Few(Gen.Elements(Places))
        from exports in Few(Gen.Elements(Places))
        from certifications in Few(Gen.Elements("CE", "VN-ETW", "ASIA", "OTHER"))
        from excluded in Gen.Frequency((4, Gen.Constant(Array.Empty<string>())), (1, Few(Gen.Elements(Places))))
        select new ScoringParticipant
        {
            Id = "P",
            Country = country,
            Kind = kind,
            Products = products,
            Languages = languages,
            CooperationTypes = wishes,
            TargetCountries = targets,
            ExportCountries = exports,
            Certifications = certifications,
            ExcludedCountries = excluded,
        };

    static readonly Gen<double> Weight = Gen.OneOf(
        Gen.Choose(0, 100).Select(weight => (double)weight), Gen.Elements(0, 1e-300, 0.1, 1e300, double.MaxValue));

    public static readonly Gen<ScoringWeights> Weights =
        Weight.ArrayOf(ScoringWeights.Count).Select(ScoringWeights.Of).Where(weights => weights.Problems().Count == 0);

    static readonly Gen<Wish?> Said = Gen.Frequency(
        (3, Gen.Constant((Wish?)null)),
        (1, from kind in Gen.Elements(Enum.GetValues<WishKind>())
            from rank in Gen.Elements<int?>(null, 1, 2, 9, int.MaxValue)
            select new Wish(kind, rank)));

    static readonly Gen<PastMeeting> Past =
        from outcome in Gen.Elements(Enum.GetValues<PastOutcome>())
        from exhibitor in Gen.Elements<int?>(null, 1, 3, 5)
        from buyer in Gen.Elements<int?>(null, 1, 4, 5)
        select new PastMeeting(outcome, exhibitor, buyer);

    public static readonly Gen<PairFacts?> Facts = Gen.Frequency(
        (1, Gen.Constant((PairFacts?)null)),
        (2, from exhibitor in Said
            from buyer in Said
            from organiser in Said
            from past in Few(Past)
            select (PairFacts?)new PairFacts { ExhibitorWish = exhibitor, BuyerWish = buyer, OrganiserWish = organiser, Past = past }));

    public static readonly Gen<Case> Cases =
        from exhibitor in Participant
        from buyer in Participant
        from weights in Weights
        from interpreters in Few(Few(Gen.Elements("ko", "en", "vi", "hu")))
        from facts in Facts
        from seed in Gen.Choose(0, int.MaxValue)
        select new Case(exhibitor, buyer, weights, interpreters, facts, seed);

    static Gen<T[]> Few<T>(Gen<T> one) => Gen.Choose(0, 4).SelectMany(count => one.ArrayOf(count));

    /// <summary>A pair to score, and a seed for what a property changes about it.</summary>
    public sealed record Case(
        ScoringParticipant Exhibitor, ScoringParticipant Buyer, ScoringWeights Weights, string[][] Interpreters, PairFacts? Facts, int Seed)
    {
        public PairScorer Scorer(ScoringCatalogue? catalogue = null) => new(catalogue ?? Some.Catalogue, Weights, Interpreters);

        public PairScore Score() => Scorer().Score(Exhibitor, Buyer, Facts);
    }
}
