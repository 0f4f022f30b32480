using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EMobilityExpo.Cli.Demo;

/// <summary>One sheet of text cells, with the same bytes every time.</summary>
static class XlsxFile
{
    static readonly DateTimeOffset Stamp = new(2022, 10, 27, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Sheet sheet, string path)
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "rId1");
            var worksheet = workbook.AddNewPart<WorksheetPart>("rId1");
            worksheet.Worksheet = new Worksheet(new SheetData(sheet.Rows.Prepend(sheet.Header).Select(Line)));
            workbook.Workbook = new Workbook(new Sheets(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = 1, Id = "rId1" }));
        }

        package.Position = 0;
        Repack(package, path);
    }

    /// <summary>With addresses: Excel does without, other readers may not.</summary>
    static Row Line(IReadOnlyList<string> cells, int place)
    {
        var number = (uint)place + 1;
        return new Row(cells.Select((cell, column) => new Cell
        {
            CellReference = string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{number}"),
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(cell) { Space = SpaceProcessingModeValues.Preserve }),
        }))
        { RowIndex = number };
    }

    /// <summary>The packaging library stamps entries with the time of day, so they are packed again with a fixed one.</summary>
    static void Repack(Stream package, string path)
    {
        using var source = new ZipArchive(package, ZipArchiveMode.Read);
        using var file = File.Create(path);
        using var target = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            var copy = target.CreateEntry(entry.FullName, CompressionLevel.SmallestSize);
            copy.LastWriteTime = Stamp;
            using var from = entry.Open();
            using var to = copy.Open();
            from.CopyTo(to);
        }
    }
}
