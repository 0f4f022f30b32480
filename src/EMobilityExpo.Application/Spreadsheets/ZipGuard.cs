namespace EMobilityExpo.Application.Spreadsheets;

using System.IO.Compression;
using EMobilityExpo.Application.Errors;

/// <summary>
/// Unpacks a workbook into nothing before anything reads it, and refuses what would grow out of all proportion. The sizes that an
/// archive states about itself are not trusted.
/// </summary>
static class ZipGuard
{
    const long MaximumUnpacked = 200L * 1024 * 1024, RatioMatters = 16L * 1024 * 1024;
    const int MaximumEntries = 2000, MaximumRatio = 250;

    public static void Check(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MaximumEntries || archive.Entries.Sum(entry => entry.Length) > MaximumUnpacked)
            throw new Invalid("Spreadsheets.ZipBomb");
        if (archive.Entries.Any(entry => entry.IsEncrypted))
            throw new Invalid("Spreadsheets.Encrypted");
        var buffer = new byte[81920];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                total += read;
                if (total > MaximumUnpacked || (total > RatioMatters && total / content.Length > MaximumRatio))
                    throw new Invalid("Spreadsheets.ZipBomb");
            }
        }
    }
}
