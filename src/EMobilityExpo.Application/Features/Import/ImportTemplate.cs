namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Application.Spreadsheets;

/// <summary>The empty list to fill in: heads in the reader's language, one example row that an import leaves out, and the codes.</summary>
public static class ImportTemplate
{
    static readonly string[] ExampleKeys = ["#EXAMPLE", "#예시"];

    public static bool IsExample(string externalKey) => ExampleKeys.Contains(externalKey.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <param name="format"><c>csv</c> or <c>xlsx</c>; only a workbook has the sheet of codes.</param>
    public static Download Of(string side, string format) =>
        Download.Of($"{Words.T($"Import.Side_{side}")} {Words.T("Import.Template")}", format, List(side), Codes(side));

    static Sheet List(string side)
    {
        var columns = ImportColumns.Of(side);
        return new(
            Words.T($"Import.Side_{side}"),
            [.. columns.Select(column => new SheetColumn(column.Name, Math.Max(16, column.Name.Length + 6), column.Code == "note"))],
            [[.. columns.Select(column => new SheetCell(Example(column, side), SheetTone.Quiet))]]);
    }

    static string Example(ImportColumn column, string side) => column.Code switch
    {
        "externalKey" => Words.IsKorean ? ExampleKeys[1] : ExampleKeys[0],
        "note" => Words.T("Import.ExampleNote"),
        "nameKo" when side == Sides.Interpreter => "홍길동",
        "nameEn" when side == Sides.Interpreter => "Gildong Hong",
        _ => side == Sides.Buyer ? column.BuyerExample ?? column.Example : column.Example,
    };

    static Sheet Codes(string side) => new(
        Words.T("Import.CodesSheet"),
        [new(Words.T("Import.CodesColumn"), 24), new(Words.T("Import.CodesCode"), 24), new(Words.T("Import.CodesName"), 48, Wrap: true)],
        ImportColumns.Of(side).SelectMany(column => Allowed(column, side).Select(entry => (IReadOnlyList<object?>)[column.Name, entry.Code, entry.Name])));

    static IEnumerable<(string Code, string Name)> Allowed(ImportColumn column, string side) => column.Code switch
    {
        "country" => Of(ReferenceData.Countries.All),
        "kind" => Of(Terms.KindsOf(side)),
        "division" => Of(ReferenceData.Divisions.All),
        "ownBooth" => [("Y", Words.T("Common.Yes")), ("N", Words.T("Common.No"))],
        "products" =>
        [
            .. Of(ReferenceData.Categories.All),
            .. side == Sides.Buyer ? Of(ReferenceData.DemandTimings.All).Select(timing => ("…@" + timing.Code, timing.Name)) : [],
            .. side == Sides.Buyer ? Of(ReferenceData.Importances.All).Select(importance => ("…!" + importance.Code, importance.Name)) : [],
            side == Sides.Buyer ? ("ETW-BIKE:500@6_months!high", Words.T("Import.ProductFormBuyer")) : ("ETW-BIKE:500/10", Words.T("Import.ProductFormExhibitor")),
        ],
        "languages" => Of(ReferenceData.Languages.All),
        "certifications" or "requiredCertifications" => Of(ReferenceData.Certifications.All),
        "cooperation" => Of(ReferenceData.CooperationTypes.All),
        "targetCountries" or "exportCountries" => Of(ReferenceData.Areas.All),
        "attendance" => [("on site", Words.T("Import.OnSite")), ("online", Words.T("Import.Online"))],
        "unavailable" => [("2027-10-27 09:00-12:00; 2027-10-28", Words.T("Import.AbsenceForm"))],
        _ => [],
    };

    static IEnumerable<(string Code, string Name)> Of(IEnumerable<Term> terms) => terms.Select(term => (term.Code, term.Name));
}
