namespace EMobilityExpo.Application.Features.Suggestions;

using EMobilityExpo.Application.Reference;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;

/// <summary>Who is suggested to a participant.</summary>
/// <param name="Cost">Points of score lost per suggestion, against the best by score alone.</param>
public sealed record SuggestionChoice(IReadOnlyList<(Suggested One, bool Newcomer)> Items, double Cost)
{
    /// <summary>Diverse lists are chosen from so many times their length of the best, at least <see cref="LeastPool"/>.</summary>
    const int Pool = 5, LeastPool = 50;

    static readonly Likeness Likeness = new(ReferenceData.Catalogue);

    /// <param name="allows">Which partners may be suggested; null for all.</param>
    /// <param name="isAskedFor">Whether anybody wants the meeting with a partner: it gives way to no newcomer.</param>
    public static SuggestionChoice Of(
        SuggestionIndex index, ThinProfiles thin, Side side, string id, Func<ScoringParticipant, bool>? allows, Func<string, bool> isAskedFor, int top,
        bool diverse)
    {
        var other = side.Other();
        var pool = index.Best(side, id, diverse ? Math.Max(top * Pool, LeastPool) : top, allows);
        var chosen = diverse ? Diverse(index, other, pool, top) : pool;
        var places = Newcomers.PlacesOf(top);
        var coming = chosen.Count(one => thin.Has(other, one.Partner)) < places ? thin.Best(side, id, places, allows) : [];
        var items = Newcomers.Place(chosen, coming, top, partner => thin.Has(other, partner), isAskedFor);
        var lost = pool.Take(items.Count).Sum(one => one.Score) - items.Sum(item => item.One.Score);
        return new(items, items.Count == 0 ? 0 : Math.Max(0, lost / items.Count));
    }

    static IReadOnlyList<Suggested> Diverse(SuggestionIndex index, Side other, IReadOnlyList<Suggested> pool, int top)
    {
        var features = pool.Select(one => Likeness.Of(index.Find(other, one.Partner)!)).ToArray();
        return [.. Diversity.Choose(pool, top, (one, two) => features[one].To(features[two])).Places.Select(place => pool[place])];
    }
}
