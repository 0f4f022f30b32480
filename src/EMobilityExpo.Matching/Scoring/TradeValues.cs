namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// The values of <see cref="CategoryFactor"/> and <see cref="CapacityFactor"/> in one pass and without their explanation: most
/// of the time of a score goes here. Both must find the same to the last bit, which a property test holds.
/// </summary>
static class TradeValues
{
    public static (double ExhibitorCategory, double BuyerCategory, double ExhibitorCapacity, double BuyerCapacity) Of(
        ReadOnlySpan<Stock> offers, ReadOnlySpan<Stock> wants, CategoryAffinities affinities)
    {
        if (offers.Length == 0 || wants.Length == 0)
            return (Finding.Neutral, Finding.Neutral, Finding.Neutral, Finding.Neutral);

        var sums = default(Sums);
        foreach (ref readonly var want in wants)
        {
            var (nearest, fit, isKnown, isShared) = (0.0, -1.0, false, false);
            foreach (ref readonly var offer in offers)
            {
                var affinity = affinities.Value(offer.Category, want.Category);
                nearest = Math.Max(nearest, affinity);
                if (affinity < CategoryAffinities.Shared)
                    continue;
                isShared = true;
                if (offer.Units == 0 || want.Units == 0)
                {
                    fit = isKnown ? fit : Finding.Neutral;
                    continue;
                }

                var found = Math.Min(
                    CapacityFactor.OfSupply(want.LogUnits, offer.LogUnits), CapacityFactor.OfOrder(want.LogUnits, offer.LogMinimumOrder));
                fit = isKnown ? Math.Max(fit, found) : found;
                isKnown = true;
            }

            sums.Add(want, nearest);
            if (isShared)
                sums.AddShared(want, fit, isKnown);
        }

        return sums.Values(offers.Length);
    }
}
