namespace EMobilityExpo.Matching.Scoring;

using System.Collections.Concurrent;

/// <summary>Turns participants into profiles. Safe from several threads.</summary>
sealed class ProfileBuilder
{
    static readonly string[] Timings = ["now", "6_months", "1_year", "exploring"];
    static readonly string[] Importances = ["low", "normal", "high"];

    /// <summary>What an interest counts when others of the same buyer matter three times as much.</summary>
    const double LeastEmphasis = 0.7;

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
        var found = (
            from product in products
            let place = index.CategoryPlace(product.Category)
            where place >= 0
            group product by place into same
            orderby same.Key
            select (
                Category: same.Key,
                Units: same.Max(product => Known(product.UnitsPerYear)),
                Least: same.Min(product => Known(product.MinimumOrderQuantity)),
                Timing: Array.Find(Timings, timing => same.Any(product => product.Timing == timing)),
                Importance: same.Max(Importance))).ToArray();
        if (found.Length == 0)
            return [];
        var (sum, most) = ((double)found.Sum(one => one.Importance), (double)found.Max(one => one.Importance));
        return Array.ConvertAll(found, one => new Stock(
            one.Category, one.Units, one.Least, one.Timing, one.Importance / sum,
            Emphasis(one.Importance / most)));
    }

    /// <summary>1 for the most important interests, falling to the least for those that matter a third as much.</summary>
    static double Emphasis(double ofMost) => 1 - (1 - LeastEmphasis) * (1 - ofMost) * 1.5;

    static int? Known(int? quantity) => quantity > 0 ? quantity : null;

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
