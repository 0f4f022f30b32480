namespace EMobilityExpo.Matching.Suggestions;

/// <summary>The best partners of one participant, in the order in which it would have them: more than are suggested, so that there is room to choose.</summary>
/// <param name="Id">Of the participant.</param>
/// <param name="Best">Each partner once.</param>
/// <param name="Newcomers">How many of those that are suggested have a place that is kept for thin profiles: they come last of them.</param>
public sealed record BestList(string Id, IReadOnlyList<Suggested> Best, int Newcomers = 0);

/// <summary>
/// How unevenly suggestions fall on those who are suggested, and lists that spread them. Made once from everybody's best lists; the
/// order of the input changes nothing.
/// </summary>
public sealed class Exposure
{
    readonly BestLists lists;
    readonly int k;

    /// <summary>Takes the lists in.</summary>
    /// <param name="lists">Of everybody on one side, each once.</param>
    /// <param name="partners">Everybody on the other side, whether or not in a list.</param>
    /// <param name="k">How many of each list are suggested.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
    /// <exception cref="ArgumentException">Somebody comes twice, or a list names who is not among the partners.</exception>
    public Exposure(IEnumerable<BestList> lists, IEnumerable<string> partners, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        (this.lists, this.k) = (new(lists, partners, k), k);
    }

    /// <summary>The first k of every list.</summary>
    public SuggestedLists Plain()
    {
        var chosen = new bool[lists.Partners.Length];
        for (var list = 0; list < lists.Owners.Length; list++)
            chosen.AsSpan(lists.Start[list], Math.Min(k, lists.LengthOf(list))).Fill(true);
        return new(lists, chosen, lists.Owners.Length == 0 ? 0 : k);
    }

    /// <summary>
    /// Lists of which nobody is in more than so many, the largest number under which the Gini index is at most the given one. With it fixed,
    /// lists are made by deferred acceptance: everybody asks down its list, who is asked by too many keeps those with the best scores.
    /// The outcome is stable: no list and no partner that have not got each other would both rather have that than what they have got. Source: D. Gale
    /// and L. S. Shapley, "College admissions and the stability of marriage", American Mathematical Monthly 69, 1962.
    /// </summary>
    /// <param name="mostGini">From 0 to 1.</param>
    /// <param name="stop">Ends the work with an <see cref="OperationCanceledException"/>.</param>
    /// <remarks>
    /// Time: length of all lists x logarithm of the number, for each of the some ten numbers that bisection tries. No number is tried that
    /// leaves less room than there are suggestions, nor below 1; if even that one is too uneven, its lists are the answer.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The index is not from 0 to 1.</exception>
    public SpreadLists Spread(double mostGini, CancellationToken stop = default)
    {
        if (mostGini is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(mostGini));
        var plain = Plain();
        if (plain.Gini <= mostGini)
            return Against(plain, plain, mostGini, plain.Counts.DefaultIfEmpty(0).Max());

        // Bounds on the largest number that will do: the lower one does (or is the least there is), the upper one does not.
        var low = (int)Math.Max(1, (plain.Suggestions + lists.PartnerIds.Length - 1) / lists.PartnerIds.Length);
        var high = plain.Counts.Max();
        var best = Held(low);
        while (high - low > 1 && best.Gini <= mostGini)
        {
            var middle = low + (high - low) / 2;
            var tried = Held(middle);
            if (tried.Gini <= mostGini)
                (low, best) = (middle, tried);
            else
                high = middle;
        }

        return Against(best, plain, mostGini, low);

        SuggestedLists Held(int cap) => new(lists, DeferredAcceptance.Run(lists, k, cap, stop), k);
    }

    SpreadLists Against(SuggestedLists spread, SuggestedLists plain, double wanted, int cap)
    {
        var (sum, worst, shorter, count) = (0.0, 0.0, 0, 0);
        for (var list = 0; list < lists.Owners.Length; list++)
        {
            if (lists.LengthOf(list) == 0)
                continue;
            var ((before, places), (after, left)) = (plain.TotalOf(list), spread.TotalOf(list));
            var loss = Math.Max(0, (before - after) / places);
            (sum, worst, shorter, count) = (sum + loss, Math.Max(worst, loss), shorter + (left < places ? 1 : 0), count + 1);
        }

        return new(spread, wanted, cap, count == 0 ? 0 : sum / count, worst, shorter);
    }

    /// <summary>
    /// The Gini index of numbers that are not negative: 0 when all are equal, near 1 when one has everything; 0 of none and of nothing.
    /// </summary>
    public static double Gini(IEnumerable<int> numbers)
    {
        var sorted = numbers.Order().ToArray();
        var (sum, ranked) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
            (sum, ranked) = (sum + sorted[i], ranked + (2.0 * (i + 1) - sorted.Length - 1) * sorted[i]);
        return sum > 0 ? ranked / (sorted.Length * sum) : 0;
    }
}

/// <summary>Lists that spread suggestions, and what that costs.</summary>
/// <param name="Lists">The lists.</param>
/// <param name="Wanted">The Gini index that was allowed; <see cref="SuggestedLists.Gini"/> is what was reached, which may be more.</param>
/// <param name="Cap">Nobody is in more lists than this.</param>
/// <param name="MeanLoss">Points of score lost per place, over all lists; a place that stays empty loses its whole score.</param>
/// <param name="WorstLoss">The same of the list that loses most.</param>
/// <param name="Shorter">Lists that became shorter because everybody on them was taken.</param>
public sealed record SpreadLists(SuggestedLists Lists, double Wanted, int Cap, double MeanLoss, double WorstLoss, int Shorter)
{
    /// <summary>Whether the wanted index was reached.</summary>
    public bool IsMet => Lists.Gini <= Wanted;
}
