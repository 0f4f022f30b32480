namespace EMobilityExpo.Application.Spreadsheets;

using System.Globalization;
using CsvHelper;
using NodaTime;
using NodaTime.Text;

/// <summary>
/// Writes tables as XLSX or CSV. Texts that look like a formula stay texts in both: in XLSX as text cells with the quote mark of
/// Excel, in CSV with an apostrophe before them.
/// </summary>
public static class SheetWriter
{
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", CsvType = "text/csv; charset=utf-8";

    public static byte[] Xlsx(params IReadOnlyList<Sheet> sheets) => XlsxWriter.Write(sheets);

    /// <summary>UTF-8 with a byte order mark, without which Excel takes it for the local code page.</summary>
    public static byte[] Csv(Sheet sheet)
    {
        using var stream = new MemoryStream();
        Csv(sheet, stream);
        return stream.ToArray();
    }

    /// <summary>The same, row by row as they come.</summary>
    public static void Csv(Sheet sheet, Stream stream)
    {
        using var csv = CsvWriter.Create(
            stream, CsvWriterOptions.Default with { WriteByteOrderMark = true, Injection = CsvInjection.Escape }, leaveOpen: true);
        foreach (var column in sheet.Columns)
            csv.WriteField(column.Header);
        csv.EndRecord();
        foreach (var row in sheet.Rows)
        {
            for (var i = 0; i < sheet.Columns.Count; i++)
                Write(csv, i < row.Count ? row[i] : null);
            csv.EndRecord();
        }
    }

    static void Write(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case SheetCell cell:
                Write(csv, cell.Value);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                csv.WriteField(Convert.ToInt64(value, CultureInfo.InvariantCulture), "", CultureInfo.InvariantCulture);
                break;
            case decimal or double or float:
                csv.WriteField(
                    Convert.ToDouble(value, CultureInfo.InvariantCulture), "0.###############", CultureInfo.InvariantCulture);
                break;
            default:
                csv.WriteField(Text(value));
                break;
        }
    }

    internal static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool yes => yes ? "Y" : "N",
        LocalDate date => LocalDatePattern.Iso.Format(date),
        LocalTime time => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time),
        LocalDateTime at => LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm").Format(at),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
