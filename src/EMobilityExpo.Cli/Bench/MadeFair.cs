namespace EMobilityExpo.Cli.Bench;

using Bogus;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Exhibitors and buyers of a made fair, the same for the same seed. Skewed as fairs are: a few countries and products make up
/// most of it, quantities spread over decades, a quarter of the fields are empty, a few participants fill in almost nothing.
/// </summary>
sealed class MadeFair
{
    static readonly string[] Wishes = ["purchase", "distribution", "oem", "technology", "mou", "procurement", "investment", "research"];
    static readonly string[] Markets = ["US", "RU", "DE", "IN", "VN", "TH", "HU", "JP", "ID", "AE", "GB", "FR", "PL", "BR", "MX", "KE", "PH", "MY", "UZ", "KZ"];
    static readonly string?[] Timings = ["now", "6_months", "1_year", "exploring", null];
    static readonly string[] WorldLanguages = ["es", "fr", "ar", "ru", "pt", "zh"];

    static readonly Dictionary<string, string[]> LanguagesOf = new(StringComparer.Ordinal)
    {
        ["KR"] = ["ko"],
        ["US"] = ["en"],
        ["GB"] = ["en"],
        ["RU"] = ["ru"],
        ["DE"] = ["de"],
        ["IN"] = ["hi", "en"],
        ["VN"] = ["vi"],
        ["TH"] = ["th"],
        ["HU"] = ["hu"],
        ["JP"] = ["ja"],
        ["ID"] = ["id"],
        ["AE"] = ["ar"],
        ["FR"] = ["fr"],
        ["PL"] = ["pl"],
        ["BR"] = ["pt"],
        ["MX"] = ["es"],
        ["KE"] = ["sw", "en"],
        ["PH"] = ["tl", "en"],
        ["MY"] = ["ms"],
        ["UZ"] = ["uz"],
        ["KZ"] = ["kk", "ru"],
        ["CN"] = ["zh"],
    };

    readonly Randomizer random;
    readonly string[] countries;
    readonly string[] leaves;
    readonly Dictionary<string, double> sizes;

    MadeFair(int seed)
    {
        random = new Randomizer(seed);
        countries = [.. Markets, .. ReferenceData.Countries.All.Select(country => country.Code).Except([.. Markets, "KR"], StringComparer.Ordinal)];
        leaves = [.. random.Shuffle(ReferenceData.Categories.All.Where(category => category.Parent is not null).Select(category => category.Code))];
        // A year's trade of fire trucks is counted in tens, of battery packs in tens of thousands.
        var families = ReferenceData.Categories.All.Where(category => category.Parent is null).ToDictionary(category => category.Code, _ => random.Double(1.5, 4.3), StringComparer.Ordinal);
        sizes = leaves.ToDictionary(leaf => leaf, leaf => families[FamilyOf(leaf)] + random.Double(-0.4, 0.4), StringComparer.Ordinal);
    }

    public static (ScoringParticipant[] Exhibitors, ScoringParticipant[] Buyers) Make(int exhibitors, int buyers, int seed)
    {
        var fair = new MadeFair(seed);
        return (
            [.. Enumerable.Range(0, exhibitors).Select(fair.Exhibitor)],
            [.. Enumerable.Range(0, buyers).Select(fair.Buyer)]);
    }

    ScoringParticipant Exhibitor(int number)
    {
        var country = random.Bool(0.7f) ? "KR" : random.Bool(0.5f) ? "CN" : Skewed(countries);
        var targets = Several(Skewed, countries, 1, 6);
        var thin = random.Bool(0.05f);
        var products = Several(Skewed, leaves, 1, thin ? 1 : 5);
        return new()
        {
            Id = $"E{number:D6}",
            Country = country,
            Kind = random.Bool(0.04f) ? "research_institute" : "company",
            Products = [.. products.Select(leaf => new ScoringProduct(
                leaf, Quantity(leaf, 0.6), random.Bool(0.5f) ? Quantity(leaf, -1.2) : null))],
            Languages = Spoken(country),
            CooperationTypes = thin ? [] : Several(Skewed, Wishes, 1, 3),
            TargetCountries = thin || random.Bool(0.1f) ? [] : random.Bool(0.15f) ? [.. targets, random.ListItem(["142", "150", "019", "035"])] : targets,
            ExportCountries = thin || random.Bool(0.4f) ? [] : [.. targets.Where(_ => random.Bool(0.5f)), Skewed(countries)],
            Certifications = thin || random.Bool(0.2f) ? [] : Held(targets, products),
            ExcludedCountries = random.Bool(0.03f) ? [Skewed(countries)] : [],
        };
    }

    ScoringParticipant Buyer(int number)
    {
        var country = Skewed(countries);
        var thin = random.Bool(0.05f);
        var ranked = random.Bool(0.3f);
        var products = Several(Skewed, leaves, 1, 4);
        return new()
        {
            Id = $"B{number:D6}",
            Country = country,
            Kind = random.Bool(0.03f) ? "university" : "distributor",
            Products = thin && random.Bool() ? [] :
            [
                .. products.Select(leaf => new ScoringProduct(
                    random.Bool(0.12f) ? FamilyOf(leaf) : leaf, Quantity(leaf, 0), Timing: random.ArrayElement(Timings),
                    Importance: ranked ? random.ListItem(["high", "normal", "low"]) : null)),
            ],
            Languages = thin ? [] : Spoken(country),
            CooperationTypes = thin ? [] : Several(Skewed, Wishes, 1, 2),
            Certifications = random.Bool(0.7f) ? [] : [.. Held([country], products).Take(2)],
            ExcludedCountries = random.Bool(0.02f) ? ["CN"] : [],
        };
    }

    int? Quantity(string leaf, double decades) => random.Bool(0.25f)
        ? null
        : (int)Math.Clamp(Math.Pow(10, sizes[leaf] + decades + random.Double(-1, 1)), 1, 5_000_000);

    string[] Spoken(string country)
    {
        var own = LanguagesOf.GetValueOrDefault(country) ?? [random.ArrayElement(WorldLanguages)];
        return random.Bool(0.7f) && !own.Contains("en", StringComparer.Ordinal) ? [.. own, "en"] : own;
    }

    static string FamilyOf(string leaf) => leaf.Split('-')[0];

    /// <summary>What is held is about what is traded, and for where.</summary>
    string[] Held(IEnumerable<string> markets, IEnumerable<string> products)
    {
        var wanted = markets.ToHashSet(StringComparer.Ordinal);
        var families = products.Select(FamilyOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ReferenceData.Certifications.All
                .Where(one => one.Families.Count == 0 || one.Families.Any(families.Contains))
                .Where(one => one.Market.Contains("*", StringComparer.Ordinal) ? random.Bool(0.15f) : one.Market.Any(wanted.Contains) && random.Bool(0.3f))
                .Select(one => one.Code),
        ];
    }

    /// <summary>The n-th of a list comes about 1/n as often as the first (Zipf).</summary>
    string Skewed(string[] list) => list[Math.Min(list.Length - 1, (int)Math.Pow(list.Length + 1, random.Double()) - 1)];

    static T[] Several<T>(Func<T[], T> pick, T[] list, int least, int most, Randomizer random) =>
        [.. Enumerable.Range(0, random.Int(least, most)).Select(_ => pick(list)).Distinct()];

    string[] Several(Func<string[], string> pick, string[] list, int least, int most) => Several(pick, list, least, most, random);
}
