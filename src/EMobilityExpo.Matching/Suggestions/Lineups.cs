namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// The order in which to look at candidates when many ask, one after the other, who stand by country: for enough buyers of one
/// country it pays to put the exhibitors into an order of their own. One for each thread.
/// </summary>
sealed class Lineups(Roster own, Roster others)
{
    /// <summary>Buyers of one country from which on it pays.</summary>
    const int Enough = 16;

    static readonly byte[] Rank = Ranks();

    Lineup now = others.AsTheyStand;

    public Lineup For(int row)
    {
        var country = own.IsBuyers ? own.Profiles[row]!.Country : -1;
        if (now.Country == country)
            return now;
        // Buyers stand by country.
        var later = row + Enough < own.Count ? own.Profiles[row + Enough] : null;
        return now = country >= 0 && later?.Country == country ? new Lineup(others, country, Rank) : others.AsTheyStand;
    }

    /// <summary>By code of <see cref="TargetCodes"/>: those that lose least first, those that lose the same together.</summary>
    static byte[] Ranks()
    {
        double[] losses = [.. Enumerable.Range(0, TargetCodes.Count).Select(TargetCodes.Compare).Select(found => 2 - found.Exhibitor - found.Buyer)];
        double[] order = [.. losses.Distinct().Order()];
        return Array.ConvertAll(losses, loss => (byte)Array.IndexOf(order, loss));
    }
}
