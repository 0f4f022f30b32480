namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>What quantities of each category lose at least with one participant: see <see cref="CapacityFactor"/>.</summary>
sealed class Trades(CategoryAffinities affinities, Amounts amounts)
{
    const int Steps = 64;

    /// <summary>Categories that are near but not shared are worth at most half the affinity below which nothing is shared.</summary>
    const double NotShared = 1 - Finding.Neutral * CategoryAffinities.Shared;

    /// <summary>Points that missing supply and then missing order lose, each by timing and steps; the same for everybody.</summary>
    public static float[] LossesOfSteps(double weight)
    {
        var losses = new float[Tables.Country - Tables.Supply];
        const int Order = Tables.Order - Tables.Supply;
        for (var timing = 0; timing < CapacityFactor.Timings.Length; timing++)
        {
            var toBoth = (1 + CapacityFactor.ShareOf(timing)) / 2;
            for (var step = 0; step < Steps; step++)
            {
                var decades = step / Amounts.StepsPerDecade;
                losses[timing * Steps + step] = (float)(weight * (1 - CapacityFactor.OfSupply(decades, 0) * toBoth));
                losses[Order + timing * Steps + step] = (float)(weight * (1 - CapacityFactor.OfOrder(0, decades) * toBoth));
            }
        }

        return losses;
    }

    /// <summary>The same as a line for each timing: what is lost falls evenly, so that a missing step costs as much as any other.</summary>
    /// <param name="bytes">Receives <see cref="Tables.Untimely"/> and what goes with it.</param>
    /// <param name="weight">Points of the factor.</param>
    /// <param name="scale">Steps of a point.</param>
    public static void FillFalls(Span<byte> bytes, double weight, double scale)
    {
        for (var timing = 0; timing < CapacityFactor.Timings.Length; timing++)
        {
            var won = weight * scale * (1 + CapacityFactor.ShareOf(timing)) / 2;
            bytes[Tables.Untimely + timing] = (byte)Math.Clamp(weight * scale - won - Bytescale.Rounding, 0, 255);
            var fall = (ushort)Math.Min(ushort.MaxValue, 256 * won / (CapacityFactor.SupplyDecades * Amounts.StepsPerDecade));
            (bytes[Tables.FallLow + timing], bytes[Tables.FallHigh + timing]) = ((byte)fall, (byte)(fall >> 8));
        }
    }

    /// <param name="who">The participant, who names at least one category.</param>
    /// <param name="againstBuyers">Whether the candidates are buyers.</param>
    /// <param name="weight">Points of the factor.</param>
    /// <param name="shared">Receives points lost by category.</param>
    /// <param name="own">Receives own units, order and timing, 64 each by category.</param>
    public void Fill(Profile who, bool againstBuyers, double weight, Span<float> shared, Span<byte> own)
    {
        own.Clear();
        // Where no amount is compared, no step must be missing.
        (againstBuyers ? own[..Steps] : own.Slice(Steps, Steps)).Fill(255);
        shared.Fill((float)(weight * NotShared));
        shared[LaneCodes.NotGiven] = (float)(weight * (1 - Finding.Neutral));
        shared[LaneCodes.Anything] = 0;
        foreach (ref readonly var stock in who.Stocks.AsSpan())
        {
            foreach (var category in affinities.SameAs(stock.Category))
            {
                if (category >= LaneCodes.MostCategories)
                    continue;
                if (againstBuyers)
                    OfWant(who, category, weight, ref shared[category], own);
                else
                    OfOffer(who, category, weight, ref shared[category], own);
            }
        }
    }

    /// <summary>A buyer wants a category: the best of the offers whose quantities are known counts.</summary>
    void OfWant(Profile exhibitor, int category, double weight, ref float loss, Span<byte> own)
    {
        var (isKnown, most, order) = (false, (byte)0, Amounts.Most);
        foreach (ref readonly var stock in exhibitor.Stocks.AsSpan())
        {
            if (stock.Units == 0 || !IsShared(stock.Category, category))
                continue;
            (isKnown, most, order) = (true, Math.Max(most, amounts.UnitsUp(stock)), Math.Min(order, amounts.OrderDown(stock)));
        }

        loss = isKnown ? 0 : (float)(weight * (1 - Finding.Neutral));
        if (isKnown)
            (own[category], own[Steps + category]) = (most, order);
    }

    /// <summary>An exhibitor offers a category, perhaps for several wants: the one it meets best counts.</summary>
    void OfOffer(Profile buyer, int category, double weight, ref float loss, Span<byte> own)
    {
        var (known, unknown, timing) = (0, 0, CapacityFactor.Timings.Length - 1);
        var (least, most) = (Amounts.Most, (byte)0);
        foreach (ref readonly var stock in buyer.Stocks.AsSpan())
        {
            if (!IsShared(category, stock.Category))
                continue;
            if (stock.Units == 0)
            {
                unknown++;
                continue;
            }

            known++;
            timing = Math.Min(timing, stock.TimingPlace);
            (least, most) = (Math.Min(least, amounts.UnitsDown(stock)), Math.Max(most, amounts.UnitsUp(stock)));
        }

        loss = known == 0 ? (float)(weight * (1 - Finding.Neutral)) : 0;
        // With some known and some not, anything may be true.
        if (known > 0 && unknown == 0)
            (own[category], own[Steps + category], own[2 * Steps + category]) = (least, most, (byte)(timing << 6));
    }

    bool IsShared(int offered, int wanted) => affinities.Value(offered, wanted) >= CategoryAffinities.Shared;
}
