using System.Globalization;

namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// Can the exhibitor make what the buyer needs, and does the buyer need enough for one order? On a log scale, per category
/// they share: a shortage of 1:10 matters as much for scooters as for fire trucks. To the exhibitor an order soon is worth more.
/// </summary>
static class CapacityFactor
{
    /// <summary>Supply short by this many powers of ten is worth nothing.</summary>
    public const double SupplyDecades = 2;

    /// <summary>Demand below the minimum order by this many powers of ten is worth nothing.</summary>
    public const double OrderDecades = 1;

    /// <summary>When a need arises, the soonest first.</summary>
    public static readonly string[] Timings = ["now", "6_months", "1_year", "exploring"];

    static readonly double[] Shares = [1, 0.95, 0.85, 0.7];

    /// <summary>Place in <see cref="Timings"/> as which a timing counts that is not given.</summary>
    public const int NotGiven = 2;

    /// <summary>How much a need counts by its timing; one that is not given counts as a year ahead.</summary>
    public static double ShareOf(int timing) => Shares[timing < 0 ? NotGiven : timing];

    /// <remarks>Time: product of the numbers of categories of the two.</remarks>
    public static Finding Compare(Profile exhibitor, Profile buyer, CategoryAffinities affinities)
    {
        if (exhibitor.Stocks.Length == 0 || buyer.Stocks.Length == 0)
            return Finding.Unknown(FactorReason.QuantitiesUnknown);

        var limit = default(Finding);
        var (exhibitorSum, buyerSum, shares, shared, known, nearest) = (0.0, 0.0, 0.0, 0, 0, 0.0);
        for (var want = 0; want < buyer.Stocks.Length; want++)
        {
            var best = Best(exhibitor.Stocks, buyer.Stocks, want, affinities, ref nearest);
            if (best.Left < 0)
                continue;
            shared++;
            known += best.Sureness > 0 ? 1 : 0;
            var share = buyer.Stocks[want].Share;
            shares += share;
            exhibitorSum += best.Exhibitor * share;
            buyerSum += best.Buyer * share;

            // The need that costs most explains the value; a known one explains more than a missing one.
            if (shared == 1 || best.Sureness > limit.Sureness || (best.Sureness == limit.Sureness && best.Exhibitor < limit.Exhibitor))
                limit = best;
        }

        // Near categories without a shared one promise a little, and far ones nothing: not half marks for having no data.
        return shared == 0
            ? Finding.Same(Finding.Neutral * nearest, 0, FactorReason.NoSharedCategory)
            : limit with
            {
                Exhibitor = exhibitorSum / shares,
                Buyer = buyerSum / shares,
                Sureness = (double)known / shared,
                Met = known,
                Of = shared,
            };
    }

    /// <summary>The values that the missing quantities could bring at best: every need not yet compared is met.</summary>
    public static (double Exhibitor, double Buyer) AtBest(in Finding finding)
    {
        var gain = (1 - finding.Sureness) * (1 - Finding.Neutral);
        return (Math.Min(1, finding.Exhibitor + gain), Math.Min(1, finding.Buyer + gain));
    }

    /// <summary>Category, demand, supply, minimum order, timing (empty if not given), needs compared, needs shared.</summary>
    public static IReadOnlyList<string> Facts(in Finding finding, Profile exhibitor, Profile buyer, CatalogueIndex index)
    {
        if (finding.Left < 0)
            return [];
        var (offer, want) = (exhibitor.Stocks[finding.Left], buyer.Stocks[finding.Right]);
        return
        [
            index.CategoryCodes[want.Category], Given(want.Units), Given(offer.Units), Given(offer.MinimumOrder),
            want.Timing < 0 ? "" : Timings[want.Timing], Text(finding.Met), Text(finding.Of),
        ];
    }

    /// <summary>The offer that meets a need best: the known one that is worth most.</summary>
    static Finding Best(Stock[] offers, Stock[] wants, int want, CategoryAffinities affinities, ref double nearest)
    {
        var best = new Finding(-1, -1, -1, FactorReason.NoSharedCategory);
        for (var offer = 0; offer < offers.Length; offer++)
        {
            var affinity = affinities.Value(offers[offer].Category, wants[want].Category);
            nearest = Math.Max(nearest, affinity);
            if (affinity < CategoryAffinities.Shared)
                continue;
            var fit = Fit(offers[offer], wants[want]);
            if (fit.Sureness > best.Sureness || (fit.Sureness == best.Sureness && fit.Buyer > best.Buyer))
                best = fit with { Left = offer, Right = want };
        }

        return best;
    }

    static Finding Fit(in Stock offer, in Stock want)
    {
        if (want.Units == 0 || offer.Units == 0)
        {
            return Finding.Unknown((want.Units, offer.Units) switch
            {
                (0, 0) => FactorReason.QuantitiesUnknown,
                (0, _) => FactorReason.DemandUnknown,
                _ => FactorReason.SupplyUnknown,
            });
        }

        var supply = OfSupply(want.LogUnits, offer.LogUnits);
        var order = OfOrder(want.LogUnits, offer.LogMinimumOrder);
        var reason = supply >= 1 && order >= 1 ? FactorReason.DemandWithinSupply
            : order < supply ? FactorReason.BelowMinimumOrder
            : FactorReason.DemandAboveSupply;
        var fit = Math.Min(supply, order);
        return new Finding(fit * want.TimingShare, fit, 1, reason);
    }

    /// <summary>How well a supply meets a demand, both as common logarithms of units a year.</summary>
    public static double OfSupply(double demand, double supply) => Fall(demand - supply, SupplyDecades);

    /// <summary>How well a demand meets a minimum order, both as common logarithms of units.</summary>
    public static double OfOrder(double demand, double minimumOrder) => Fall(minimumOrder - demand, OrderDecades);

    /// <summary>1 up to the limit, then down to 0 within so many powers of ten beyond it.</summary>
    static double Fall(double decadesBeyond, double width) => double.MaxNative(0, double.MinNative(1, 1 - decadesBeyond / width));

    static string Given(int quantity) => quantity == 0 ? "" : Text(quantity);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
