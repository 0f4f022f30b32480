namespace EMobilityExpo.Application.Spreadsheets;

/// <summary>A file for a person to keep.</summary>
public sealed record Download(string FileName, string ContentType, byte[] Content)
{
    /// <param name="format"><c>csv</c> or <c>xlsx</c>; CSV holds the first sheet only.</param>
    public static Download Of(string name, string format, params IReadOnlyList<Sheet> sheets) => format == "xlsx"
        ? new($"{name}.xlsx", SheetWriter.XlsxType, SheetWriter.Xlsx(sheets))
        : new($"{name}.csv", SheetWriter.CsvType, SheetWriter.Csv(sheets[0]));
}
