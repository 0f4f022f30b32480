namespace EMobilityExpo.Application.Features.Suggestions;

using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;

/// <summary>Who is suggested to a participant.</summary>
/// <param name="Considered">How many partners were allowed.</param>
/// <param name="Cost">Points of score lost per suggestion, against the best by score alone.</param>
sealed record SuggestionChoice(IReadOnlyList<(Suggested One, bool Newcomer)> Items, int Considered, double Cost)
{
    /// <summary>Diverse lists are chosen from so many times their length of the best, at least <see cref="LeastPool"/>.</summary>
    const int Pool = 5, LeastPool = 50;

    static readonly Likeness Likeness = new(ReferenceData.Catalogue);

    public static SuggestionChoice Of(
        EventSuggestions suggestions, EventSuggestions.Partner me, Func<ScoringParticipant, bool>? allows, int top, bool diverse)
    {
        var (index, other) = (suggestions.Index, me.Side == Side.Exhibitor ? Side.Buyer : Side.Exhibitor);
        var pool = index.Best(me.Side, me.Id, diverse ? Math.Max(top * Pool, LeastPool) : top, allows);
        var chosen = diverse ? Diverse(index, other, pool, top) : pool;
        var thin = Newcomers.PlacesOf(top) is > 0 and var places
            ? index.Best(me.Side, me.Id, places, who => (allows is null || allows(who)) && Newcomers.IsThin(other, who))
            : [];
        var items = Newcomers.Place(
            chosen, thin, top, id => Newcomers.IsThin(other, index.Find(other, id)!),
            id => suggestions.WishOf(me.Side, me.Id, id) is Wishes.Must or Wishes.Want);
        var lost = pool.Take(items.Count).Sum(one => one.Score) - items.Sum(item => item.One.Score);
        return new(
            items, allows is null ? suggestions.CountOf(other) : index.All(other).Count(allows), items.Count == 0 ? 0 : Math.Max(0, lost / items.Count));
    }

    static IReadOnlyList<Suggested> Diverse(SuggestionIndex index, Side other, IReadOnlyList<Suggested> pool, int top)
    {
        var features = pool.Select(one => Likeness.Of(index.Find(other, one.Partner)!)).ToArray();
        return [.. Diversity.Choose(pool, top, (one, two) => features[one].To(features[two])).Places.Select(place => pool[place])];
    }
}
