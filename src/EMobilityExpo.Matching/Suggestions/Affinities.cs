namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>What each category of a candidate is worth to one participant, at best and in breadth.</summary>
sealed class Affinities
{
    const int Places = 64;

    /// <summary>By own category, how near each category of a candidate is.</summary>
    readonly float[][] ofExhibitor;
    readonly float[][] ofBuyer;

    public Affinities(CategoryAffinities values)
    {
        var count = Math.Min(values.Count, LaneCodes.MostCategories);
        ofExhibitor = Rows((own, category) => values.Value(own, category));
        ofBuyer = Rows((own, category) => values.Value(category, own));

        float[][] Rows(Func<int, int, double> value) =>
        [
            .. Enumerable.Range(0, values.Count).Select(own => Enumerable.Range(0, Places)
                .Select(category => category < count ? (float)value(own, category) : 0).ToArray()),
        ];
    }

    /// <param name="stocks">Of an exhibitor who names at least one.</param>
    /// <param name="most">Points of the nearest category.</param>
    /// <param name="breadth">Points that each side's breadth can win, in the mean of the two sides.</param>
    /// <param name="points">Receives <see cref="Tables.Best"/>, <see cref="Tables.Own"/> and <see cref="Tables.Theirs"/>.</param>
    public void AgainstBuyers(ReadOnlySpan<Stock> stocks, float most, float breadth, Span<float> points)
    {
        for (var at = 0; at < Places; at += Vector512<float>.Count)
        {
            var nearest = Vector512<float>.Zero;
            foreach (ref readonly var stock in stocks)
                nearest = Vector512.Max(nearest, Vector512.Create(ofExhibitor[stock.Category].AsSpan(at)));
            (nearest * (breadth / stocks.Length)).CopyTo(points[(Tables.Own + at)..]);
            for (var rank = 0; rank < LaneCodes.Ranks; rank++)
            {
                var place = rank * Places + at;
                (Vector512.Create(most) - nearest * (most * LaneCodes.Emphasis(rank))).CopyTo(points[(Tables.Best + place)..]);
                (nearest * (breadth * LaneCodes.Weight(rank))).CopyTo(points[(Tables.Theirs + place)..]);
            }
        }

        for (var rank = 0; rank < LaneCodes.Ranks; rank++)
            points[Tables.Theirs + rank * Places + LaneCodes.Anything] = breadth;
        points[Tables.Own + LaneCodes.Anything] = breadth;
    }

    /// <summary>The same of a buyer; wants beyond those that are looked at one by one win all that can be won.</summary>
    public void AgainstExhibitors(ReadOnlySpan<Stock> stocks, float most, float breadth, Span<float> points)
    {
        for (var at = 0; at < Places; at += Vector512<float>.Count)
        {
            var nearest = Vector512<float>.Zero;
            for (var want = 0; want < stocks.Length; want++)
            {
                var one = Vector512.Create(ofBuyer[stocks[want].Category].AsSpan(at));
                nearest = Vector512.Max(nearest, one * (float)stocks[want].Emphasis);
                if (want >= Tables.Wants)
                    continue;
                (one * (breadth * (float)stocks[want].Share)).CopyTo(points[(Tables.Own + want * Places + at)..]);
                (one * breadth).CopyTo(points[(Tables.Theirs + want * Places + at)..]);
            }

            (Vector512.Create(most) - nearest * most).CopyTo(points[(Tables.Best + at)..]);
        }

        (points[Tables.Own + LaneCodes.Anything], points[Tables.Theirs + LaneCodes.Anything]) = (breadth, breadth);
        if (stocks.Length <= Tables.Wants)
            return;
        points.Slice(Tables.Own, Places).Fill(breadth);
        points.Slice(Tables.Theirs, Places).Fill(breadth * LaneCodes.Slots);
    }
}
