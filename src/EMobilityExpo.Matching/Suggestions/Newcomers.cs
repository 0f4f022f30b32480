namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Keeps those with thin profiles from being buried: who has filled in little scores in the middle everywhere and would be in nobody's
/// list. One place in ten is kept for the best of them, after whoever is there by score; nobody whom somebody asked for gives way.
/// </summary>
public static class Newcomers
{
    /// <summary>
    /// Below this share of the score's questions answered, a profile is thin. At half, an exhibitor with its products, target markets and
    /// languages is not, and one with its products alone is.
    /// </summary>
    public const double Thin = 0.5;

    /// <summary>One place in so many may go to thin profiles.</summary>
    public const int OneIn = 10;

    /// <summary>
    /// How sure the score can be of a profile: the share of its questions that were answered. Asked of everybody are categories, their
    /// quantities (by share), languages and cooperation; of an exhibitor also target markets and certifications. A buyer's country
    /// is always known, and one that requires no certification need not say so.
    /// </summary>
    public static double Sureness(Side side, ScoringParticipant who)
    {
        var categories = who.Products.Count;
        var quantities = categories == 0 ? 0 : (double)who.Products.Count(product => product.UnitsPerYear > 0) / categories;
        var answered = Given(categories) + quantities + Given(who.Languages.Count) + Given(who.CooperationTypes.Count);
        return side == Side.Buyer ? answered / 4 : (answered + Given(who.TargetCountries.Count) + Given(who.Certifications.Count)) / 6;
    }

    /// <summary>Whether a profile is thin.</summary>
    public static bool IsThin(Side side, ScoringParticipant who) => Sureness(side, who) < Thin;

    /// <summary>How many of so many places may go to thin profiles.</summary>
    public static int PlacesOf(int top) => top / OneIn;

    /// <summary>Gives the places kept for thin profiles to those of them that are not there by score already.</summary>
    /// <param name="best">The list without newcomers.</param>
    /// <param name="thin">The best thin profiles, best first.</param>
    /// <param name="top">How many places there are.</param>
    /// <param name="isThin">Whether somebody in the list is thin: those count.</param>
    /// <param name="stays">Whether somebody in the list keeps its place whatever happens.</param>
    /// <returns>The list, its length unchanged; newcomers come last.</returns>
    public static IReadOnlyList<(Suggested One, bool Newcomer)> Place(
        IReadOnlyList<Suggested> best, IReadOnlyList<Suggested> thin, int top, Func<string, bool> isThin, Func<string, bool> stays)
    {
        var there = best.Select(one => one.Partner).ToHashSet(StringComparer.Ordinal);
        var coming = new Queue<Suggested>(thin.Where(one => !there.Contains(one.Partner)).Take(PlacesOf(top) - best.Count(one => isThin(one.Partner))));
        var kept = new List<(Suggested, bool)>();
        var gone = new List<(Suggested, bool)>();
        foreach (var one in best.Reverse())
        {
            if (coming.Count > 0 && !isThin(one.Partner) && !stays(one.Partner))
                gone.Add((coming.Dequeue(), true));
            else
                kept.Add((one, false));
        }

        kept.Reverse();
        return [.. kept, .. gone];
    }

    static int Given(int count) => count > 0 ? 1 : 0;
}
