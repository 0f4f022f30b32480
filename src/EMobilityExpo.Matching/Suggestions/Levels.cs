namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Categories that are equally near to what a participant trades lose and win the same: tables by level of nearness instead of
/// category, for looks to which 16 bytes are a table of one instruction. What a level is worth is the same for everybody.
/// </summary>
sealed class Levels : ICategoryTables
{
    /// <summary>How many there are; the last three are for what is no category.</summary>
    public const int Count = 16;

    const int Places = 64;
    const byte Nobody = Count - 3, NotGiven = Count - 2, Anything = Count - 1;

    readonly CategoryPoints points;

    /// <summary>By own category, how near each category of a candidate is: its level, the highest of them, and as it is.</summary>
    readonly byte[][] rows;
    readonly byte[] highest;
    readonly float[][] near;

    /// <summary>Points by level, the first and the last also by rank: lost at best, won by own breadth and by the candidate's.</summary>
    readonly float[] best = new float[LaneCodes.Ranks * Count];
    readonly float[] own = new float[Count];
    readonly float[] theirs = new float[LaneCodes.Ranks * Count];

    /// <summary>Points lost at best by category of an exhibitor.</summary>
    readonly float[] bestOfExhibitors = new float[Places];
    Stock[] stocks = [];
    bool againstBuyers;
    float common;

    public Levels(CategoryAffinities values, CategoryPoints points)
    {
        this.points = points;
        near = Affinities.NearnessOf(values);
        float[] distinct = [.. near.SelectMany(row => row).Append(0).Distinct().Order()];
        if (distinct.Length > Nobody)
            throw new ArgumentException("There are more levels of nearness than a table has room for.", nameof(values));
        rows = Array.ConvertAll(near, Row);
        highest = Array.ConvertAll(near, row => (byte)Array.IndexOf(distinct, row.Max()));
        for (var at = 0; at < best.Length; at++)
        {
            var (rank, level) = (at / Count, at % Count);
            var nearness = level < distinct.Length ? distinct[level] : 0;
            best[at] = level switch
            {
                Nobody => Losses.Never,
                NotGiven => points.NotGiven,
                Anything => 0,
                _ => points.LossAt(nearness * LaneCodes.Emphasis(rank)),
            };
            theirs[at] = nearness * points.Breadth * LaneCodes.Weight(rank);
            own[level] = nearness * points.Breadth;
        }

        byte[] Row(float[] near)
        {
            var row = Array.ConvertAll(near, value => (byte)Array.IndexOf(distinct, value));
            row[LaneCodes.Anything] = Anything;
            return row;
        }
    }

    public double Prepare(Stock[] own, bool candidatesAreBuyers, Span<byte> bytes)
    {
        (stocks, againstBuyers) = (own, candidatesAreBuyers);
        return common = againstBuyers ? AgainstBuyers(bytes) : AgainstExhibitors(bytes);
    }

    public void Fill(Span<byte> bytes, float scale, float part)
    {
        if (againstBuyers)
            FillOfBuyers(bytes, scale, part);
        else
            FillOfExhibitors(bytes, scale, part);
    }

    public void FindBest(ReadOnlySpan<byte> bytes, Span<byte> best)
    {
        for (var category = 0; category < Places; category++)
            best[category] = bytes[Tables.Best + bytes[Tables.Level + category]];
    }

    float AgainstBuyers(Span<byte> bytes)
    {
        Nearest(bytes.Slice(Tables.Level, Places));
        var level = 0;
        foreach (ref readonly var stock in stocks.AsSpan())
            level = Math.Max(level, highest[stock.Category]);
        return stocks.Length == 0 ? 0 : points.CommonOf(best[level]);
    }

    float AgainstExhibitors(Span<byte> bytes)
    {
        var wants = Tables.WantsOf(stocks);
        for (var want = 0; want < wants; want += 2)
            Pair(rows[stocks[want].Category], rows[stocks[Math.Min(want + 1, wants - 1)].Category], bytes[(Tables.Level + want / 2 * Places)..]);
        var settled = 0F;
        if (stocks.Length == 0)
        {
            bestOfExhibitors.AsSpan().Clear();
        }
        else
        {
            points.BestOfWants(stocks, near, bestOfExhibitors);
            settled = points.Settle(bestOfExhibitors);
        }

        (bestOfExhibitors[LaneCodes.Gone], bestOfExhibitors[LaneCodes.Empty]) = (Losses.Never, Losses.Never);
        return settled;
    }

    void FillOfBuyers(Span<byte> bytes, float scale, float part)
    {
        if (stocks.Length == 0)
        {
            bytes.Slice(Tables.Best, best.Length).Clear();
            bytes[Tables.Best + Nobody] = byte.MaxValue;
            return;
        }

        Bytescale.Down(best, bytes[Tables.Best..], scale, common);
        Bytescale.Up(own, bytes[Tables.Own..], scale / stocks.Length);
        Bytescale.Up(theirs, bytes[Tables.Theirs..], scale * part);
        (bytes[Tables.Own + Anything], bytes[Tables.Theirs + Anything]) = (byte.MaxValue, byte.MaxValue);
    }

    /// <summary>Wants beyond those that are looked at one by one win all that can be won.</summary>
    void FillOfExhibitors(Span<byte> bytes, float scale, float part)
    {
        Bytescale.Down(bestOfExhibitors, bytes[Tables.Best..], scale);
        if (stocks.Length > Tables.Wants)
        {
            bytes.Slice(Tables.Own, 2 * Count).Fill(byte.MaxValue);
            bytes.Slice(Tables.Theirs, 2 * Count).Fill(byte.MaxValue);
            return;
        }

        for (var want = 0; want < stocks.Length; want++)
        {
            Bytescale.Up(own, bytes[(Tables.Own + want * Count)..], scale * (float)stocks[want].Share);
            Bytescale.Up(own, bytes[(Tables.Theirs + want * Count)..], scale * part);
        }

        // The last pair may be only one.
        bytes.Slice(Tables.Own + stocks.Length * Count, Count).Clear();
        bytes.Slice(Tables.Theirs + stocks.Length * Count, Count).Clear();
        (bytes[Tables.Own + Anything], bytes[Tables.Theirs + Anything]) = (byte.MaxValue, byte.MaxValue);
    }

    /// <summary>The levels of two wants in a byte, the first in its low half.</summary>
    static void Pair(byte[] first, byte[] second, Span<byte> pair)
    {
        for (var at = 0; at < Places; at += Vector256<byte>.Count)
            (Vector256.Create(first, at) | (Vector256.Create(second, at) << 4)).CopyTo(pair[at..]);
    }

    void Nearest(Span<byte> row)
    {
        row.Clear();
        row[LaneCodes.Anything] = Anything;
        foreach (ref readonly var stock in stocks.AsSpan())
        {
            var levels = rows[stock.Category];
            for (var at = 0; at < Places; at += Vector256<byte>.Count)
                Vector256.Max(Vector256.Create(levels, at), Vector256.Create<byte>(row[at..])).CopyTo(row[at..]);
        }

        (row[LaneCodes.Gone], row[LaneCodes.Empty], row[LaneCodes.NotGiven]) = (Nobody, Nobody, NotGiven);
    }
}
