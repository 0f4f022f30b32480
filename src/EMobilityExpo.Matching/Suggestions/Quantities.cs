namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Quantities of a candidate in two bytes, and how good the capacity factor can be by each of them: the lesser of the two bounds
/// is never below the mean of its values to the two sides.
/// </summary>
static class Quantities
{
    const int Timings = 4;

    /// <summary>Supply where categories are near but not shared, at most: half the affinity below which nothing is shared.</summary>
    const double NotShared = Finding.Neutral * CategoryAffinities.Shared;

    static readonly double[] TimingShares = [1, 0.95, 0.85, 0.7];

    /// <summary>Largest supply, least minimum order.</summary>
    public static (byte Units, byte Order) OfExhibitor(Profile exhibitor)
    {
        var (most, least, unknown) = (0, 127, exhibitor.Stocks.Length == 0);
        foreach (var stock in exhibitor.Stocks)
        {
            if (stock.Units is null)
                unknown = true;
            else
                most = Math.Max(most, LaneCodes.Bucket(stock.LogUnits));
            least = Math.Min(least, stock.MinimumOrder is null ? 0 : LaneCodes.Bucket(stock.LogMinimumOrder));
        }

        var flag = unknown ? LaneCodes.UnknownQuantity : 0;
        return ((byte)(most | flag), (byte)(least | flag));
    }

    /// <summary>Least demand (32 steps, with the soonest timing), largest demand.</summary>
    public static (byte Units, byte Order) OfBuyer(Profile buyer)
    {
        var (least, most, soonest, unknown) = (127, 0, Timings - 1, buyer.Stocks.Length == 0);
        foreach (var stock in buyer.Stocks)
        {
            if (stock.Units is null)
            {
                unknown = true;
                continue;
            }

            least = Math.Min(least, LaneCodes.Bucket(stock.LogUnits));
            most = Math.Max(most, LaneCodes.Bucket(stock.LogUnits));
            soonest = Math.Min(soonest, Array.FindIndex(TimingShares, share => share <= stock.TimingShare));
        }

        var flag = unknown ? LaneCodes.UnknownQuantity : 0;
        return ((byte)(least / Timings * Timings + soonest | flag), (byte)(most | flag));
    }

    /// <summary>Fills in the bounds (0 to 1) by the bytes of exhibitors, as one buyer sees them.</summary>
    public static void BoundsForBuyer(Profile buyer, Span<float> byUnits, Span<float> byOrder)
    {
        var least = Least(buyer);
        for (var code = 0; code < 256; code++)
        {
            var (bucket, start) = (code & 127, (code & LaneCodes.UnknownQuantity) != 0 ? Math.Max(least, Finding.Neutral) : least);
            var (units, order) = (start, start);
            foreach (var need in buyer.Stocks)
            {
                if (need.Units is null)
                    continue;
                var timing = (1 + need.TimingShare) / 2;
                units = Math.Max(units, timing * CapacityFactor.OfSupply(need.LogUnits, LaneCodes.Ceiling(bucket)));
                order = Math.Max(order, timing * CapacityFactor.OfOrder(need.LogUnits, LaneCodes.Floor(bucket)));
            }

            (byUnits[code], byOrder[code]) = ((float)units, (float)order);
        }
    }

    /// <summary>Fills in the bounds (0 to 1) by the bytes of buyers, as one exhibitor sees them.</summary>
    public static void BoundsForExhibitor(Profile exhibitor, Span<float> byUnits, Span<float> byOrder)
    {
        var least = Least(exhibitor);
        for (var code = 0; code < 256; code++)
        {
            var start = (code & LaneCodes.UnknownQuantity) != 0 ? Math.Max(least, Finding.Neutral) : least;
            var (units, order) = (start, start);
            var demand = LaneCodes.Floor((code & 127) / Timings * Timings);
            var timing = (1 + TimingShares[code % Timings]) / 2;
            foreach (var offer in exhibitor.Stocks)
            {
                if (offer.Units is null)
                    continue;
                units = Math.Max(units, timing * CapacityFactor.OfSupply(demand, offer.LogUnits));
                order = Math.Max(
                    order, offer.MinimumOrder is null ? 1 : CapacityFactor.OfOrder(LaneCodes.Ceiling(code & 127), offer.LogMinimumOrder));
            }

            (byUnits[code], byOrder[code]) = ((float)units, (float)order);
        }
    }

    /// <summary>A need or offer without quantities is neutral with anybody.</summary>
    static double Least(Profile who) =>
        who.Stocks.Length == 0 || Array.Exists(who.Stocks, stock => stock.Units is null) ? Finding.Neutral : NotShared;
}
