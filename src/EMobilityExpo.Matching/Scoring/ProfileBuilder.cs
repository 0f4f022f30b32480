namespace EMobilityExpo.Matching.Scoring;

/// <summary>Turns participants into profiles. Safe from several threads.</summary>
sealed class ProfileBuilder
{
    static readonly string[] Timings = ["now", "6_months", "1_year", "exploring"];

    readonly CatalogueIndex index;
    readonly Dictionary<string, int> languages = new(StringComparer.Ordinal);
    readonly Lock gate = new();
    readonly BitSet[] interpreters;

    public ProfileBuilder(CatalogueIndex index, IEnumerable<IReadOnlyCollection<string>> interpreters)
    {
        this.index = index;
        this.interpreters = [.. interpreters.Select(Languages)];
    }

    public Profile Build(ScoringParticipant source)
    {
        var spoken = Languages(source.Languages);
        return new Profile
        {
            Source = source,
            Country = index.CountryPlace(source.Country),
            Targets = index.Levels(source.TargetCountries),
            Excluded = new BitSet([.. source.ExcludedCountries.SelectMany(index.CountriesOf)]),
            Stocks = [.. Stocks(source.Products)],
            Languages = spoken,
            Interpreted = interpreters.Where(spoken.Overlaps).Aggregate(new BitSet([]), (all, one) => all.Union(one)),
            Wishes = CooperationFactor.Mask(source.CooperationTypes),
            IsInstitute = source.Kind is "research_institute" or "university",
        };
    }

    /// <summary>One entry a category: of repeated ones the largest quantity, least minimum order, earliest timing.</summary>
    IEnumerable<Stock> Stocks(IReadOnlyList<ScoringProduct> products) =>
        from product in products
        let place = index.CategoryPlace(product.Category)
        where place >= 0
        group product by place into same
        orderby same.Key
        select new Stock(
            same.Key,
            same.Max(product => Known(product.UnitsPerYear)),
            same.Min(product => Known(product.MinimumOrderQuantity)),
            Array.Find(Timings, timing => same.Any(product => product.Timing == timing)));

    static int? Known(int? quantity) => quantity > 0 ? quantity : null;

    BitSet Languages(IReadOnlyCollection<string> codes)
    {
        var places = new List<int>(codes.Count);
        lock (gate)
        {
            foreach (var code in codes)
            {
                if (!languages.TryGetValue(code, out var place))
                    languages.Add(code, place = languages.Count);
                places.Add(place);
            }
        }

        return new BitSet(places);
    }
}
