namespace EMobilityExpo.Matching.Suggestions;

/// <summary>
/// Everybody's lists as each participant is shown its own: the best by score, with the places that <see cref="Newcomers"/> keeps. After those that are
/// suggested come the others by score, whoever gave way to a newcomer first.
/// </summary>
public static class PlacedLists
{
    /// <summary>The lists of a side.</summary>
    /// <param name="index">Of an event.</param>
    /// <param name="thin">Of the same.</param>
    /// <param name="side">Whose lists.</param>
    /// <param name="top">How many are suggested to each.</param>
    /// <param name="depth">How many of the best by score each list holds, at least <paramref name="top"/>; newcomers come on top.</param>
    /// <param name="isAskedFor">Whether anybody wants the meeting of a participant (first) with a partner: it gives way to no newcomer.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="stop">Ends the work with an <see cref="OperationCanceledException"/>.</param>
    /// <remarks>The index must not change before the lists were enumerated. Time: that of everybody's best, and of the best thin ones among those alone.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Nobody is to be suggested, or lists are to be shorter than what is suggested.</exception>
    public static IEnumerable<BestList> Of(
        SuggestionIndex index, ThinProfiles thin, Side side, int top, int depth, Func<string, string, bool> isAskedFor, int threads = 1,
        CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, top);
        var other = side.Other();
        var best = index.BestOfAll(side, depth, threads, stop);
        var coming = thin.BestOfAll(side, Newcomers.PlacesOf(top), threads, stop);
        return best.Ids.Select(id => Placed(id, best.Of(id), coming.Of(id)));

        BestList Placed(string id, IReadOnlyList<Suggested> all, IReadOnlyList<Suggested> thinOnes)
        {
            var shown = Newcomers.Place(
                [.. all.Take(top)], thinOnes, top, partner => thin.Has(other, partner), partner => isAskedFor(id, partner));
            var newcomers = shown.Count(item => item.Newcomer);
            if (newcomers == 0)
                return new(id, all);
            var there = shown.Select(item => item.One.Partner).ToHashSet(StringComparer.Ordinal);
            return new(id, [.. shown.Select(item => item.One), .. all.Where(one => !there.Contains(one.Partner))], newcomers);
        }
    }
}
