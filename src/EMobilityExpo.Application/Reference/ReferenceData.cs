namespace EMobilityExpo.Application.Reference;

using System.Collections.Frozen;
using CsvHelper;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Matching.Scoring;

/// <summary>The lists of <c>db/reference</c>, built into this assembly: they change with the program, not with an event.</summary>
public static class ReferenceData
{
    public static ReferenceList<Country> Countries { get; } = new(Read("countries", row => new Country(
        row("code"), row("name_en"), row("name_ko"), row("alpha3"), row("region_code"), row("region_en"), row("region_ko"),
        row("subregion_code"), row("subregion_en"), row("subregion_ko"), row("calling_code"), row("time_zone"))));

    /// <summary>UN M49 regions and subregions.</summary>
    public static ReferenceList<Term> Areas { get; } = new(Countries.All
        .SelectMany(country => new[]
        {
            new Term(country.RegionCode, country.RegionEn, country.RegionKo),
            new Term(country.SubregionCode, country.SubregionEn, country.SubregionKo),
        })
        .Where(area => area.Code.Length > 0).DistinctBy(area => area.Code));

    public static ReferenceList<Category> Categories { get; } = new(Read("categories", row => new Category(
        row("code"), row("name_en"), row("name_ko"), row("parent").Length == 0 ? null : row("parent"), row("hs_codes").Split(';', StringSplitOptions.RemoveEmptyEntries))));

    public static ReferenceList<Term> Divisions { get; } = Terms("divisions");

    public static ReferenceList<Language> Languages { get; } = new(Read("languages", row => new Language(
        row("code"), row("name_en"), row("name_ko"), row("alpha3"), row("name_native"))));

    public static ReferenceList<Certification> Certifications { get; } = new(Read("certifications", row => new Certification(
        row("code"), row("name_en"), row("name_ko"), row("market").Split(';', StringSplitOptions.RemoveEmptyEntries),
        row("families").Split(';', StringSplitOptions.RemoveEmptyEntries))));

    public static ReferenceList<Term> CooperationTypes { get; } = Terms("cooperation_types");

    public static ReferenceList<Term> DemandTimings { get; } = Terms("demand_timings");

    /// <summary>How much a buyer cares for one of its interests.</summary>
    public static ReferenceList<Term> Importances { get; } = Terms("importances");

    public static ReferenceList<Kind> Kinds { get; } = new(Read("kinds", row => new Kind(row("code"), row("name_en"), row("name_ko"), row("side"))));

    public static ScoringCatalogue Catalogue { get; } = new()
    {
        Countries = [.. Countries.All.Select(country => new ScoringCountry(country.Code, country.RegionCode, country.SubregionCode))],
        Categories = [.. Categories.All.Select(category => new ScoringCategory(category.Code, category.Parent, category.HsCodes))],
        Related = [.. Read("related_families", row => new RelatedFamilies(row("family"), row("related")))],
        Certifications = [.. Certifications.All.Select(one => new ScoringCertification(one.Code, [.. one.Market.Where(area => area != "*")], one.Families))],
    };

    static ReferenceList<Term> Terms(string file) => new(Read(file, row => new Term(row("code"), row("name_en"), row("name_ko"))));

    static List<T> Read<T>(string file, Func<Func<string, string>, T> make)
    {
        using var stream = typeof(ReferenceData).Assembly.GetManifestResourceStream($"db/reference/{file}.csv")
            ?? throw new InvalidOperationException($"The reference list {file} is not built into the program.");
        using var csv = CsvReader.Create(stream, CsvReaderOptions.Default with { Separator = ',' });
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(make(csv.GetString));
        return rows;
    }
}

/// <summary>One entry of a reference list with its names.</summary>
public record Term(string Code, string NameEn, string NameKo)
{
    /// <summary>The name in the reader's language.</summary>
    public string Name => Words.Pick(NameKo, NameEn);
}

public sealed record Country(
    string Code, string NameEn, string NameKo, string Alpha3, string RegionCode, string RegionEn, string RegionKo,
    string SubregionCode, string SubregionEn, string SubregionKo, string CallingCode, string TimeZone) : Term(Code, NameEn, NameKo);

public sealed record Language(string Code, string NameEn, string NameKo, string Alpha3, string NameNative) : Term(Code, NameEn, NameKo);

public sealed record Category(string Code, string NameEn, string NameKo, string? Parent, IReadOnlyList<string> HsCodes)
    : Term(Code, NameEn, NameKo);

/// <param name="Market">ISO 3166-1 or M49 codes where it counts, or <c>*</c>.</param>
/// <param name="Families">Of products that it is about; none when it suits all.</param>
public sealed record Certification(string Code, string NameEn, string NameKo, IReadOnlyList<string> Market, IReadOnlyList<string> Families)
    : Term(Code, NameEn, NameKo);

/// <param name="Side"><c>exhibitor</c>, <c>buyer</c> or <c>both</c>.</param>
public sealed record Kind(string Code, string NameEn, string NameKo, string Side) : Term(Code, NameEn, NameKo);

/// <summary>A reference list in the order of its file, found by code.</summary>
public sealed class ReferenceList<T>(IEnumerable<T> entries) where T : Term
{
    readonly List<T> _all = [.. entries];
    FrozenDictionary<string, T>? _byCode;

    public IReadOnlyList<T> All => _all;

    public T? Find(string? code) =>
        code is null ? null : (_byCode ??= _all.ToFrozenDictionary(entry => entry.Code, StringComparer.OrdinalIgnoreCase)).GetValueOrDefault(code);

    /// <summary>The name in the reader's language; an unknown code stands for itself.</summary>
    public string NameOf(string? code) => Find(code)?.Name ?? code ?? "";
}
