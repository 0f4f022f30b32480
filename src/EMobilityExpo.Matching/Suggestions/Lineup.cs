namespace EMobilityExpo.Matching.Suggestions;

using System.Collections.Concurrent;

/// <summary>
/// The candidates of a side in the order in which they are looked at: that of the side's rows, or, for the many buyers of one
/// country, the exhibitors by how they target it, or for exhibitors without targets the buyers by what they ask for, so that whole runs
/// of blocks can be passed over.
/// </summary>
sealed class Lineup
{
    public const int None = -1;

    readonly Runs? runs;
    int[]? rows;
    int[] places = [];
    ulong[] ties = [];
    LookColumns? ordered;
    readonly ConcurrentDictionary<int, byte[]> holders = new();

    /// <summary>The candidates as they stand.</summary>
    public Lineup(Roster roster) => Roster = roster;

    /// <summary>Exhibitors put into order for the buyers of a country. It does not follow later changes.</summary>
    /// <param name="exhibitors">All of them.</param>
    /// <param name="country">Place of the country.</param>
    /// <param name="rank">By code of <see cref="TargetCodes"/>, its place in the order; the same for those worth the same.</param>
    public Lineup(Roster exhibitors, int country, ReadOnlySpan<byte> rank)
    {
        (Roster, Country) = (exhibitors, country);
        var targets = exhibitors.TargetsOf(country);
        rows = new int[exhibitors.Blocks * LaneCodes.Block];
        rows.AsSpan(exhibitors.Count).Fill(None);
        Span<int> starts = stackalloc int[TargetCodes.Count + 1];
        for (var row = 0; row < exhibitors.Count; row++)
            starts[rank[targets[row]] + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var columns = exhibitors.Columns;
        var used = new byte[exhibitors.Blocks];
        for (var row = 0; row < exhibitors.Count; row++)
        {
            var place = starts[rank[targets[row]]]++;
            rows[place] = row;
            ref var ofBlock = ref used[place / LaneCodes.Block];
            ofBlock = Math.Max(ofBlock, columns.SlotsUsed[row / LaneCodes.Block]);
        }

        ordered = new(
            false, used, new byte[used.Length], Array.ConvertAll(columns.Slots, Ordered), Array.ConvertAll(columns.Units, Ordered),
            Array.ConvertAll(columns.Orders, Ordered), Ordered(columns.Unit), Ordered(targets), Ordered(columns.Language), Ordered(columns.Cooperation),
            columns.Certification, Ordered(exhibitors.RecognisedOf(country)));
        foreach (var column in ordered.Slots)
            column.AsSpan(exhibitors.Count).Fill(LaneCodes.Gone);
        runs = new Runs(ordered.Country, exhibitors.Count, rank);
    }

    /// <summary>Buyers by <see cref="TradeOrder"/>, for exhibitors to whom their countries are much the same. It follows later changes.</summary>
    public static Lineup ByTrade(Roster buyers)
    {
        var lineup = new Lineup(buyers) { rows = [], ordered = LookColumns.None(true) };
        var order = TradeOrder.Of(buyers);
        lineup.Grow();
        for (var place = 0; place < order.Length; place++)
            (lineup.rows[place], lineup.places[order[place]]) = (order[place], place);
        for (var row = 0; row < order.Length; row++)
            lineup.Take(row);
        lineup.Categories = new(lineup.ordered.Slots, order.Length);
        return lineup;
    }

    /// <summary>By block, what its candidates name, where the order is by trade.</summary>
    public BlockCategories? Categories { get; private set; }

    public Roster Roster { get; }

    /// <summary>Of the buyers for whom it is; -1 for any.</summary>
    public int Country { get; } = -1;

    public int Blocks => Roster.Blocks;

    public Runs Runs => runs ?? Roster.Runs;

    /// <summary>The row of the candidate at a place; <see cref="None"/> beyond the last.</summary>
    public int RowAt(int place) => rows is null ? place : rows[place];

    /// <summary>What decides between equal scores; 0 beyond the last candidate.</summary>
    public ulong TieAt(int place) => Categories is not null ? ties[place] : RowAt(place) is >= 0 and var row ? Roster.Cards[row].Tie : 0;

    /// <summary>Asks the memory for the card of a candidate.</summary>
    public void Fetch(int place)
    {
        if (RowAt(place) is >= 0 and var row)
            Roster.Cards.Fetch(row);
    }

    /// <summary>Asks the memory for the offers of a candidate whose card has been asked for.</summary>
    public void FetchOffers(int place)
    {
        if (RowAt(place) is >= 0 and var row)
            Roster.Cards.FetchOffers(row);
    }

    /// <summary>The columns as a buyer of a country, or an exhibitor (-1), sees them.</summary>
    public LookColumns ColumnsFor(int country) =>
        ordered ?? (country < 0 ? Roster.Columns : Roster.Columns with
        {
            Country = Roster.TargetsOf(country),
            Families = Roster.RecognisedOf(country),
        });

    /// <summary>Of exhibitors: <see cref="Roster.HoldersOf"/> in this order.</summary>
    public byte[] HoldersOf(int certification)
    {
        if (rows is null)
            return Roster.HoldersOf(certification);
        return holders.GetOrAdd(certification, number => Ordered(Roster.HoldersOf(number)));
    }

    /// <summary>Of the order by trade: takes note that a row has changed.</summary>
    public void Follow(int row)
    {
        Grow();
        // Who is new comes last.
        if (rows![places[row]] != row)
            (rows[row], places[row]) = (row, row);
        Take(row);
        Categories!.Put(ordered!.Slots, places[row]);
    }

    void Take(int row)
    {
        ordered!.Take(places[row], Roster.Columns, row);
        ties[places[row]] = Roster.Cards[row].Tie;
    }

    void Grow()
    {
        var (old, size) = (places.Length, Roster.Profiles.Length);
        if (size == old)
            return;
        Array.Resize(ref rows, size);
        Array.Resize(ref places, size);
        Array.Resize(ref ties, size);
        rows.AsSpan(old).Fill(None);
        ordered = ordered!.Longer(size);
    }

    byte[] Ordered(byte[] column)
    {
        var result = new byte[Roster.Blocks * LaneCodes.Block];
        var from = rows.AsSpan(0, Roster.Count);
        for (var place = 0; place < from.Length; place++)
            result[place] = column[from[place]];
        return result;
    }
}
