namespace EMobilityExpo.Web.Pages.Shared;

using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

/// <summary>Addresses of the same list with one thing changed. A changed filter goes back to the first page.</summary>
public static class ListLinks
{
    public static string With(this HttpRequest request, string name, string? value) => request.With((name, value));

    public static string With(this HttpRequest request, params (string Name, string? Value)[] changes)
    {
        var query = QueryHelpers.ParseQuery(request.QueryString.Value)
            .SelectMany(pair => pair.Value, (pair, value) => (pair.Key, Value: value))
            .Where(pair => !string.IsNullOrEmpty(pair.Value))
            .Where(pair => pair.Key != "page" && !changes.Any(change => change.Name == pair.Key))
            .ToList();
        query.AddRange(changes.Where(change => !string.IsNullOrEmpty(change.Value)).Select(change => (change.Name, change.Value)));
        var builder = new QueryBuilder(query.Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)));
        return request.Path + builder.ToString();
    }

    /// <summary>What a form of this list carries along: everything in the address but the page and the names given.</summary>
    public static IEnumerable<(string Name, string Value)> Others(this HttpRequest request, params string[] names) =>
        request.Query.Where(pair => pair.Key != "page" && !names.Contains(pair.Key))
            .SelectMany(pair => pair.Value, (pair, value) => (pair.Key, value ?? "")).Where(pair => pair.Item2.Length > 0);
}

/// <summary>The model of <c>_Pager.cshtml</c>.</summary>
public sealed record PagerModel(int Page, int PageSize, int Total)
{
    public static readonly IReadOnlyList<int> Sizes = [25, 50, 100, 200];

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public int First => Total == 0 ? 0 : Math.Min(Total, ((Page - 1) * PageSize) + 1);

    public int Last => Math.Min(Total, Page * PageSize);

    public static PagerModel Of<T>(Application.Messaging.Paged<T> paged) => new(paged.Page, paged.PageSize, paged.Total);
}
