namespace EMobilityExpo.Matching.Scoring;

using System.Globalization;

/// <summary>
/// Is what the buyer asks for what the exhibitor offers? The nearest pair of categories counts most; a fifth of the value is
/// breadth: to the buyer how well all its interests are met, to the exhibitor how much of its range the buyer asks for.
/// </summary>
static class CategoryFactor
{
    public const double Breadth = 0.2;

    /// <remarks>Time: product of the numbers of categories of the two.</remarks>
    public static Finding Compare(Profile exhibitor, Profile buyer, CategoryAffinities affinities)
    {
        var offers = exhibitor.Stocks;
        var wants = buyer.Stocks;
        if (offers.Length == 0 || wants.Length == 0)
            return Finding.Unknown(FactorReason.NoCategoryGiven);

        var (best, range, interests, met, left, right) = (0.0, 0.0, 0.0, 0, -1, -1);
        for (var want = 0; want < wants.Length; want++)
        {
            var (nearest, at) = (0.0, -1);
            for (var offer = 0; offer < offers.Length; offer++)
            {
                var value = affinities.Value(offers[offer].Category, wants[want].Category);
                if (value > nearest)
                    (nearest, at) = (value, offer);
            }

            if (nearest * wants[want].Emphasis > best)
                (best, left, right) = (nearest * wants[want].Emphasis, at, want);
            range += nearest;
            interests += nearest * wants[want].Share;
            if (nearest >= CategoryAffinities.Shared)
                met++;
        }

        var reason = left < 0
            ? FactorReason.NoCommonCategory
            : affinities.Reason(offers[left].Category, wants[right].Category);
        return new Finding(
            (1 - Breadth) * best + Breadth * Math.Min(1, range / offers.Length),
            (1 - Breadth) * best + Breadth * interests,
            reason == FactorReason.WithinFamily ? 0.7 : 1, reason, left, right, met, wants.Length);
    }

    /// <summary>Category offered, category asked for, interests met, interests; or who gives none.</summary>
    public static IReadOnlyList<string> Facts(in Finding finding, Profile exhibitor, Profile buyer, CatalogueIndex index)
    {
        if (finding.Reason == FactorReason.NoCategoryGiven)
            return Missing.Sides(exhibitor.Stocks.Length == 0, buyer.Stocks.Length == 0);
        var counts = Array.ConvertAll([finding.Met, finding.Of], count => count.ToString(CultureInfo.InvariantCulture));
        if (finding.Left < 0)
            return counts;
        return
        [
            index.CategoryCodes[exhibitor.Stocks[finding.Left].Category],
            index.CategoryCodes[buyer.Stocks[finding.Right].Category],
            .. counts,
        ];
    }
}
