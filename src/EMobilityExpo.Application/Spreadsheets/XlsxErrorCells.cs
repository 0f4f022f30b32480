namespace EMobilityExpo.Application.Spreadsheets;

using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>
/// The workbook reader takes a cell with an error (<c>#REF!</c>) for an empty one, and an empty cell would clear a value. Such cells
/// are made into texts before it reads them.
/// </summary>
static partial class XlsxErrorCells
{
    public static byte[] AsTexts(byte[] content)
    {
        var found = WithErrors(content);
        if (found.Count == 0)
            return content;
        using var stream = new MemoryStream();
        stream.Write(content);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var name in found)
            {
                string xml;
                using (var reader = new StreamReader(archive.GetEntry(name)!.Open(), Encoding.UTF8))
                    xml = ErrorCell().Replace(reader.ReadToEnd(), "$1\"str\"");
                archive.GetEntry(name)!.Delete();
                using var writer = new StreamWriter(
                    archive.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                writer.Write(xml);
            }
        }

        return stream.ToArray();
    }

    static List<string> WithErrors(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        return
        [
            .. archive.Entries
                .Where(entry => entry.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase) && HasErrors(entry))
                .Select(entry => entry.FullName),
        ];
    }

    static bool HasErrors(ZipArchiveEntry entry)
    {
        const int overlap = 4; // t="e" may lie across two blocks
        using var stream = entry.Open();
        var buffer = new byte[81920 + overlap];
        var kept = 0;
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var block = buffer.AsSpan(0, kept + read);
            if (block.IndexOf("t=\"e\""u8) >= 0 || block.IndexOf("t='e'"u8) >= 0)
                return true;
            kept = Math.Min(overlap, block.Length);
            block[^kept..].CopyTo(buffer);
        }

        return false;
    }

    [GeneratedRegex("""(<(?:\w+:)?c\b[^<>]*\bt=)(?:"e"|'e')""", RegexOptions.None, 60_000)]
    private static partial Regex ErrorCell();
}
