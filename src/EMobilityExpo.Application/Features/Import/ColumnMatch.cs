namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Import.Cells;

/// <summary>Which column of a file is which of ours. The order is free; case, spaces and punctuation do not count.</summary>
/// <param name="Columns">The file's columns in their order; null where it is none of ours.</param>
public sealed record ColumnMatch(string Side, IReadOnlyList<string> Headers, IReadOnlyList<ImportColumn?> Columns)
{
    /// <summary>The head of the column that our file of wrong rows adds.</summary>
    public static readonly IReadOnlyList<string> ReportHeaders = ["What is wrong", "오류 내용"];

    static readonly string[] Identifying = ["externalKey", "registrationNumber", "nameKo", "nameEn"];

    public IReadOnlyList<string> Unknown =>
        [.. Headers.Where((header, i) => Columns[i] is null && header.Length > 0 && !ReportHeaders.Contains(header))];

    /// <summary>Without these, participants that are not there yet can not be added.</summary>
    public IReadOnlyList<ImportColumn> Missing
    {
        get
        {
            var present = Columns.OfType<ImportColumn>().Select(column => column.Code).ToHashSet(StringComparer.Ordinal);
            var missing = new List<ImportColumn>();
            if (!present.Contains("nameKo") && !present.Contains("nameEn"))
                missing.Add(ImportColumns.Find("nameEn")!);
            missing.AddRange(ImportColumns.Of(Side).Where(column => column.Code == "country" && !present.Contains(column.Code)));
            return missing;
        }
    }

    public bool Has(string code) => Columns.Any(column => column?.Code == code);

    public int IndexOf(string code)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i]?.Code == code)
                return i;
        }

        return -1;
    }

    /// <exception cref="Invalid">Two columns are the same, or none tells who a row is about.</exception>
    public static ColumnMatch Of(string side, IReadOnlyList<string> headers)
    {
        var names = new TermLookup(ImportColumns.Of(side).Select(column => (column.Code, (IEnumerable<string>)[column.English, column.Korean, .. column.Synonyms])));
        var columns = headers.Select(header => names.Find(header) is { } code ? ImportColumns.Find(code) : null).ToList();
        var twice = columns.OfType<ImportColumn>().GroupBy(column => column.Code, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        if (twice is not null)
            throw new Invalid("Import.ColumnTwice", twice.First().Name);
        var match = new ColumnMatch(side, headers, columns);
        return Identifying.Any(match.Has) ? match : throw new Invalid(
            "Import.ColumnsMissing", string.Join(", ", ImportColumns.Of(side).Where(column => Identifying.Contains(column.Code)).Select(column => column.Name)),
            string.Join(", ", headers.Where(header => header.Length > 0).Take(10)));
    }
}
