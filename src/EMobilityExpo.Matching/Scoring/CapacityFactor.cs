using System.Globalization;

namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// Can the exhibitor make what the buyer needs, and does the buyer need enough for one order? On a log scale, per category
/// they share: a shortage of 1:10 matters as much for scooters as for fire trucks.
/// </summary>
static class CapacityFactor
{
    /// <summary>Supply short by this many powers of ten is worth nothing.</summary>
    const double SupplyDecades = 2;

    /// <summary>Demand below the minimum order by this many powers of ten is worth nothing.</summary>
    const double OrderDecades = 1;

    /// <summary>How much a need counts by its timing; one that is not given counts as a year ahead.</summary>
    public static double ShareOf(string? timing) => timing switch
    {
        "now" => 1,
        "6_months" => 0.95,
        "exploring" => 0.7,
        _ => 0.85,
    };

    /// <remarks>Time: product of the numbers of categories of the two.</remarks>
    public static Finding Compare(Profile exhibitor, Profile buyer, CategoryAffinities affinities)
    {
        if (exhibitor.Stocks.Length == 0 || buyer.Stocks.Length == 0)
            return Finding.Unknown(FactorReason.QuantitiesUnknown);

        var limit = default(Finding);
        var (sum, shared, known, nearest) = (0.0, 0, 0, 0.0);
        for (var want = 0; want < buyer.Stocks.Length; want++)
        {
            var best = Best(exhibitor.Stocks, buyer.Stocks, want, affinities, ref nearest);
            if (best.Left < 0)
                continue;
            shared++;
            known += best.Sureness > 0 ? 1 : 0;
            sum += best.Value;

            // The need that costs most explains the value; a known one explains more than a missing one.
            if (shared == 1 || (best.Sureness, -best.Value).CompareTo((limit.Sureness, -limit.Value)) > 0)
                limit = best;
        }

        // Near categories without a shared one promise a little, and far ones nothing: not half marks for having no data.
        return shared == 0
            ? new Finding(Finding.Neutral * nearest, 0, FactorReason.NoSharedCategory)
            : limit with { Value = sum / shared, Sureness = (double)known / shared, Met = known, Of = shared };
    }

    /// <summary>Category, demand, supply, minimum order, timing (empty if not given), needs compared, needs shared.</summary>
    public static IReadOnlyList<string> Facts(in Finding finding, Profile exhibitor, Profile buyer, CatalogueIndex index)
    {
        if (finding.Left < 0)
            return [];
        var (offer, want) = (exhibitor.Stocks[finding.Left], buyer.Stocks[finding.Right]);
        return
        [
            index.CategoryCodes[want.Category], Text(want.Units), Text(offer.Units), Text(offer.MinimumOrder),
            want.Timing ?? "", Text(finding.Met), Text(finding.Of),
        ];
    }

    static Finding Best(Stock[] offers, Stock[] wants, int want, CategoryAffinities affinities, ref double nearest)
    {
        var best = new Finding(-1, -1, FactorReason.NoSharedCategory);
        for (var offer = 0; offer < offers.Length; offer++)
        {
            var affinity = CategoryAffinities.Value(affinities.Reason(offers[offer].Category, wants[want].Category));
            nearest = Math.Max(nearest, affinity);
            if (affinity < CategoryAffinities.Shared)
                continue;
            var fit = Fit(offers[offer], wants[want]) with { Left = offer, Right = want };
            if ((fit.Sureness, fit.Value).CompareTo((best.Sureness, best.Value)) > 0)
                best = fit;
        }

        return best;
    }

    static Finding Fit(in Stock offer, in Stock want)
    {
        if (want.Units is null || offer.Units is null)
        {
            return Finding.Unknown((want.Units, offer.Units) switch
            {
                (null, null) => FactorReason.QuantitiesUnknown,
                (null, _) => FactorReason.DemandUnknown,
                _ => FactorReason.SupplyUnknown,
            });
        }

        var supply = Fall(want.LogUnits - offer.LogUnits, SupplyDecades);
        var order = offer.MinimumOrder is null ? 1 : Fall(offer.LogMinimumOrder - want.LogUnits, OrderDecades);
        var reason = supply >= 1 && order >= 1 ? FactorReason.DemandWithinSupply
            : order < supply ? FactorReason.BelowMinimumOrder
            : FactorReason.DemandAboveSupply;
        return new Finding(Math.Min(supply, order) * want.TimingShare, 1, reason);
    }

    /// <summary>1 up to the limit, then down to 0 within so many powers of ten beyond it.</summary>
    static double Fall(double decadesBeyond, double width) => Math.Clamp(1 - decadesBeyond / width, 0, 1);

    static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
