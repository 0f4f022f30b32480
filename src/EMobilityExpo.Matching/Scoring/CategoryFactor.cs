using System.Globalization;

namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// Is what the buyer asks for what the exhibitor offers? The nearest pair of categories counts most; a fifth of the value
/// is how well all the buyer's interests are met, so that of two firms with the same hit the broader one comes first.
/// </summary>
static class CategoryFactor
{
    const double Breadth = 0.2;

    /// <remarks>Time: product of the numbers of categories of the two.</remarks>
    public static Finding Compare(Profile exhibitor, Profile buyer, CategoryAffinities affinities)
    {
        var offers = exhibitor.Stocks;
        var wants = buyer.Stocks;
        if (offers.Length == 0 || wants.Length == 0)
            return Finding.Unknown(FactorReason.NoCategoryGiven);

        var reason = FactorReason.NoCommonCategory;
        var (best, sum, met, left, right) = (0.0, 0.0, 0, -1, -1);
        for (var want = 0; want < wants.Length; want++)
        {
            var bestOfWant = 0.0;
            for (var offer = 0; offer < offers.Length; offer++)
            {
                var found = affinities.Reason(offers[offer].Category, wants[want].Category);
                var value = CategoryAffinities.Value(found);
                bestOfWant = Math.Max(bestOfWant, value);
                if (value > best)
                    (best, reason, left, right) = (value, found, offer, want);
            }

            sum += bestOfWant;
            if (bestOfWant >= CategoryAffinities.Shared)
                met++;
        }

        var total = (1 - Breadth) * best + Breadth * (sum / wants.Length);
        return new Finding(total, reason == FactorReason.WithinFamily ? 0.7 : 1, reason, left, right, met, wants.Length);
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
