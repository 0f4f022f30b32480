namespace EMobilityExpo.Application.Spreadsheets;

using System.Text;
using System.Xml;
using EMobilityExpo.Application.Errors;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

/// <summary>Reads the first visible sheet of a workbook.</summary>
static class XlsxTable
{
    // The reader's options ask for code page 1252 when they are made, though only old .xls files need it.
    static XlsxTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TabularFile Read(byte[] content)
    {
        try
        {
            ZipGuard.Check(content);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(
                new MemoryStream(XlsxErrorCells.AsTexts(content), writable: false), new());
            TabularRows? rows = null;
            string? sheet = null;
            var others = new List<string>();
            do
            {
                if (!string.Equals(reader.VisibleState, "visible", StringComparison.OrdinalIgnoreCase))
                    continue;
                if (rows is not null)
                {
                    others.Add(reader.Name);
                    continue;
                }

                rows = ReadRows(reader);
                sheet = reader.Name;
            }
            while (reader.NextResult());
            return (rows ?? throw new Invalid("Spreadsheets.Empty")).ToFile(sheet, others);
        }
        catch (Exception error) when (error is ExcelReaderException or XmlException or InvalidDataException or FormatException
            or OverflowException or ArgumentException or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException
            or InvalidOperationException or EndOfStreamException)
        {
            // A damaged or hostile workbook makes the reader stumble in many ways; to the person it is one.
            throw new Invalid("Spreadsheets.Unreadable");
        }
    }

    static TabularRows ReadRows(IExcelDataReader reader)
    {
        var rows = new TabularRows();
        for (var number = 1; reader.Read(); number++)
        {
            var cells = new List<string>(Math.Min(reader.FieldCount, TabularFile.MaximumColumns));
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var text = CellText.Of(reader.GetValue(i));
                if (i < TabularFile.MaximumColumns)
                    cells.Add(text);
                else if (text.Length > 0)
                    throw new Invalid("Spreadsheets.TooManyColumns", TabularFile.MaximumColumns);
            }

            rows.Add(number, cells);
        }

        return rows;
    }
}
