namespace EMobilityExpo.Matching.Suggestions;

using System.Collections.Concurrent;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// One side as candidates: the profiles, and beside them columns of bytes that the quick look compares 64 at a time. Rows keep
/// their place; what is removed leaves a gap that the next newcomer fills.
/// </summary>
/// <remarks>Memory: about 20 bytes a row and, for exhibitors, one more for each country asked for; the profiles apart.</remarks>
sealed class Roster
{
    readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    readonly Stack<int> gaps = new();
    readonly HashSet<int> countries = [];
    readonly ConcurrentDictionary<int, byte[]> targetRows = new();

    readonly ConcurrentDictionary<int, byte[]> holderRows = new();
    readonly PairScorer scorer;
    readonly Quantities quantities;

    public Roster(PairScorer scorer, Quantities quantities, bool buyers, IReadOnlyCollection<Profile> profiles)
    {
        (this.scorer, this.quantities) = (scorer, quantities);
        IsBuyers = buyers;
        Languages = new(profile => profile.Languages.Key);
        Cooperations = new(profile => $"{(char)profile.Wishes}{(profile.IsInstitute ? 'i' : 'f')}");
        Certifications = new(profile =>
            !buyers ? "" : profile.RequiredCertifications > 0 ? $"r{profile.Certifications.Key}" : $"c{profile.Country}");
        Languages.AddAll(profiles);
        Cooperations.AddAll(profiles);
        Certifications.AddAll(profiles);
        Grow(profiles.Count);
        // Neighbours in trade and place stand together, so that whole blocks can be passed over.
        foreach (var profile in profiles.OrderBy(MainCategory).ThenBy(profile => profile.Country).ThenBy(profile => profile.Source.Id, StringComparer.Ordinal))
            Put(profile);
    }

    public bool IsBuyers { get; }

    /// <summary>Rows used so far, gaps among them.</summary>
    public int Count { get; private set; }

    public int Blocks => (Count + LaneCodes.Block - 1) / LaneCodes.Block;

    /// <summary>By row; null in a gap.</summary>
    public Profile?[] Profiles { get; private set; } = [];

    /// <summary>By row, close together for the exact score: the categories; null in a gap.</summary>
    public Stock[]?[] Stocks { get; private set; } = [];

    /// <summary>Places of the countries that somebody is from, or has been.</summary>
    public IReadOnlyCollection<int> Countries => countries;

    /// <summary>By row: whether somebody's country is excluded.</summary>
    public bool[] Excludes { get; private set; } = [];

    /// <summary>By row: decides between equal scores, whatever the order of input.</summary>
    public ulong[] Ties { get; private set; } = [];

    /// <summary>Categories: <see cref="LaneCodes.Slots"/> columns.</summary>
    public byte[][] Slots { get; } = Columns(LaneCodes.Slots);

    /// <summary>Country, language, cooperation, certification, units, order. Country and certification of exhibitors are not used.</summary>
    public byte[][] Features { get; } = Columns(6);

    /// <summary>Slots in use in each block.</summary>
    public byte[] SlotsUsed { get; private set; } = [];

    public int[] LanguageClass { get; private set; } = [];

    public int[] CooperationClass { get; private set; } = [];

    public FeatureClasses Languages { get; }

    public FeatureClasses Cooperations { get; }

    /// <summary>Of buyers: what they require, or for those that require nothing their country.</summary>
    public FeatureClasses Certifications { get; }

    public int RowOf(string id) => rows.GetValueOrDefault(id, -1);

    /// <summary>Adds a participant or replaces the one of the same id, touching its row only.</summary>
    public int Put(Profile profile)
    {
        if (!rows.TryGetValue(profile.Source.Id, out var row))
        {
            row = gaps.TryPop(out var gap) ? gap : Count++;
            Grow(Count);
            rows.Add(profile.Source.Id, row);
        }

        (Profiles[row], Stocks[row], Ties[row]) = (profile, profile.Stocks, Tie(profile.Source.Id));
        Excludes[row] = !profile.ExcludesNone;
        (LanguageClass[row], CooperationClass[row]) = (Languages.NumberOf(profile), Cooperations.NumberOf(profile));
        if (profile.Country >= 0)
            countries.Add(profile.Country);
        Features[0][row] = profile.Country is >= 0 and < 255 ? (byte)profile.Country : (byte)255;
        Features[1][row] = FeatureClasses.Code(LanguageClass[row]);
        Features[2][row] = FeatureClasses.Code(CooperationClass[row]);
        Features[3][row] = FeatureClasses.Code(Certifications.NumberOf(profile));
        (Features[4][row], Features[5][row]) = IsBuyers ? quantities.OfBuyer(profile) : quantities.OfExhibitor(profile);
        SetSlots(row, profile.Stocks);
        foreach (var (country, targets) in targetRows)
            targets[row] = TargetCodes.Of(scorer, profile, country);
        foreach (var (certification, holders) in holderRows)
            holders[row] = HolderCode(profile, certification);
        return row;
    }

    /// <summary>Removes a participant; false when it was not there.</summary>
    public bool Remove(string id)
    {
        if (!rows.Remove(id, out var row))
            return false;
        (Profiles[row], Stocks[row]) = (null, null);
        foreach (var column in Slots)
            column[row] = LaneCodes.Gone;
        gaps.Push(row);
        return true;
    }

    /// <summary>Of exhibitors: by row, the code of <see cref="TargetCodes"/> for a country.</summary>
    public byte[] TargetsOf(int country) => targetRows.GetOrAdd(country, place => ByRow(profile => TargetCodes.Of(scorer, profile, place)));

    /// <summary>Of exhibitors: by row, whether a certification is held: 0 not, 1 held, 2 when none is given at all.</summary>
    public byte[] HoldersOf(int certification) => holderRows.GetOrAdd(certification, number => ByRow(profile => HolderCode(profile, number)));

    byte[] ByRow(Func<Profile, byte> codeOf)
    {
        var codes = new byte[Profiles.Length];
        for (var row = 0; row < Count; row++)
            codes[row] = Profiles[row] is { } profile ? codeOf(profile) : (byte)0;
        return codes;
    }

    static byte HolderCode(Profile exhibitor, int certification) =>
        (byte)(exhibitor.Certifications.IsEmpty ? 2 : exhibitor.Certifications.Contains(certification) ? 1 : 0);

    void SetSlots(int row, Stock[] stocks)
    {
        for (var slot = 0; slot < LaneCodes.Slots; slot++)
            Slots[slot][row] = (byte)(slot < stocks.Length ? SlotCode(stocks, slot) : LaneCodes.Empty | 3 << 6);
        if (stocks.Length == 0)
            Slots[0][row] = LaneCodes.NotGiven;
        if (stocks.Length > LaneCodes.Slots)
            Slots[0][row] = LaneCodes.Anything;
        var used = (byte)Math.Clamp(stocks.Length, 1, LaneCodes.Slots);
        ref var ofBlock = ref SlotsUsed[row / LaneCodes.Block];
        ofBlock = Math.Max(ofBlock, used);
    }

    int SlotCode(Stock[] stocks, int slot)
    {
        var share = IsBuyers ? stocks[slot].Share : 1.0 / stocks.Length;
        return stocks[slot].Category < LaneCodes.MostCategories
            ? stocks[slot].Category | LaneCodes.ShareClass(share) << 6
            : LaneCodes.Anything;
    }

    static int MainCategory(Profile profile) =>
        profile.Stocks.Length == 0 ? int.MaxValue : profile.Stocks.MaxBy(stock => stock.Share).Category;

    /// <summary>FNV-1a, mixed: no place in the alphabet and no hour of registration decides a tie.</summary>
    static ulong Tie(string id)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in id)
            hash = (hash ^ letter) * 1099511628211UL;
        hash ^= hash >> 32;
        return hash * 0x9E3779B97F4A7C15UL;
    }

    static byte[][] Columns(int count) => [.. Enumerable.Range(0, count).Select(_ => Array.Empty<byte>())];

    void Grow(int needed)
    {
        if (needed <= Profiles.Length)
            return;
        var size = Math.Max(needed, Profiles.Length * 3 / 2);
        size = (size + LaneCodes.Block - 1) / LaneCodes.Block * LaneCodes.Block;
        var old = Profiles.Length;
        Profiles = Longer(Profiles, size);
        Stocks = Longer(Stocks, size);
        Excludes = Longer(Excludes, size);
        Ties = Longer(Ties, size);
        LanguageClass = Longer(LanguageClass, size);
        CooperationClass = Longer(CooperationClass, size);
        SlotsUsed = Longer(SlotsUsed, size / LaneCodes.Block);
        foreach (var columns in new[] { Slots, Features })
        {
            for (var i = 0; i < columns.Length; i++)
                columns[i] = Longer(columns[i], size);
        }

        foreach (var column in Slots)
            column.AsSpan(old).Fill(LaneCodes.Gone);
        foreach (var codes in new[] { targetRows, holderRows })
        {
            foreach (var number in codes.Keys)
                codes[number] = Longer(codes[number], size);
        }
    }

    static T[] Longer<T>(T[] array, int size)
    {
        Array.Resize(ref array, size);
        return array;
    }
}
