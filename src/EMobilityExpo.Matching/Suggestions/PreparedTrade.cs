namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// <see cref="TradeValues"/> of one participant with many: what each category is worth to it is looked up, not compared anew.
/// The same to the last bit; what does not fit into the tables goes the long way.
/// </summary>
sealed class PreparedTrade(CategoryAffinities affinities)
{
    const int Wants = 4;

    /// <summary>Nothing shared; several shared.</summary>
    const sbyte None = -1, Several = -2;

    readonly double[] nearest = new double[affinities.Count];
    readonly double[] byWant = new double[affinities.Count * Wants];
    readonly sbyte[] shared = new sbyte[affinities.Count];
    Stock[] own = [];
    Vector256<double> emphases;
    Vector256<double> shares;
    bool againstBuyers;
    bool fits;

    public void Prepare(Profile who, bool candidatesAreBuyers)
    {
        (own, againstBuyers) = (who.Stocks, candidatesAreBuyers);
        fits = own.Length > 0 && own.Length <= (againstBuyers ? sbyte.MaxValue : Wants);
        if (!fits)
            return;
        nearest.AsSpan().Clear();
        shared.AsSpan().Fill(None);
        byWant.AsSpan().Clear();
        if (!againstBuyers)
        {
            emphases = Vector256.Create(Of(0).Emphasis, Of(1).Emphasis, Of(2).Emphasis, Of(3).Emphasis);
            shares = Vector256.Create(Of(0).Share, Of(1).Share, Of(2).Share, Of(3).Share);
        }

        for (sbyte i = 0; i < own.Length; i++)
        {
            var values = affinities.ValuesOf(own[i].Category);
            for (var category = 0; category < values.Length; category++)
            {
                nearest[category] = Math.Max(nearest[category], values[category]);
                if (!againstBuyers)
                    byWant[category * Wants + i] = values[category];
            }

            foreach (var category in affinities.SameAs(own[i].Category))
                shared[category] = shared[category] == None ? i : Several;
        }
    }

    Stock Of(int place) => place < own.Length ? own[place] : default;

    public (double ExhibitorCategory, double BuyerCategory, double ExhibitorCapacity, double BuyerCapacity) With(ReadOnlySpan<Stock> candidate) =>
        fits && candidate.Length > 0
            ? againstBuyers ? WithBuyer(candidate) : WithExhibitor(candidate)
            : TheLongWay(candidate);

    (double, double, double, double) TheLongWay(ReadOnlySpan<Stock> candidate) =>
        againstBuyers ? TradeValues.Of(own, candidate, affinities) : TradeValues.Of(candidate, own, affinities);

    (double, double, double, double) WithBuyer(ReadOnlySpan<Stock> wants)
    {
        var sums = default(Sums);
        foreach (ref readonly var want in wants)
        {
            var offer = shared[want.Category];
            if (offer == Several)
                return TheLongWay(wants);
            sums.Add(want, nearest[want.Category]);
            if (offer >= 0)
                sums.AddShared(want, Fit(own[offer], want), own[offer].Units > 0 && want.Units > 0);
        }

        return sums.Values(own.Length);
    }

    (double, double, double, double) WithExhibitor(ReadOnlySpan<Stock> offers)
    {
        var near = Vector256<double>.Zero;
        Span<double> best = stackalloc double[Wants];
        Span<sbyte> known = stackalloc sbyte[Wants];
        known.Fill(None);
        foreach (ref readonly var offer in offers)
        {
            near = Vector256.MaxNative(near, Vector256.Create(byWant.AsSpan(offer.Category * Wants)));
            var want = shared[offer.Category];
            if (want == None)
                continue;
            if (want == Several)
                return TheLongWay(offers);
            sbyte isKnown = offer.Units > 0 && own[want].Units > 0 ? (sbyte)1 : (sbyte)0;
            if (isKnown < known[want])
                continue;
            var fit = Fit(offer, own[want]);
            best[want] = isKnown > known[want] ? fit : double.MaxNative(best[want], fit);
            known[want] = isKnown;
        }

        var sums = default(Sums);
        sums.Add(near, emphases, shares);
        for (var want = 0; want < own.Length; want++)
        {
            if (known[want] >= 0)
                sums.AddShared(own[want], best[want], known[want] > 0);
        }

        return sums.Values(offers.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double Fit(in Stock offer, in Stock want) => offer.Units > 0 && want.Units > 0
        ? double.MinNative(CapacityFactor.OfSupply(want.LogUnits, offer.LogUnits), CapacityFactor.OfOrder(want.LogUnits, offer.LogMinimumOrder))
        : Finding.Neutral;
}
