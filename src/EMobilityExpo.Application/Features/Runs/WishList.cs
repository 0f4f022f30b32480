namespace EMobilityExpo.Application.Features.Runs;

using System.Text.Json;

/// <summary>
/// A pair that somebody wished for when the run was prepared. A problem file has no wishes: in it they are a higher score, or required.
/// </summary>
/// <param name="Pair">Its id in the problem.</param>
/// <param name="Wish"><c>want</c> or <c>must</c>.</param>
/// <param name="Vetoed">One side excludes the other's country: it is not in the problem at all.</param>
public sealed record WishedPair(string Pair, string Exhibitor, string Buyer, int Score, string Wish, bool Vetoed);

/// <summary>The wishes of a run, as <c>timetable_run.wish_list</c> keeps them.</summary>
public static class WishList
{
    /// <summary>A meeting somebody wished for is worth a full score more than it scores: it goes before any nobody asked for.</summary>
    public const int Worth = 100;

    public static string Write(IEnumerable<WishedPair> wishes) => JsonSerializer.Serialize(wishes, JsonSerializerOptions.Web);

    public static IReadOnlyList<WishedPair> Read(string json) =>
        JsonSerializer.Deserialize<List<WishedPair>>(json, JsonSerializerOptions.Web) ?? [];
}
