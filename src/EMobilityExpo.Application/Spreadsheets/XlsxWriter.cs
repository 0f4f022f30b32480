namespace EMobilityExpo.Application.Spreadsheets;

using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;

/// <summary>Writes a workbook: typed cells, a header row that stays in sight, a filter, column widths.</summary>
static class XlsxWriter
{
    const int MaximumText = 32_767;

    // Excel's day 0, which makes 1900 the leap year that it was not.
    static readonly LocalDate DayZero = new(1899, 12, 30);

    public static byte[] Write(IReadOnlyList<Spreadsheets.Sheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = XlsxStyles.Stylesheet();
            var list = workbook.Workbook.AppendChild(new Sheets());
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var sheet in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                WriteSheet(part, sheet);
                list.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Id = workbook.GetIdOfPart(part),
                    SheetId = (uint)names.Count + 1,
                    Name = NameOf(sheet.Name, names),
                });
            }
        }

        return stream.ToArray();
    }

    static void WriteSheet(WorksheetPart part, Spreadsheets.Sheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Columns.Select((column, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = column.Width,
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, sheet.Columns, [.. sheet.Columns.Select(column => column.Header)], isHeader: true);
        var number = 1u;
        foreach (var row in sheet.Rows)
            WriteRow(writer, ++number, sheet.Columns, row, isHeader: false);
        writer.WriteEndElement();
        if (sheet.Columns.Count > 0)
            writer.WriteElement(new AutoFilter { Reference = $"A1:{ColumnName(sheet.Columns.Count - 1)}{number}" });
        writer.WriteEndElement();
    }

    static void WriteRow(
        OpenXmlWriter writer, uint number, IReadOnlyList<SheetColumn> columns, IReadOnlyList<object?> values, bool isHeader)
    {
        writer.WriteStartElement(new Row { RowIndex = number });
        for (var i = 0; i < columns.Count && i < values.Count; i++)
        {
            var (value, tone) = values[i] is SheetCell cell ? (cell.Value, cell.Tone) : (values[i], SheetTone.Plain);
            if (value is null && tone == SheetTone.Plain)
                continue;
            WriteCell(writer, $"{ColumnName(i)}{number}", value, tone, columns[i].Wrap, isHeader);
        }

        writer.WriteEndElement();
    }

    static void WriteCell(OpenXmlWriter writer, string reference, object? value, SheetTone tone, bool wrap, bool isHeader)
    {
        var cell = new Cell { CellReference = reference };
        if (Number(value) is { } number)
        {
            cell.CellValue = new CellValue(number);
            cell.StyleIndex = XlsxStyles.Of(tone, FormatOf(value), wrap: false);
        }
        else
        {
            var text = Clean(SheetWriter.Text(value));
            cell.DataType = CellValues.InlineString;
            cell.StyleIndex = isHeader ? XlsxStyles.Header
                : XlsxStyles.Of(tone, CellText.LooksLikeFormula(text) ? XlsxFormat.Quoted : XlsxFormat.General, wrap);
            cell.InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        }

        writer.WriteElement(cell);
    }

    static string? Number(object? value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long or decimal => Convert.ToString(value, CultureInfo.InvariantCulture),
        double or float when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)) =>
            Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        LocalDate date => Days(date.AtMidnight()),
        LocalDateTime at => Days(at),
        LocalTime time => Days(DayZero + time),
        _ => null,
    };

    static XlsxFormat FormatOf(object? value) => value switch
    {
        LocalDate => XlsxFormat.Date,
        LocalTime => XlsxFormat.Time,
        LocalDateTime => XlsxFormat.DateTime,
        decimal or double or float => XlsxFormat.General,
        _ => XlsxFormat.Whole,
    };

    static string Days(LocalDateTime at) =>
        (Period.DaysBetween(DayZero, at.Date) + ((decimal)at.NanosecondOfDay / NodaConstants.NanosecondsPerDay)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Without the characters that XML can not hold, and no longer than a cell can be.</summary>
    static string Clean(string text)
    {
        if (text.Length > MaximumText)
            text = text[..MaximumText];
        return text.All(XmlConvert.IsXmlChar) ? text : new([.. WellFormed(text)]);
    }

    static IEnumerable<char> WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                yield return text[i];
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                yield return text[i];
                yield return text[++i];
            }
        }
    }

    static string NameOf(string wanted, HashSet<string> taken)
    {
        var name = string.Concat(wanted.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal) && !char.IsControl(c))).Trim('\'', ' ');
        name = name.Length == 0 ? "Sheet" : name.Length > 31 ? name[..31] : name;
        for (var n = 2; !taken.Add(name); n++)
            name = $"{(name.Length > 26 ? name[..26] : name)} ({n.ToString(CultureInfo.InvariantCulture)})";
        return name;
    }

    static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));
}
