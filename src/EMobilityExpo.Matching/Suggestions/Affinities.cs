namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>What each category of a candidate is worth to one participant, at best and in breadth, category by category.</summary>
sealed class Affinities : ICategoryTables
{
    const int Places = 64;

    /// <summary>By own category, how near each category of a candidate is.</summary>
    readonly float[][] near;
    readonly float[] best = new float[LaneCodes.Ranks * Places];
    readonly float[] own = new float[Tables.Wants * Places];
    readonly float[] theirs = new float[Tables.Wants * Places];
    readonly CategoryPoints points;
    bool againstBuyers;
    int rows;

    public Affinities(CategoryAffinities values, CategoryPoints points)
    {
        this.points = points;
        near = NearnessOf(values);
    }

    /// <summary>By own category, how near each that has a code is; it is the same which of the two is offered.</summary>
    public static float[][] NearnessOf(CategoryAffinities values)
    {
        var count = Math.Min(values.Count, LaneCodes.MostCategories);
        return
        [
            .. Enumerable.Range(0, values.Count).Select(own => Enumerable.Range(0, Places)
                .Select(category => category < count ? (float)values.ValuesOf(own)[category] : 0).ToArray()),
        ];
    }

    public double Prepare(Stock[] own, bool candidatesAreBuyers, Span<byte> bytes)
    {
        (againstBuyers, rows) = (candidatesAreBuyers, candidatesAreBuyers ? LaneCodes.Ranks : Tables.WantsOf(own));
        var common = 0.0;
        if (own.Length == 0)
        {
            best.AsSpan().Clear();
            this.own.AsSpan().Clear();
            theirs.AsSpan().Clear();
        }
        else
        {
            if (againstBuyers)
                AgainstBuyers(own);
            else
                AgainstExhibitors(own);
            common = points.Settle(best.AsSpan(0, againstBuyers ? best.Length : Places));
        }

        (best[LaneCodes.Gone], best[LaneCodes.Empty]) = (Losses.Never, Losses.Never);
        return common;
    }

    public void Fill(Span<byte> bytes, float scale, float part)
    {
        Bytescale.Down(best.AsSpan(0, againstBuyers ? best.Length : Places), bytes[Tables.Best..], scale);
        Bytescale.Up(own.AsSpan(0, againstBuyers ? Places : rows * Places), bytes[Tables.Own..], scale);
        Bytescale.Up(theirs.AsSpan(0, rows * Places), bytes[Tables.Theirs..], scale * part);
    }

    public void FindBest(ReadOnlySpan<byte> bytes, Span<byte> best) => bytes.Slice(Tables.Best, Places).CopyTo(best);

    void AgainstBuyers(ReadOnlySpan<Stock> stocks)
    {
        var (most, breadth) = (points.Most, points.Breadth);
        for (var at = 0; at < Places; at += Vector512<float>.Count)
        {
            var nearest = Vector512<float>.Zero;
            foreach (ref readonly var stock in stocks)
                nearest = Vector512.Max(nearest, Vector512.Create(near[stock.Category].AsSpan(at)));
            (nearest * (breadth / stocks.Length)).CopyTo(own.AsSpan(at));
            for (var rank = 0; rank < LaneCodes.Ranks; rank++)
            {
                var place = rank * Places + at;
                (Vector512.Create(most) - nearest * (most * LaneCodes.Emphasis(rank))).CopyTo(best.AsSpan(place));
                (nearest * (breadth * LaneCodes.Weight(rank))).CopyTo(theirs.AsSpan(place));
            }
        }

        for (var rank = 0; rank < LaneCodes.Ranks; rank++)
            theirs[rank * Places + LaneCodes.Anything] = breadth;
        own[LaneCodes.Anything] = breadth;
    }

    /// <summary>The same of a buyer; wants beyond those that are looked at one by one win all that can be won.</summary>
    void AgainstExhibitors(ReadOnlySpan<Stock> stocks)
    {
        var breadth = points.Breadth;
        points.BestOfWants(stocks, near, best);
        if (stocks.Length > Tables.Wants)
        {
            own.AsSpan(0, Places).Fill(breadth);
            theirs.AsSpan(0, Places).Fill(breadth * LaneCodes.Slots);
            return;
        }

        for (var want = 0; want < stocks.Length; want++)
        {
            for (var at = 0; at < Places; at += Vector512<float>.Count)
            {
                var one = Vector512.Create(near[stocks[want].Category].AsSpan(at));
                (one * (breadth * (float)stocks[want].Share)).CopyTo(own.AsSpan(want * Places + at));
                (one * breadth).CopyTo(theirs.AsSpan(want * Places + at));
            }
        }

        (own[LaneCodes.Anything], theirs[LaneCodes.Anything]) = (breadth, breadth);
    }
}
