namespace EMobilityExpo.Application.Spreadsheets;

using System.Text;
using CsvHelper;
using EMobilityExpo.Application.Errors;

/// <summary>Reads CSV as Excel and Korean office programs write it: UTF-8, UTF-16 or CP949, comma, semicolon or tab.</summary>
static class CsvTable
{
    static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    static readonly Encoding Cp949 = CodePagesEncodingProvider.Instance.GetEncoding(
        949, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static TabularFile Read(byte[] content)
    {
        var text = Decode(content);
        var firstRow = 1;
        char? separator = null;
        // Excel's own hint, a line of its own.
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
        {
            separator = text[4];
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            text = end < 0 ? "" : text[(end + 1)..];
            firstRow = 2;
        }

        var options = CsvReaderOptions.Default with
        {
            Separator = separator is ',' or ';' or '\t' ? separator.Value : SeparatorOf(text),
            HasHeader = false,
            SkipEmptyLines = false,
            // A quote that is never closed would swallow the next rows without a word; one amid a text (5" tyre) does no harm.
            OnMalformedRecord = record =>
            {
                if (record.Reason == CsvMalformedReason.UnterminatedQuote || record.RawRecord.Contains('\n', StringComparison.Ordinal))
                    throw new Invalid("Spreadsheets.Malformed", record.LineNumber);
            },
            MaxRecordSize = 4 * 1024 * 1024,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
        };
        var rows = new TabularRows();
        using var csv = CsvReader.Create(new StringReader(text), options);
        var line = 1L;
        try
        {
            for (var number = firstRow; csv.Read(); number++)
            {
                line = csv.LineNumber;
                var cells = new List<string>(csv.FieldCount);
                for (var i = 0; i < csv.FieldCount; i++)
                    cells.Add(CellText.Unguard(csv.GetString(i).Trim()));
                rows.Add(number, cells);
            }
        }
        catch (CsvFormatException)
        {
            throw new Invalid("Spreadsheets.Malformed", line + 1);
        }

        return rows.ToFile(null, []);
    }

    static string Decode(byte[] content)
    {
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(content.AsSpan(2));
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(content.AsSpan(2));
        var bytes = content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? content.AsSpan(3) : content;
        if (bytes.Contains((byte)0))
            throw new Invalid("Spreadsheets.NotText");
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            try
            {
                // Bytes 0x80 and 0xFF mean nothing in CP949; .NET lets them pass.
                var text = Cp949.GetString(bytes);
                return text.AsSpan().ContainsAny('\u0080', '\uF8F7') ? throw new Invalid("Spreadsheets.NotText") : text;
            }
            catch (DecoderFallbackException)
            {
                throw new Invalid("Spreadsheets.NotText");
            }
        }
    }

    /// <summary>Decided by the names of the columns alone: cells of several values hold separators of their own.</summary>
    static char SeparatorOf(string text)
    {
        int commas = 0, semicolons = 0, tabs = 0;
        var quoted = false;
        var seen = false;
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is '\n' or '\r' && seen)
                break;
            else if (!quoted)
                _ = c switch { ',' => ++commas, ';' => ++semicolons, '\t' => ++tabs, _ => 0 };
            seen |= !char.IsWhiteSpace(c);
        }

        return tabs > commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }
}
