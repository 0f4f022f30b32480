namespace EMobilityExpo.Application.Spreadsheets;

using EMobilityExpo.Application.Errors;

/// <summary>A table as texts, whether it came as CSV or as XLSX: the first row holds the names of the columns.</summary>
/// <param name="Headers">Trimmed; empty where a column has no name.</param>
/// <param name="Rows">Every row that holds anything at all.</param>
/// <param name="Sheet">The name of the sheet that was read; null for CSV.</param>
/// <param name="OtherSheets">The visible sheets that were not read.</param>
public sealed record TabularFile(
    IReadOnlyList<string> Headers, IReadOnlyList<TabularRow> Rows, string? Sheet, IReadOnlyList<string> OtherSheets)
{
    public const int MaximumBytes = 20 * 1024 * 1024, MaximumRows = 50_000, MaximumColumns = 200;

    /// <summary>Reads CSV or XLSX; what the file is shows in its first bytes, not in its name.</summary>
    /// <exception cref="Invalid">It can not be read, or is larger than the limits allow.</exception>
    public static TabularFile Read(Stream stream, string fileName) => Read(Bytes(stream), fileName);

    public static TabularFile Read(byte[] content, string fileName)
    {
        if (content.Length > MaximumBytes)
            throw new Invalid("Spreadsheets.TooLarge", MaximumBytes / 1024 / 1024);
        if (content.AsSpan().StartsWith("PK\x03\x04"u8))
            return XlsxTable.Read(content);
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new Invalid(IsEncrypted(content) ? "Spreadsheets.Encrypted" : "Spreadsheets.OldExcel");
        if (Path.GetExtension(fileName).ToUpperInvariant() is ".XLSX" or ".XLSM" or ".XLS" or ".ODS" or ".ZIP")
            throw new Invalid("Spreadsheets.Unreadable");
        return CsvTable.Read(content);
    }

    // An encrypted workbook is an OLE file with a stream of this name.
    static bool IsEncrypted(byte[] content) => content.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    static byte[] Bytes(Stream stream)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (copy.Length + read > MaximumBytes)
                throw new Invalid("Spreadsheets.TooLarge", MaximumBytes / 1024 / 1024);
            copy.Write(buffer, 0, read);
        }

        return copy.ToArray();
    }
}

/// <param name="Number">The row as a spreadsheet program counts it: the names of the columns are row 1.</param>
/// <param name="Cells">Trimmed texts; may be fewer or more than there are column names.</param>
public sealed record TabularRow(int Number, IReadOnlyList<string> Cells);

/// <summary>Collects the rows of a table and holds them to the limits.</summary>
sealed class TabularRows
{
    List<string>? _headers;
    readonly List<TabularRow> _rows = [];

    public void Add(int number, List<string> cells)
    {
        while (cells.Count > 0 && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        if (cells.Count == 0)
            return;
        if (cells.Count > TabularFile.MaximumColumns)
            throw new Invalid("Spreadsheets.TooManyColumns", TabularFile.MaximumColumns);
        if (_headers is null)
        {
            _headers = cells;
            return;
        }

        if (_rows.Count == TabularFile.MaximumRows)
            throw new Invalid("Spreadsheets.TooManyRows", TabularFile.MaximumRows);
        _rows.Add(new(number, cells));
    }

    public TabularFile ToFile(string? sheet, IReadOnlyList<string> otherSheets) =>
        new(_headers ?? throw new Invalid("Spreadsheets.Empty"), _rows, sheet, otherSheets);
}
