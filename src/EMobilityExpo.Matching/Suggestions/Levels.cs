namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Categories that are equally near to what a participant trades lose and win the same: beside the tables by category, shorter ones by
/// level of nearness, for looks to which 16 bytes are a table of one instruction. Reused; one for each thread.
/// </summary>
sealed class Levels
{
    /// <summary>How many there are; the last three are for what is no category.</summary>
    public const int Count = 16;

    const int Places = 64;
    const byte Nobody = Count - 3, NotGiven = Count - 2, Anything = Count - 1;

    /// <summary>By own category, how near each category of a candidate is.</summary>
    readonly byte[][] rows;

    /// <summary>By want (against buyers there is one row for all), a code of each level; none where nothing is of that level.</summary>
    readonly int[] examples = new int[Tables.Wants * Count];
    int used;
    bool againstBuyers;

    public Levels(CategoryAffinities values)
    {
        var count = Math.Min(values.Count, LaneCodes.MostCategories);
        double[] distinct = [.. Enumerable.Range(0, values.Count).SelectMany(own => values.ValuesOf(own).ToArray()).Append(0).Distinct().Order()];
        if (distinct.Length > Nobody)
            throw new ArgumentException("There are more levels of nearness than a table has room for.", nameof(values));
        rows = [.. Enumerable.Range(0, values.Count).Select(Row)];

        byte[] Row(int own)
        {
            var row = new byte[Places];
            for (var category = 0; category < count; category++)
                row[category] = (byte)Array.IndexOf(distinct, values.ValuesOf(own)[category]);
            row[LaneCodes.Anything] = Anything;
            return row;
        }
    }

    /// <summary>Prepares for a participant.</summary>
    /// <param name="stocks">What it trades.</param>
    /// <param name="wants">How many of them are looked at one by one; against buyers all are taken together.</param>
    /// <param name="candidatesAreBuyers">Which side the candidates are.</param>
    /// <param name="bytes">Receives <see cref="Tables.Level"/>.</param>
    public void Prepare(ReadOnlySpan<Stock> stocks, int wants, bool candidatesAreBuyers, Span<byte> bytes)
    {
        (againstBuyers, used) = (candidatesAreBuyers, candidatesAreBuyers ? 1 : wants);
        for (var want = 0; want < used; want++)
        {
            var row = bytes.Slice(Tables.Level + want * Places, Places);
            if (againstBuyers)
                Nearest(stocks, row);
            else if (stocks.Length > Tables.Wants)
                row.Clear();
            else
                rows[stocks[want].Category].CopyTo(row);
            var places = examples.AsSpan(want * Count, Count);
            places.Fill(-1);
            for (var place = 0; place < Places; place++)
                places[row[place]] = place;
        }
    }

    /// <summary>Fills the tables by level from those by category.</summary>
    public void Fill(Span<byte> bytes)
    {
        for (var at = 0; at < used * Count; at++)
        {
            var (want, level, place) = (at / Count, at % Count, examples[at]);
            if (place < 0)
                continue;
            bytes[Tables.OwnByLevel + at] = bytes[Tables.Own + want * Places + place];
            if (!againstBuyers)
            {
                bytes[Tables.TheirsByLevel + at] = bytes[Tables.Theirs + want * Places + place];
                continue;
            }

            for (var rank = 0; rank < LaneCodes.Ranks; rank++)
            {
                bytes[Tables.TheirsByLevel + rank * Count + level] = bytes[Tables.Theirs + rank * Places + place];
                bytes[Tables.BestByLevel + rank * Count + level] = bytes[Tables.Best + rank * Places + place];
            }
        }
    }

    void Nearest(ReadOnlySpan<Stock> stocks, Span<byte> row)
    {
        row.Clear();
        row[LaneCodes.Anything] = Anything;
        foreach (ref readonly var stock in stocks)
        {
            var own = rows[stock.Category];
            for (var at = 0; at < Places; at += Vector256<byte>.Count)
                Vector256.Max(Vector256.Create(own, at), Vector256.Create<byte>(row[at..])).CopyTo(row[at..]);
        }

        (row[LaneCodes.Gone], row[LaneCodes.Empty], row[LaneCodes.NotGiven]) = (Nobody, Nobody, NotGiven);
    }
}
