namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// <see cref="TradeValues"/> of one participant with many, four wants at a time: what each category is worth to it is looked up, not
/// compared anew. The same to the last bit, because what is added is added in the same order; what does not fit goes the long way.
/// </summary>
sealed class PreparedTrade(CategoryAffinities affinities)
{
    static readonly Vector256<double> Neutral = Vector256.Create(Finding.Neutral);

    /// <summary>Against buyers, by category: how near it is, own units and order (logarithms), and whether it is shared. Room for every byte: what is no category is near to nothing.</summary>
    readonly Vector256<double>[] byCategory = new Vector256<double>[256];

    /// <summary>Against exhibitors, by category: how near it is to each want, and for which it is shared.</summary>
    readonly Vector256<double>[] near = new Vector256<double>[affinities.Count];
    readonly Vector256<double>[] shared = new Vector256<double>[affinities.Count];

    /// <summary>Categories that several offers share: which of them counts depends on the want.</summary>
    readonly bool[] several = new bool[256];
    readonly double[] nearest = new double[affinities.Count];
    Stock[] own = [];
    Wants wants;
    bool againstBuyers;
    bool hasSeveral;

    /// <summary>Whether candidates can be compared by what is prepared.</summary>
    public bool Fits { get; private set; }

    public void Prepare(Profile who, bool candidatesAreBuyers)
    {
        (own, againstBuyers) = (who.Stocks, candidatesAreBuyers);
        Fits = own.Length > 0 && (againstBuyers ? affinities.Count <= Wants.NoCategory : own.Length <= Wants.Most);
        if (!Fits)
            return;
        if (againstBuyers)
            PrepareOffers();
        else
            PrepareWants();
    }

    /// <summary>The values that <see cref="TradeValues.Of"/> finds: of category and of capacity, to the exhibitor and to the buyer.</summary>
    public (Vector128<double> Category, Vector128<double> Capacity) TheLongWay(Profile candidate)
    {
        var found = againstBuyers ? TradeValues.Of(own, candidate.Stocks, affinities) : TradeValues.Of(candidate.Stocks, own, affinities);
        return (Vector128.Create(found.ExhibitorCategory, found.BuyerCategory), Vector128.Create(found.ExhibitorCapacity, found.BuyerCapacity));
    }

    /// <summary>Whether a buyer of these categories must be compared the long way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsUnclear(uint categories) => hasSeveral
        && (several[(byte)categories] | several[(byte)(categories >> 8)] | several[(byte)(categories >> 16)] | several[categories >> 24]);

    /// <param name="buyer">Up to four wants.</param>
    /// <param name="categories">Theirs, a byte each.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector128<double> Category, Vector128<double> Capacity) WithBuyer(in Wants buyer, uint categories)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(byCategory);
        var (nearWants, supply, order, isShared) = FourLanes.Transpose(
            Unsafe.Add(ref table, (int)(byte)categories), Unsafe.Add(ref table, (int)(byte)(categories >> 8)),
            Unsafe.Add(ref table, (int)(byte)(categories >> 16)), Unsafe.Add(ref table, (int)(categories >> 24)));
        var found = Found(buyer.LogUnits, supply, order);
        var isKnown = Vector256.Equals(found, found);
        return Values(buyer, nearWants, Vector256.ConditionalSelect(isKnown, found, Neutral), isKnown, isShared, own.Length);
    }

    public (Vector128<double> Category, Vector128<double> Capacity) WithExhibitor(ReadOnlySpan<Offer> offers)
    {
        var (nearWants, isShared, best) = (Vector256<double>.Zero, Vector256<double>.Zero, -Vector256<double>.One);
        foreach (ref readonly var offer in offers)
        {
            var sharedHere = shared[offer.Category];
            nearWants = Vector256.MaxNative(nearWants, near[offer.Category]);
            isShared |= sharedHere;
            var found = Found(wants.LogUnits, Vector256.Create(offer.LogUnits), Vector256.Create(offer.LogMinimumOrder));
            best = Vector256.MaxNative(best, Vector256.ConditionalSelect(sharedHere & Vector256.Equals(found, found), found, -Vector256<double>.One));
        }

        var isKnown = Vector256.GreaterThanOrEqual(best, Vector256<double>.Zero);
        return Values(wants, nearWants, Vector256.ConditionalSelect(isKnown, best, Neutral), isKnown, isShared, offers.Length);
    }

    /// <summary>The lesser of <see cref="CapacityFactor.OfSupply"/> and <see cref="CapacityFactor.OfOrder"/>; not a number where something is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> Found(Vector256<double> demand, Vector256<double> supply, Vector256<double> order)
    {
        var missing = demand - supply;
        var found = Vector256.MinNative(
            Fall(missing, CapacityFactor.SupplyDecades), Fall(order - demand, CapacityFactor.OrderDecades));
        return Vector256.ConditionalSelect(Vector256.Equals(missing, missing), found, missing);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> Fall(Vector256<double> decadesBeyond, double width) => Vector256.MaxNative(
        Vector256<double>.Zero, Vector256.MinNative(Vector256<double>.One, Vector256<double>.One - decadesBeyond / Vector256.Create(width)));

    /// <summary>Sums over the wants, in their order; see <see cref="Sums"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector128<double> Category, Vector128<double> Capacity) Values(
        in Wants of, Vector256<double> near, Vector256<double> fit, Vector256<double> isKnown, Vector256<double> isShared, int offers)
    {
        var timed = Vector256.ConditionalSelect(isKnown, fit * of.Timings, fit);
        var (first, second, third, fourth) = FourLanes.Transpose(near, near * of.Shares, isShared & (timed * of.Shares), isShared & (fit * of.Shares));
        var sums = first + second + third + fourth;
        var sharedShares = isShared & of.Shares;
        var shares = sharedShares[0] + sharedShares[1] + sharedShares[2] + sharedShares[3];
        var breadth = Vector128.MinNative(sums.GetLower() / Vector128.Create(offers, 1.0), Vector128.Create(1, double.PositiveInfinity));
        var category = Vector128.Create((1 - CategoryFactor.Breadth) * FourLanes.Most(near * of.Emphases)) + Vector128.Create(CategoryFactor.Breadth) * breadth;
        return (category, shares == 0 ? Vector128.Create(Finding.Neutral * FourLanes.Most(near)) : sums.GetUpper() / Vector128.Create(shares));
    }

    void PrepareOffers()
    {
        affinities.ValuesOf(own[0].Category).CopyTo(nearest);
        foreach (ref readonly var stock in own.AsSpan(1))
            TakeNearer(affinities.ValuesOf(stock.Category), nearest);
        for (var category = 0; category < nearest.Length; category++)
            byCategory[category] = Vector256.CreateScalar(nearest[category]);
        if (hasSeveral)
            several.AsSpan().Clear();
        hasSeveral = false;
        foreach (ref readonly var stock in own.AsSpan())
        {
            var isShared = BitConverter.Int64BitsToDouble(-1);
            foreach (var category in affinities.SameAs(stock.Category))
            {
                ref var entry = ref byCategory[category];
                if (entry.AsInt64()[3] != 0)
                    several[category] = hasSeveral = true;
                entry = Vector256.Create(nearest[category], Offer.LogUnitsOf(stock), stock.LogMinimumOrder, isShared);
            }
        }
    }

    static void TakeNearer(ReadOnlySpan<double> values, Span<double> nearest)
    {
        var category = 0;
        for (; category <= values.Length - Vector256<double>.Count; category += Vector256<double>.Count)
            Vector256.MaxNative(Vector256.Create(values[category..]), Vector256.Create<double>(nearest[category..])).CopyTo(nearest[category..]);
        for (; category < values.Length; category++)
            nearest[category] = Math.Max(nearest[category], values[category]);
    }

    void PrepareWants()
    {
        wants = Wants.Of(own);
        near.AsSpan().Clear();
        shared.AsSpan().Clear();
        for (var want = 0; want < own.Length; want++)
        {
            var values = affinities.ValuesOf(own[want].Category);
            for (var category = 0; category < values.Length; category++)
                Lanes(near, category)[want] = values[category];
            foreach (var category in affinities.SameAs(own[want].Category))
                Lanes(shared, category)[want] = BitConverter.Int64BitsToDouble(-1);
        }
    }

    static Span<double> Lanes(Vector256<double>[] vectors, int place) => MemoryMarshal.Cast<Vector256<double>, double>(vectors.AsSpan(place, 1));
}
