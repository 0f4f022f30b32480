namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>What quantities of each category lose at least with one participant: see <see cref="CapacityFactor"/>.</summary>
sealed class Trades(CategoryAffinities affinities, Amounts amounts)
{
    const int Steps = 64;

    /// <summary>Categories that are near but not shared are worth at most half the affinity below which nothing is shared.</summary>
    const double NotShared = 1 - Finding.Neutral * CategoryAffinities.Shared;

    readonly int count = Math.Min(affinities.Count, LaneCodes.MostCategories);

    /// <param name="who">The participant.</param>
    /// <param name="againstBuyers">Whether the candidates are buyers.</param>
    /// <param name="weight">Points of the factor.</param>
    /// <param name="losses">Receives points lost: 64 by category, 64 by steps of supply missing, 64 by steps of order missing.</param>
    /// <param name="own">Receives own units and own order, 64 each by category.</param>
    public void Fill(Profile who, bool againstBuyers, double weight, Span<float> losses, Span<byte> own)
    {
        own.Clear();
        losses.Clear();
        var shared = losses[..Steps];
        var ownUnits = own[..Steps];
        var ownOrder = own[Steps..];
        // Where no amount is compared, no step must be missing.
        (againstBuyers ? ownUnits : ownOrder).Fill(255);
        if (who.Stocks.Length == 0)
            return;
        for (var step = 0; step < Steps; step++)
        {
            var decades = step / Amounts.StepsPerDecade;
            losses[Steps + step] = (float)(weight * (1 - CapacityFactor.OfSupply(decades, 0)));
            losses[2 * Steps + step] = (float)(weight * (1 - CapacityFactor.OfOrder(0, decades)));
        }

        shared.Fill((float)(weight * NotShared));
        shared[LaneCodes.NotGiven] = (float)(weight * (1 - Finding.Neutral));
        shared[LaneCodes.Anything] = 0;
        for (var category = 0; category < count; category++)
            OfCategory(who, againstBuyers, category, weight, ref shared[category], ref ownUnits[category], ref ownOrder[category]);
    }

    void OfCategory(Profile who, bool againstBuyers, int category, double weight, ref float loss, ref byte units, ref byte order)
    {
        var (known, unknown, timing) = (0, 0, 0.0);
        var (least, most, leastOrder) = (Amounts.Most, (byte)0, Amounts.Most);
        foreach (ref readonly var stock in who.Stocks.AsSpan())
        {
            var affinity = againstBuyers ? affinities.Value(stock.Category, category) : affinities.Value(category, stock.Category);
            if (affinity < CategoryAffinities.Shared)
                continue;
            if (stock.Units == 0)
            {
                unknown++;
                continue;
            }

            known++;
            timing = Math.Max(timing, stock.TimingShare);
            (least, most) = (Math.Min(least, amounts.UnitsDown(stock)), Math.Max(most, amounts.UnitsUp(stock)));
            leastOrder = Math.Min(leastOrder, amounts.OrderDown(stock));
        }

        if (known + unknown == 0)
            return;
        loss = known == 0 ? (float)(weight * (1 - Finding.Neutral)) : againstBuyers || unknown > 0 ? 0 : (float)(weight * (1 - timing) / 2);
        // With some known and some not, anything may be true.
        if (known == 0 || unknown > 0)
            return;
        (units, order) = againstBuyers ? (most, leastOrder) : (least, most);
    }
}
