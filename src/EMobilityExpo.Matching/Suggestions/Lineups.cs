namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// The order in which to look at candidates when many ask, one after the other, who stand by country: for enough buyers of one
/// country it pays to put the exhibitors into an order of their own. Threads are mostly with the same country, so they share it.
/// </summary>
sealed class Lineups(Roster own, Roster others)
{
    /// <summary>Buyers of one country from which on it pays.</summary>
    const int Enough = 160;

    static readonly byte[] Rank = Ranks();

    readonly Lock creating = new();
    volatile Lineup latest = others.AsTheyStand;

    /// <param name="row">Of who asks.</param>
    /// <param name="before">What the same thread had before.</param>
    public Lineup For(int row, Lineup before)
    {
        if (!own.StandByCountry)
            return others.LineupFor(own.Profiles[row]!);
        var country = own.Profiles[row]!.Country;
        if (before.Country == country)
            return before;
        var later = row + Enough < own.Count ? own.Profiles[row + Enough] : null;
        if (country < 0 || later?.Country != country)
            return others.AsTheyStand;
        lock (creating)
            return latest.Country == country ? latest : latest = new Lineup(others, country, Rank);
    }

    /// <summary>By code of <see cref="TargetCodes"/>: those that lose least first, those that lose the same together.</summary>
    static byte[] Ranks()
    {
        double[] losses = [.. Enumerable.Range(0, TargetCodes.Count).Select(TargetCodes.Compare).Select(found => 2 - found.Exhibitor - found.Buyer)];
        double[] order = [.. losses.Distinct().Order()];
        return Array.ConvertAll(losses, loss => (byte)Array.IndexOf(order, loss));
    }
}
