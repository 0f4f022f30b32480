namespace EMobilityExpo.Web.Endpoints;

using System.Globalization;
using System.Security.Cryptography;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Spreadsheets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

/// <summary>Files to take away: named after what is in them, and not sent again to one who has them.</summary>
public static class Downloads
{
    public static FileContentHttpResult File(HttpContext http, byte[] content, string contentType, string fileName)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
        return TypedResults.File(content, contentType, fileName, entityTag: tag);
    }

    public static async Task<FileContentHttpResult> FileAsync(HttpContext http, Task<Download> asked)
    {
        var download = await asked;
        return File(http, download.Content, download.ContentType, download.FileName);
    }

    public static string NameOf(RunDocument run, string extension) =>
        Named(extension, run.Event.Name, Words.T("Runs.RunNumber", run.Run.Number.ToString(CultureInfo.InvariantCulture)));

    public static string NameOf(ParticipantTimetable timetable, string extension) =>
        Named(extension, timetable.Event.Name, timetable.Participant.Name);

    // The header writes it twice, in ASCII and in UTF-8 (RFC 6266); what no file system takes is left out.
    static string Named(string extension, params string[] parts)
    {
        var words = string.Join(" - ", parts.Select(part => string.Concat(part.Where(c => !char.IsControl(c) && !"\\/:*?\"<>|".Contains(c, StringComparison.Ordinal))).Trim()));
        return $"{(words.Length > 120 ? words[..120].Trim() : words)}.{extension}";
    }
}
