namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Quantities of a candidate in two bytes, and how good the capacity factor can be by each of them: the lesser of the two bounds
/// is never below the mean of its values to the two sides.
/// </summary>
/// <remarks>
/// Quantities are compared within a family only, so each is taken against what is usual in its family: a maker of cells and fire
/// trucks then is not thought able to deliver a million fire trucks.
/// </remarks>
sealed class Quantities
{
    const int Buckets = 128;
    const double PerDecade = 16;
    const double Lowest = -4;

    /// <summary>More decades than there are.</summary>
    const double Beyond = 100;

    /// <summary>Bit that says that a quantity is not given.</summary>
    const byte Unknown = 128;

    /// <summary>Steps of demand that share a byte with the timing.</summary>
    const int Timings = 4;

    /// <summary>Supply where categories are near but not shared, at most: half the affinity below which nothing is shared.</summary>
    const double NotShared = Finding.Neutral * CategoryAffinities.Shared;

    /// <summary>More than the rounding of logarithms to floats can take away.</summary>
    const float Rounding = 1e-5f;

    static readonly float[] Floors = ByBucket(Floor), Ceilings = ByBucket(Ceiling);
    static readonly float[] FloorsOfFour = ByBucket(bucket => Floor(bucket / Timings * Timings));
    static readonly float[] TimingsOf = ByBucket(bucket => (1 + CapacityFactor.ShareOf(bucket % Timings)) / 2);

    readonly double[] usual;
    readonly int[] families;

    public Quantities(PairScorer scorer, IEnumerable<Profile> profiles)
    {
        families = scorer.Index.Affinities.Families;
        usual = new double[families.Length];
        var given = profiles.SelectMany(profile => profile.Stocks).Where(stock => stock.Units > 0).GroupBy(stock => families[stock.Category]);
        foreach (var family in given)
            usual[family.Key] = family.Average(stock => stock.LogUnits);
    }

    /// <summary>Largest supply, least minimum order.</summary>
    public (byte Units, byte Order) OfExhibitor(Profile exhibitor)
    {
        var (most, least, unknown) = (0, Buckets - 1, exhibitor.Stocks.Length == 0);
        foreach (ref readonly var stock in exhibitor.Stocks.AsSpan())
        {
            unknown |= stock.Units == 0;
            if (stock.Units > 0)
                most = Math.Max(most, Bucket(stock, stock.LogUnits));
            least = Math.Min(least, stock.MinimumOrder == 0 ? 0 : Bucket(stock, stock.LogMinimumOrder));
        }

        var flag = unknown ? Unknown : 0;
        return ((byte)(most | flag), (byte)(least | flag));
    }

    /// <summary>Least demand (32 steps, with the soonest timing), largest demand.</summary>
    public (byte Units, byte Order) OfBuyer(Profile buyer)
    {
        var (least, most, soonest, unknown) = (Buckets - 1, 0, Timings - 1, buyer.Stocks.Length == 0);
        foreach (ref readonly var stock in buyer.Stocks.AsSpan())
        {
            unknown |= stock.Units == 0;
            if (stock.Units == 0)
                continue;
            least = Math.Min(least, Bucket(stock, stock.LogUnits));
            most = Math.Max(most, Bucket(stock, stock.LogUnits));
            soonest = Math.Min(soonest, stock.Timing < 0 ? 2 : stock.Timing);
        }

        var flag = unknown ? Unknown : 0;
        return ((byte)(least / Timings * Timings + soonest | flag), (byte)(most | flag));
    }

    /// <summary>Fills in the bounds (0 to 1) by the bytes of exhibitors, as one buyer sees them.</summary>
    public void BoundsForBuyer(Profile buyer, Span<float> byUnits, Span<float> byOrder)
    {
        Begin(buyer, byUnits, byOrder);
        foreach (ref readonly var need in buyer.Stocks.AsSpan())
        {
            if (need.Units == 0)
                continue;
            var timing = (float)((1 + need.TimingShare) / 2);
            var demand = (float)Against(need, need.LogUnits);
            for (var at = 0; at < Buckets; at += Vector256<float>.Count)
            {
                Raise(byUnits, at, timing * Supply(Vector256.Create(demand), Vector256.Create(Ceilings, at)));
                Raise(byOrder, at, timing * Order(Vector256.Create(demand), Vector256.Create(Floors, at)));
            }
        }

        End(byUnits, byOrder);
    }

    /// <summary>Fills in the bounds (0 to 1) by the bytes of buyers, as one exhibitor sees them.</summary>
    public void BoundsForExhibitor(Profile exhibitor, Span<float> byUnits, Span<float> byOrder)
    {
        Begin(exhibitor, byUnits, byOrder);
        foreach (ref readonly var offer in exhibitor.Stocks.AsSpan())
        {
            if (offer.Units == 0)
                continue;
            var supply = (float)Against(offer, offer.LogUnits);
            var least = offer.MinimumOrder == 0 ? -(float)Beyond : (float)Against(offer, offer.LogMinimumOrder);
            for (var at = 0; at < Buckets; at += Vector256<float>.Count)
            {
                Raise(byUnits, at, Vector256.Create(TimingsOf, at) * Supply(Vector256.Create(FloorsOfFour, at), Vector256.Create(supply)));
                Raise(byOrder, at, Order(Vector256.Create(Ceilings, at), Vector256.Create(least)));
            }
        }

        End(byUnits, byOrder);
    }

    /// <summary>The supply part of the capacity factor, at least.</summary>
    static Vector256<float> Supply(Vector256<float> demand, Vector256<float> supply) =>
        Share(Vector256<float>.One - (demand - supply) * (float)(1 / CapacityFactor.SupplyDecades));

    /// <summary>Its order part, at least.</summary>
    static Vector256<float> Order(Vector256<float> demand, Vector256<float> minimumOrder) =>
        Share(Vector256<float>.One - (minimumOrder - demand) * (float)(1 / CapacityFactor.OrderDecades));

    static Vector256<float> Share(Vector256<float> value) =>
        Vector256.Min(Vector256.Max(value + Vector256.Create(Rounding), Vector256<float>.Zero), Vector256<float>.One);

    static void Raise(Span<float> bounds, int at, Vector256<float> to)
    {
        var place = bounds.Slice(at, Vector256<float>.Count);
        Vector256.Max(Vector256.Create<float>(place), to).CopyTo(place);
    }

    /// <summary>A need or offer without quantities is neutral with anybody.</summary>
    static void Begin(Profile who, Span<float> byUnits, Span<float> byOrder)
    {
        var unknown = who.Stocks.Length == 0 || Array.Exists(who.Stocks, stock => stock.Units == 0);
        byUnits[..Buckets].Fill((float)(unknown ? Finding.Neutral : NotShared));
        byOrder[..Buckets].Fill((float)(unknown ? Finding.Neutral : NotShared));
    }

    /// <summary>With a candidate that lacks a quantity the pair is neutral at least.</summary>
    static void End(Span<float> byUnits, Span<float> byOrder)
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            byUnits[Buckets + bucket] = Math.Max(byUnits[bucket], (float)Finding.Neutral);
            byOrder[Buckets + bucket] = Math.Max(byOrder[bucket], (float)Finding.Neutral);
        }
    }

    double Against(in Stock stock, double log) => log - usual[families[stock.Category]];

    int Bucket(in Stock stock, double log) => Math.Clamp((int)Math.Floor((Against(stock, log) - Lowest) * PerDecade), 0, Buckets - 1);

    static float[] ByBucket(Func<int, double> of) => [.. Enumerable.Range(0, Buckets).Select(bucket => (float)of(bucket))];

    static double Floor(int bucket) => bucket == 0 ? -Beyond : Lowest + bucket / PerDecade;

    static double Ceiling(int bucket) => bucket == Buckets - 1 ? Beyond : Lowest + (bucket + 1) / PerDecade;
}
