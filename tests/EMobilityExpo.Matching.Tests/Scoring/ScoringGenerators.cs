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
        select new ScoringProduct(category, units, minimum, timing);

    public static readonly Gen<ScoringParticipant> Participant =
        from country in Gen.Elements(Countries)
        from kind in Gen.Elements(Kinds)
        from products in Few(Product)
        from languages in Few(Gen.Elements("ko", "en", "vi", "hu", "xx"))
        from wishes in Few(Gen.Elements(Wishes))
        from targets in Few(Gen.Elements(Places))
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
            ExcludedCountries = excluded,
        };

    static readonly Gen<double> Weight = Gen.OneOf(
        Gen.Choose(0, 100).Select(weight => (double)weight), Gen.Elements(0, 1e-300, 0.1, 1e300, double.MaxValue));

    public static readonly Gen<ScoringWeights> Weights =
        (from country in Weight
         from category in Weight
         from capacity in Weight
         from language in Weight
         from cooperation in Weight
         select new ScoringWeights
         {
             Country = country,
             Category = category,
             Capacity = capacity,
             Language = language,
             Cooperation = cooperation,
         }).Where(weights => weights.Problems().Count == 0);

    public static readonly Gen<Case> Cases =
        from exhibitor in Participant
        from buyer in Participant
        from weights in Weights
        from interpreters in Few(Few(Gen.Elements("ko", "en", "vi", "hu")))
        from seed in Gen.Choose(0, int.MaxValue)
        select new Case(exhibitor, buyer, weights, interpreters, seed);

    static Gen<T[]> Few<T>(Gen<T> one) => Gen.Choose(0, 4).SelectMany(count => one.ArrayOf(count));

    /// <summary>A pair to score, and a seed for what a property changes about it.</summary>
    public sealed record Case(
        ScoringParticipant Exhibitor, ScoringParticipant Buyer, ScoringWeights Weights, string[][] Interpreters, int Seed)
    {
        public PairScorer Scorer(ScoringCatalogue? catalogue = null) => new(catalogue ?? Some.Catalogue, Weights, Interpreters);

        public PairScore Score() => Scorer().Score(Exhibitor, Buyer);
    }
}
