namespace EMobilityExpo.Web.Tests.Speed;

using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

/// <summary>The first view of a page: bytes as they are transferred, and milliseconds until the last byte of its HTML is there.</summary>
/// <param name="Html">Compressed where the page says that it may be.</param>
/// <param name="Files">Styles and scripts that the page asks for at once, packed.</param>
public sealed record PageVisit(string Role, string Route, int Html, int Files, double First, double Again)
{
    public int Bytes => Html + Files;
}

/// <summary>Visits every page there is, as everybody who may.</summary>
public sealed partial class PageVisits(WebApp app, LargeEvent large)
{
    readonly Dictionary<string, (int Bytes, string Text)> _files = [];

    /// <param name="again">How often a page is visited once more; the quickest counts.</param>
    public async Task<IReadOnlyList<PageVisit>> AllAsync(int again)
    {
        var visits = new List<PageVisit>();
        foreach (var (role, client) in large.People)
        {
            client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
            foreach (var page in Pages())
            {
                if (Address(page, role) is not { } path)
                    continue;
                var (html, isPacked, first) = await GetAsync(client, path);
                if (html is null)
                    continue;
                var best = double.MaxValue;
                for (var i = 0; i < again; i++)
                    best = Math.Min(best, (await GetAsync(client, path)).Milliseconds);
                visits.Add(new(role, Route(page), html.Length, await FilesAsync(client, TextOf(html, isPacked)), first, best));
            }
        }

        return visits;
    }

    IEnumerable<RouteEndpoint> Pages() => app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null).DistinctBy(Route).OrderBy(Route, StringComparer.Ordinal);

    static string Route(RouteEndpoint page) => $"/{page.RoutePattern.RawText?.TrimStart('/')}";

    /// <summary>Null where something is needed that the event does not have, or that is another role's.</summary>
    string? Address(RouteEndpoint page, string role)
    {
        var route = Route(page);
        // The portal is seen by companies, all the rest once by the organiser.
        if (route.StartsWith("/sign-", StringComparison.Ordinal) || route.StartsWith("/error", StringComparison.Ordinal)
            || route.StartsWith("/my/", StringComparison.Ordinal) == (role == "organiser"))
            return null;
        var own = role == "buyer" ? "buyer" : "seller";
        var path = "";
        foreach (var segment in page.RoutePattern.PathSegments)
        {
            path += "/";
            foreach (var part in segment.Parts)
            {
                var text = part switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternParameterPart { Name: "participantId" } => large.Values[own],
                    RoutePatternParameterPart { Name: "partnerId" } => large.Values[role == "buyer" ? "seller" : "buyer"],
                    RoutePatternParameterPart parameter => large.Values.GetValueOrDefault(parameter.Name),
                    _ => null,
                };
                if (text is null)
                    return null;
                path += text;
            }
        }

        return path;
    }

    static async Task<(byte[]? Html, bool IsPacked, double Milliseconds)> GetAsync(HttpClient client, string path)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(path);
        var body = await answer.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return (int)answer.StatusCode is >= 300 and < 500 ? (null, false, took)
            : answer.IsSuccessStatusCode ? (body, answer.Content.Headers.ContentEncoding.Contains("br"), took)
            : throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
    }

    static string TextOf(byte[] html, bool isPacked)
    {
        using Stream stream = isPacked ? new BrotliStream(new MemoryStream(html), CompressionMode.Decompress) : new MemoryStream(html);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Styles, scripts, and what those import before they run; what is imported later is not part of the first view.</summary>
    async Task<int> FilesAsync(HttpClient client, string html)
    {
        var (seen, waiting, bytes) = (new HashSet<string>(), new Queue<string>(Linked().Matches(html).Select(match => match.Groups[1].Value)), 0);
        while (waiting.TryDequeue(out var file))
        {
            if (!seen.Add(file.Split('?')[0]))
                continue;
            var (size, text) = await FileAsync(client, file);
            bytes += size;
            foreach (Match import in Imported().Matches(text))
                waiting.Enqueue(new Uri(new(client.BaseAddress!, file), import.Groups[1].Value).AbsolutePath);
        }

        return bytes;
    }

    async Task<(int Bytes, string Text)> FileAsync(HttpClient client, string file)
    {
        if (_files.TryGetValue(file, out var known))
            return known;
        var packed = await client.GetAsync(file);
        packed.EnsureSuccessStatusCode();
        var bytes = (await packed.Content.ReadAsByteArrayAsync()).Length;
        using var plain = app.Anonymous();
        var text = file.Split('?')[0].EndsWith(".js", StringComparison.Ordinal) ? await plain.GetStringAsync(file) : "";
        return _files[file] = (bytes, text);
    }

    [GeneratedRegex("""<(?:link rel="stylesheet" href|script type="module" src)="([^"]+)"[^>]*>""", RegexOptions.None, 1000)]
    private static partial Regex Linked();

    [GeneratedRegex("""(?:^|[;}\s])(?:import|export)(?:[^;"'()]*from)?\s*["']([^"']+)["']""", RegexOptions.None, 1000)]
    private static partial Regex Imported();
}
