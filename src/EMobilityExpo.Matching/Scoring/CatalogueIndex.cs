namespace EMobilityExpo.Matching.Scoring;

using System.Collections.Concurrent;

/// <summary>The catalogue by number. Numbers follow the codes' order, so the catalogue's own order decides no tie.</summary>
sealed class CatalogueIndex
{
    /// <summary>M49 areas between world and subregion that people use: their subregions.</summary>
    static readonly Dictionary<string, string[]> WiderAreas = new(StringComparer.Ordinal)
    {
        ["419"] = ["005", "013", "029"],
        ["202"] = ["011", "014", "017", "018"],
        ["003"] = ["021", "013", "029"],
    };

    readonly ScoringCountry[] countries;
    readonly Dictionary<string, int> countryPlaces;
    readonly Dictionary<string, int> categoryPlaces;
    readonly ConcurrentDictionary<int, (string Code, int[] Families)[]> recognised = new();
    readonly ConcurrentDictionary<string, TargetLevel[]> levels = new(StringComparer.Ordinal);

    public CatalogueIndex(ScoringCatalogue catalogue)
    {
        countries = [.. catalogue.Countries.OrderBy(country => country.Code, StringComparer.Ordinal)];
        countryPlaces = Places(countries.Select(country => country.Code));
        ScoringCategory[] categories = [.. catalogue.Categories.OrderBy(category => category.Code, StringComparer.Ordinal)];
        categoryPlaces = Places(categories.Select(category => category.Code));
        CategoryCodes = [.. categories.Select(category => category.Code)];
        Affinities = new CategoryAffinities(categories, categoryPlaces, catalogue.Related);
        Certifications = catalogue.Certifications;
    }

    public IReadOnlyList<ScoringCertification> Certifications { get; }

    public int CountryCount => countries.Length;

    public string[] CategoryCodes { get; }

    public CategoryAffinities Affinities { get; }

    public int CountryPlace(string code) => countryPlaces.GetValueOrDefault(code, -1);

    public int CategoryPlace(string code) => categoryPlaces.GetValueOrDefault(code, -1);

    /// <summary>Places of the countries that a country code or area code stands for.</summary>
    public IEnumerable<int> CountriesOf(string code) =>
        Enumerable.Range(0, countries.Length).Where(place =>
            countries[place].Code == code || LevelOfArea(code, place) != TargetLevel.Elsewhere);

    /// <summary>How each country is aimed at by a list of country and area codes; the closest aim counts.</summary>
    public TargetLevel[] Levels(IReadOnlyList<string> targets)
    {
        if (targets.Count == 0)
            return [];
        if (targets.Count == 1)
            return LevelsOf(targets[0]);
        var all = (TargetLevel[])LevelsOf(targets[0]).Clone();
        foreach (var target in targets.Skip(1))
        {
            var one = LevelsOf(target);
            for (var place = 0; place < all.Length; place++)
                all[place] = (TargetLevel)Math.Max((byte)all[place], (byte)one[place]);
        }

        return all;
    }

    /// <summary>The certifications that a country recognises for goods of some families.</summary>
    public IEnumerable<string> Recognised(int country, IReadOnlyCollection<int> families) =>
        from certification in recognised.GetOrAdd(country, RecognisedIn)
        where certification.Families.Length == 0 || certification.Families.Any(families.Contains)
        select certification.Code;

    /// <summary>The certifications that a country recognises, and the places of the families they are for; none for all.</summary>
    (string Code, int[] Families)[] RecognisedIn(int country) =>
    [
        .. Certifications.Where(certification => IsRecognised(certification, country))
            .Select(certification => (certification.Code, certification.Families.Select(CategoryPlace).ToArray())),
    ];

    public bool IsRecognised(ScoringCertification certification, int country) => certification.Markets.Any(market =>
        countries[country].Code == market || LevelOfArea(market, country) != TargetLevel.Elsewhere);

    /// <summary>The certifications that a buyer's market recognises for what it asks for.</summary>
    public IEnumerable<string> Recognised(Profile buyer) => buyer.Country < 0
        ? []
        : Recognised(buyer.Country, [.. buyer.Stocks.Select(stock => Affinities.Families[stock.Category])]);

    TargetLevel[] LevelsOf(string target) => levels.GetOrAdd(
        target, code => [.. Enumerable.Range(0, countries.Length).Select(place => LevelOf(code, place))]);

    public TargetLevel LevelOf(string target, int place)
    {
        if (countries[place].Code == target)
            return TargetLevel.Country;
        var aimed = CountryPlace(target);
        if (aimed >= 0)
            return countries[aimed].Subregion == countries[place].Subregion ? TargetLevel.Neighbour : TargetLevel.Elsewhere;
        return LevelOfArea(target, place);
    }

    TargetLevel LevelOfArea(string area, int place)
    {
        var country = countries[place];
        if (country.Subregion == area)
            return TargetLevel.Subregion;
        var within = country.Region == area || area == "001"
            || (WiderAreas.TryGetValue(area, out var parts) && parts.Contains(country.Subregion, StringComparer.Ordinal));
        return within ? TargetLevel.Region : TargetLevel.Elsewhere;
    }

    static Dictionary<string, int> Places(IEnumerable<string> codes)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var code in codes)
            if (!places.TryAdd(code, places.Count))
                throw new ArgumentException($"The catalogue holds '{code}' twice.", nameof(codes));
        return places;
    }
}
