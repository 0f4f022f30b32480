namespace EMobilityExpo.Application.Features.Import.Cells;

using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Reference;

/// <summary>The reference lists as people write them in lists.</summary>
public static class Terms
{
    public static TermLookup Countries { get; } = new(ReferenceData.Countries.All.Select(CountryNames));

    /// <summary>Countries, and regions of the world such as <c>150</c> or Europe.</summary>
    public static TermLookup Places { get; } = new(
        ReferenceData.Countries.All.Select(CountryNames)
            .Concat(ReferenceData.Areas.All.Select(area => (area.Code, (IEnumerable<string>)[area.NameEn, area.NameKo, area.Code.TrimStart('0')]))));

    public static TermLookup Languages { get; } = new(ReferenceData.Languages.All.Select(
        language => (language.Code, (IEnumerable<string>)[language.NameEn, language.NameKo, language.NameNative, language.Alpha3])));

    public static TermLookup Categories { get; } = Of(ReferenceData.Categories.All);

    public static TermLookup Certifications { get; } = Of(ReferenceData.Certifications.All);

    public static TermLookup CooperationTypes { get; } = Of(ReferenceData.CooperationTypes.All);

    public static TermLookup Divisions { get; } = Of(ReferenceData.Divisions.All);

    public static TermLookup Timings { get; } = Of(ReferenceData.DemandTimings.All);

    public static TermLookup Importances { get; } = new(ReferenceData.Importances.All.Select(
        importance => (importance.Code, (IEnumerable<string>)[importance.NameEn, importance.NameKo, .. OtherImportances(importance.Code)])));

    public static TermLookup ExhibitorKinds { get; } = Of(KindsOf(Sides.Exhibitor));

    public static TermLookup BuyerKinds { get; } = Of(KindsOf(Sides.Buyer));

    public static IEnumerable<Kind> KindsOf(string side) => ReferenceData.Kinds.All.Where(kind => kind.Side == "both" || kind.Side == side);

    static TermLookup Of(IEnumerable<Term> terms) =>
        new(terms.Select(term => (term.Code, (IEnumerable<string>)[term.NameEn, term.NameKo])));

    static (string Code, IEnumerable<string> Names) CountryNames(Country country) =>
        (country.Code, [country.NameEn, country.NameKo, country.Alpha3, .. OtherNames(country.Code)]);

    static string[] OtherImportances(string code) => code switch
    {
        "high" => ["상", "중요", "A"],
        "low" => ["하", "C"],
        _ => ["중", "B"],
    };

    // What people write besides the names of the reference list.
    static string[] OtherNames(string code) => code switch
    {
        "KR" => ["Korea", "Republic of Korea", "한국", "남한", "R.O.K."],
        "KP" => ["DPRK"],
        "US" => ["U.S.", "United States of America", "America"],
        "GB" => ["UK", "Great Britain", "England", "Britain"],
        "VN" => ["Viet Nam", "월남"],
        "RU" => ["Russian Federation", "러시아 연방"],
        "TR" => ["Turkey", "Turkiye", "터키"],
        "CZ" => ["Czech Republic"],
        "AE" => ["아랍에미리트 연방", "UAE"],
        "CN" => ["People's Republic of China", "P.R. China", "PRC"],
        "TW" => ["Chinese Taipei", "타이완"],
        "AU" => ["오스트레일리아"],
        "NL" => ["Holland", "The Netherlands"],
        "LA" => ["Lao PDR"],
        "MM" => ["Burma", "버마"],
        "CI" => ["Ivory Coast"],
        "SZ" => ["Swaziland"],
        "MK" => ["Macedonia"],
        "MD" => ["Republic of Moldova"],
        "IR" => ["Islamic Republic of Iran"],
        "SY" => ["Syrian Arab Republic"],
        "TZ" => ["United Republic of Tanzania"],
        "BO" => ["Plurinational State of Bolivia"],
        "VE" => ["Bolivarian Republic of Venezuela"],
        "BN" => ["Brunei Darussalam"],
        "CV" => ["Cape Verde"],
        "CD" => ["DR Congo", "DRC"],
        "CG" => ["Congo"],
        "FM" => ["Micronesia"],
        "PS" => ["State of Palestine"],
        "TL" => ["East Timor"],
        "VA" => ["Vatican", "Vatican City"],
        "ZA" => ["남아공", "남아프리카공화국"],
        "UZ" => ["우즈벡"],
        "KZ" => ["카자흐"],
        _ => [],
    };
}
