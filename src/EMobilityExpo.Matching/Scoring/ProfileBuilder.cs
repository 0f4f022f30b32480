namespace EMobilityExpo.Matching.Scoring;

using System.Collections.Concurrent;

/// <summary>Turns participants into profiles. Safe from several threads.</summary>
sealed class ProfileBuilder
{
    static readonly string[] Importances = ["low", "normal", "high"];

    /// <summary>What an interest counts when others of the same buyer matter three times as much.</summary>
    const double LeastEmphasis = 0.7;

    const int NoTiming = 4;

    readonly CatalogueIndex index;
    readonly CodeNumbers languages = new();
    readonly CodeNumbers certifications = new();
    readonly ConcurrentDictionary<(int Country, string Families), BitSet> markets = new();
    readonly BitSet[] interpreters;

    public ProfileBuilder(CatalogueIndex index, IEnumerable<IReadOnlyCollection<string>> interpreters)
    {
        this.index = index;
        this.interpreters = [.. interpreters.Select(languages.SetOf)];
    }

    public Profile Build(ScoringParticipant source)
    {
        var spoken = languages.SetOf(source.Languages);
        var stocks = Stocks(source.Products);
        var country = index.CountryPlace(source.Country);
        var own = certifications.SetOf(source.Certifications);
        return new Profile
        {
            Source = source,
            Country = country,
            Targets = index.Levels(source.TargetCountries),
            Exports = index.Levels(source.ExportCountries),
            Excluded = source.ExcludedCountries.Count == 0
                ? new BitSet([])
                : new BitSet([.. source.ExcludedCountries.SelectMany(index.CountriesOf)]),
            ExcludesNone = source.ExcludedCountries.Count == 0,
            Stocks = stocks,
            Languages = spoken,
            Interpreted = interpreters.Where(spoken.Overlaps).Aggregate(new BitSet([]), (all, one) => all.Union(one)),
            Wishes = CooperationFactor.Mask(source.CooperationTypes),
            IsInstitute = source.Kind is "research_institute" or "university",
            Certifications = own,
            RequiredCertifications = own.Count,
            MarketCertifications = Market(country, stocks),
        };
    }

    /// <summary>One entry a category: of repeated ones the largest quantity, least minimum order, earliest timing, most importance.</summary>
    Stock[] Stocks(IReadOnlyList<ScoringProduct> products)
    {
        var found = new List<(int Category, int Units, int Least, int Timing, int Importance)>(products.Count);
        foreach (var product in products)
        {
            var place = index.CategoryPlace(product.Category);
            if (place < 0)
                continue;
            var one = (place, Known(product.UnitsPerYear), Known(product.MinimumOrderQuantity), Timing(product), Importance(product));
            var at = found.FindIndex(other => other.Category == place);
            if (at < 0)
                found.Add(one);
            else
                found[at] = Together(found[at], one);
        }

        found.Sort((a, b) => a.Category.CompareTo(b.Category));
        var (sum, most) = (0.0, 0.0);
        foreach (var one in found)
            (sum, most) = (sum + one.Importance, Math.Max(most, one.Importance));
        var stocks = new Stock[found.Count];
        for (var i = 0; i < stocks.Length; i++)
        {
            var one = found[i];
            stocks[i] = new Stock(
                one.Category, one.Units, one.Least, (sbyte)(one.Timing < NoTiming ? one.Timing : -1), one.Importance / sum,
                Emphasis(one.Importance / most));
        }

        return stocks;
    }

    static (int, int, int, int, int) Together(
        (int Category, int Units, int Least, int Timing, int Importance) a, (int Category, int Units, int Least, int Timing, int Importance) b) =>
        (a.Category, Math.Max(a.Units, b.Units), a.Least == 0 || b.Least == 0 ? a.Least + b.Least : Math.Min(a.Least, b.Least),
            Math.Min(a.Timing, b.Timing), Math.Max(a.Importance, b.Importance));

    /// <summary>1 for the most important interests, falling to the least for those that matter a third as much.</summary>
    public static double Emphasis(double ofMost) => 1 - (1 - LeastEmphasis) * (1 - ofMost) * 1.5;

    public int NumberOfCertification(string code) => certifications.SetOf([code]).First;

    static int Known(int? quantity) => quantity > 0 ? quantity.Value : 0;

    static int Timing(ScoringProduct product) =>
        product.Timing is null ? NoTiming : Array.IndexOf(CapacityFactor.Timings, product.Timing) is >= 0 and var place ? place : NoTiming;

    /// <summary>1 to 3; what is not said is normal.</summary>
    static int Importance(ScoringProduct product) =>
        Array.IndexOf(Importances, product.Importance) is >= 0 and var place ? place + 1 : 2;

    BitSet Market(int country, Stock[] stocks)
    {
        if (country < 0 || stocks.Length == 0)
            return new BitSet([]);
        var families = Array.ConvertAll(stocks, stock => index.Affinities.Families[stock.Category]).Distinct().Order().ToArray();
        return markets.GetOrAdd(
            (country, string.Join(' ', families)),
            _ => certifications.SetOf([.. index.Recognised(country, families)]));
    }
}
