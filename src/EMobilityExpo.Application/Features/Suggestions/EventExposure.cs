namespace EMobilityExpo.Application.Features.Suggestions;

using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Matching.Suggestions;

/// <summary>Everybody's lists in an event, as each participant is suggested its own.</summary>
public static class EventExposure
{
    const int LeastDepth = 3, MostPlaces = 5_000_000;

    /// <param name="lists">Whose.</param>
    /// <param name="bounded">Whether they are to be spread, and must be longer for it.</param>
    /// <remarks>Reads the suggestions to the end before it returns.</remarks>
    public static Exposure Of(EventSuggestions suggestions, Side lists, int top, bool bounded, CancellationToken cancel)
    {
        var partners = lists.Other();
        var placed = PlacedLists.Of(
            suggestions.Index, suggestions.Thin, lists, top, bounded ? DepthOf(top, suggestions.CountOf(lists)) : top,
            (id, partner) => suggestions.WishOf(lists, id, partner) is Wishes.Must or Wishes.Want, Environment.ProcessorCount, cancel);
        return new(placed, suggestions.Index.All(partners).Select(who => who.Id), top);
    }

    /// <summary>
    /// From how many of the best a bounded list of so many is chosen: three times as many, and as many more as memory is no matter for. On
    /// events of the usual size that is everybody, so that no list gets shorter for want of candidates.
    /// </summary>
    public static int DepthOf(int top, int lists) => Math.Max(LeastDepth * top, MostPlaces / Math.Max(1, lists));
}
