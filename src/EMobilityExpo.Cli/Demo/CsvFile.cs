using System.Text;

namespace EMobilityExpo.Cli.Demo;

/// <summary>RFC 4180 in UTF-8 with a byte order mark, which Korean Excel needs to see that it is not CP949.</summary>
static class CsvFile
{
    public static void Write(Sheet sheet, string path)
    {
        var text = new StringBuilder();
        foreach (var row in sheet.Rows.Prepend(sheet.Header))
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        File.WriteAllText(path, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }

    static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
