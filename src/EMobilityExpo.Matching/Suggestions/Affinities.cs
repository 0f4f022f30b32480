namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>What each category of a candidate is worth to one participant, at best and in breadth.</summary>
sealed class Affinities(CategoryAffinities values)
{
    readonly int count = Math.Min(values.Count, LaneCodes.MostCategories);

    /// <param name="who">The participant, who names at least one category.</param>
    /// <param name="againstBuyers">Whether the candidates are buyers.</param>
    /// <param name="weight">Points of the factor.</param>
    /// <param name="breadth">Points that each side's breadth can win, in the mean of the two sides.</param>
    /// <param name="best">Receives points lost at best, by category.</param>
    /// <param name="byCategory">Receives points won by breadth, of which the category alone decides.</param>
    /// <param name="bySlot">Receives points won by breadth, of which its share decides too.</param>
    public void Fill(
        Profile who, bool againstBuyers, double weight, double breadth, Span<float> best, Span<float> byCategory, Span<float> bySlot)
    {
        var most = weight * (1 - CategoryFactor.Breadth);
        best.Fill((float)most);
        best[LaneCodes.NotGiven] = (float)Math.Max(0, weight * (1 - Finding.Neutral) - 2 * breadth);
        byCategory.Clear();
        bySlot.Clear();
        for (var category = 0; category < count; category++)
        {
            var (nearest, shares, sum) = (0.0, 0.0, 0.0);
            foreach (ref readonly var stock in who.Stocks.AsSpan())
            {
                var affinity = againstBuyers ? values.Value(stock.Category, category) : values.Value(category, stock.Category);
                nearest = Math.Max(nearest, againstBuyers ? affinity : affinity * stock.Emphasis);
                shares += affinity * stock.Share;
                sum += affinity;
            }

            best[category] = (float)(most * (1 - nearest));
            byCategory[category] = (float)(breadth * (againstBuyers ? nearest / who.Stocks.Length : shares));
            var won = breadth * (againstBuyers ? nearest : sum);
            for (var share = 0; share < 4; share++)
                bySlot[share << 6 | category] = (float)(won * LaneCodes.LargestShare(share));
        }

        byCategory[LaneCodes.Anything] = (float)breadth;
        for (var share = 0; share < 4; share++)
            bySlot[share << 6 | LaneCodes.Anything] = (float)breadth;
    }
}
