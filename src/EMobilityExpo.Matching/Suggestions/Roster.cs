namespace EMobilityExpo.Matching.Suggestions;

using System.Collections.Concurrent;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// One side as candidates: the profiles, and beside them columns of bytes that the quick look compares 64 at a time. Rows keep
/// their place; what is removed leaves a gap that the next newcomer fills.
/// </summary>
/// <remarks>Memory: about 70 bytes a row and, for exhibitors, two more for each country asked for; the profiles apart.</remarks>
sealed class Roster
{
    readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    readonly Stack<int> gaps = new();
    readonly HashSet<int> knownCountries = [];
    readonly List<int> countries = [];
    readonly ConcurrentDictionary<int, byte[]> targets = new();
    readonly ConcurrentDictionary<int, byte[]> recognised = new();
    readonly ConcurrentDictionary<int, byte[]> holders = new();
    readonly Lineup? byTrade;
    readonly Amounts amounts;
    readonly Markets markets;
    readonly int few;

    public Roster(Amounts amounts, Markets markets, bool buyers, IReadOnlyCollection<Profile> profiles, in RosterSizes sizes)
    {
        (this.amounts, this.markets, few) = (amounts, markets, sizes.Few);
        (IsBuyers, Cards, Columns) = (buyers, new(buyers), LookColumns.None(buyers));
        AsTheyStand = new(this);
        Languages = new(0, profile => profile.Languages.Key);
        Cooperations = new(0, profile => $"{(char)profile.Wishes}{(profile.IsInstitute ? 'i' : 'f')}");
        Requirements = new(LaneCodes.NothingRequired + 1, profile => profile.Certifications.Key);
        Languages.AddAll(profiles);
        Cooperations.AddAll(profiles);
        if (buyers)
            Requirements.AddAll(profiles.Where(profile => profile.RequiredCertifications > 0));
        StandByCountry = buyers && profiles.Count >= sizes.Country;
        Grow(profiles.Count);
        Profile[] sorted = [.. profiles];
        Array.Sort(Array.ConvertAll(sorted, OrderKey), sorted);
        Runs = new([], 0, []);
        foreach (var profile in sorted)
            Put(profile);
        if (!buyers)
            return;
        Span<byte> same = stackalloc byte[256];
        for (var code = 0; code < same.Length; code++)
            same[code] = (byte)code;
        Runs = new(Columns.Country, Count, same);
        if (Count >= sizes.Trade)
            byTrade = Lineup.ByTrade(this);
    }

    /// <summary>Blocks by country of buyers; of exhibitors all are mixed.</summary>
    public Runs Runs { get; }

    public bool IsBuyers { get; }

    /// <summary>Whether those of a country stand together.</summary>
    public bool StandByCountry { get; }

    /// <summary>The candidates in the order of the rows.</summary>
    public Lineup AsTheyStand { get; }

    /// <summary>The candidates in the order in which a participant of the other side best looks at them.</summary>
    public Lineup LineupFor(Profile who) => byTrade is not null && who.Targets.Length == 0 && who.Stocks.Length > 0 ? byTrade : AsTheyStand;

    /// <summary>Rows used so far, gaps among them.</summary>
    public int Count { get; private set; }

    /// <summary>Whether all blocks are best looked at.</summary>
    public bool AreFew => Blocks <= few;

    public int Blocks => (Count + LaneCodes.Block - 1) / LaneCodes.Block;

    /// <summary>By row; null in a gap.</summary>
    public Profile?[] Profiles { get; private set; } = [];

    /// <summary>By row, close together: what the exact score needs.</summary>
    public Cards Cards { get; }

    /// <summary>Places of the countries that somebody is from, or has been.</summary>
    public List<int> Countries => countries;

    /// <summary>By place of a country, 0 where somebody is from it, 255 elsewhere; the places beyond 255 share those of others.</summary>
    public byte[] AbsentCountries { get; } = [.. Enumerable.Repeat(byte.MaxValue, 256)];

    /// <summary>Whether the cards hold all certifications there are.</summary>
    public bool FitCertifications { get; private set; } = true;

    public int[] LanguageClass { get; private set; } = [];

    public int[] CooperationClass { get; private set; } = [];

    public FeatureClasses Languages { get; }

    public FeatureClasses Cooperations { get; }

    /// <summary>Of buyers: what they require.</summary>
    public FeatureClasses Requirements { get; }

    /// <summary>The same, packed.</summary>
    public Requirements Required { get; } = new();

    /// <summary>The columns as they are for everybody; some depend on who asks.</summary>
    public LookColumns Columns { get; private set; }

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

        Profiles[row] = profile;
        (LanguageClass[row], CooperationClass[row]) = (Languages.NumberOf(profile), Cooperations.NumberOf(profile));
        if (profile.Country >= 0 && knownCountries.Add(profile.Country))
        {
            countries.Add(profile.Country);
            AbsentCountries[profile.Country & 0xFF] = 0;
        }

        Columns.Country[row] = profile.Country is >= 0 and < 255 ? (byte)profile.Country : (byte)255;
        Columns.Language[row] = Languages.Code(LanguageClass[row]);
        Columns.Cooperation[row] = Cooperations.Code(CooperationClass[row]);
        var certifications = IsBuyers ? profile.MarketCertifications : profile.Certifications;
        FitCertifications &= certifications.Words <= 2;
        SetSlots(row, profile.Stocks);
        Runs.Put(row / LaneCodes.Block, Columns.Country[row]);
        if (IsBuyers)
            SetBuyer(row, profile);
        else
            Cards.PutExhibitor(row, profile, Tie(profile.Source.Id));
        foreach (var (country, codes) in targets)
            codes[row] = TargetCodes.Of(profile, country);
        foreach (var (country, codes) in recognised)
            codes[row] = markets.RecognisedOf(profile, country);
        foreach (var (certification, codes) in holders)
            codes[row] = HolderCode(profile, certification);
        byTrade?.Follow(row);
        return row;
    }

    /// <summary>Removes a participant; false when it was not there.</summary>
    public bool Remove(string id)
    {
        if (!rows.Remove(id, out var row))
            return false;
        Profiles[row] = null;
        Cards.Remove(row);
        foreach (var column in Columns.Slots)
            column[row] = LaneCodes.Gone;
        byTrade?.Follow(row);
        gaps.Push(row);
        return true;
    }

    /// <summary>Of exhibitors: by row, the code of <see cref="TargetCodes"/> for a country.</summary>
    public byte[] TargetsOf(int country) => targets.GetOrAdd(country, place => ByRow(profile => TargetCodes.Of(profile, place)));

    /// <summary>Of exhibitors: by row, the families for which something is held that a country recognises.</summary>
    public byte[] RecognisedOf(int country) =>
        recognised.GetOrAdd(country, place => FitCertifications ? RecognisedByCard(place) : ByRow(profile => markets.RecognisedOf(profile, place)));

    /// <summary>Of exhibitors: by row, 1 where a certification (-1 for none in particular) is held, or <see cref="LaneCodes.NoneHeld"/>.</summary>
    public byte[] HoldersOf(int certification) => holders.GetOrAdd(certification, number => ByRow(profile => HolderCode(profile, number)));

    byte[] RecognisedByCard(int country)
    {
        var (codes, byFamily) = (new byte[Profiles.Length], markets.RecognisedIn(country));
        for (var row = 0; row < Count; row++)
        {
            ref readonly var card = ref Cards[row];
            for (var family = 0; family < byFamily.Length; family++)
                codes[row] |= ((card.Low & byFamily[family].Low) | (card.High & byFamily[family].High)) != 0 ? (byte)(1 << family) : (byte)0;
        }

        return codes;
    }

    byte[] ByRow(Func<Profile, byte> codeOf)
    {
        var codes = new byte[Profiles.Length];
        for (var row = 0; row < Count; row++)
            codes[row] = Profiles[row] is { } profile ? codeOf(profile) : (byte)0;
        return codes;
    }

    static byte HolderCode(Profile exhibitor, int certification) =>
        (byte)(exhibitor.Certifications.IsEmpty ? LaneCodes.NoneHeld : exhibitor.Certifications.Contains(certification) ? 1 : 0UL);

    void SetBuyer(int row, Profile buyer)
    {
        var requires = buyer.RequiredCertifications > 0;
        var number = requires ? Requirements.NumberOf(buyer) : 0;
        Cards.PutBuyer(row, buyer, number, Tie(buyer.Source.Id));
        Columns.Certification[row] = requires ? Requirements.Code(number) : LaneCodes.NothingRequired;
        Required.Follow(Requirements);
        Columns.Families[row] = requires ? (byte)0 : markets.FamiliesOf(buyer);
    }

    void SetSlots(int row, Stock[] stocks)
    {
        var (most, ranked, unit) = (stocks.Length == 0 ? 1 : stocks.Max(stock => stock.Share), false, (byte)255);
        for (var slot = 0; slot < LaneCodes.Slots; slot++)
        {
            var here = slot < stocks.Length;
            var rank = here && IsBuyers ? LaneCodes.RankOf(stocks[slot].Share / most) : 0;
            ranked |= rank > 0;
            Columns.Slots[slot][row] = !here ? LaneCodes.Empty
                : stocks[slot].Category < LaneCodes.MostCategories ? (byte)(stocks[slot].Category | rank << 6)
                : LaneCodes.Anything;
            Columns.Units[slot][row] = !here ? (byte)0 : IsBuyers ? amounts.UnitsDown(stocks[slot]) : amounts.UnitsUp(stocks[slot]);
            Columns.Orders[slot][row] = !here ? (byte)0 : IsBuyers ? (byte)(stocks[slot].TimingPlace << 6) : amounts.OrderDown(stocks[slot]);
        }

        if (stocks.Length == 0)
            Columns.Slots[0][row] = LaneCodes.NotGiven;
        else if (stocks.Length > LaneCodes.Slots)
            (Columns.Slots[0][row], Columns.Units[0][row], Columns.Orders[0][row]) = (LaneCodes.Anything, 0, 0);
        else if (!stocks.Any(stock => stock.Category >= LaneCodes.MostCategories))
            unit = LaneCodes.UnitOf(IsBuyers ? most : 1.0 / stocks.Length);
        Columns.Unit[row] = unit;
        var block = row / LaneCodes.Block;
        Columns.SlotsUsed[block] = Math.Max(Columns.SlotsUsed[block], (byte)Math.Clamp(stocks.Length, 1, LaneCodes.Slots));
        Columns.Ranked[block] |= ranked ? (byte)1 : (byte)0;
    }

    /// <summary>
    /// Neighbours in place (many buyers) and trade stand together, so that whole blocks can be passed over; with as many categories
    /// each, so that no block is looked at more often for the sake of one.
    /// </summary>
    ulong OrderKey(Profile profile)
    {
        var key = StandByCountry ? (ulong)(uint)(profile.Country + 1) & 0x1FF : 0UL;
        key = key << 3 | (uint)Math.Min(7, profile.Stocks.Length);
        key = key << 1 | (IsBuyers && profile.Stocks.Any(stock => stock.Emphasis < 1) ? 1U : 0U);
        for (var slot = 0; slot < LaneCodes.Slots; slot++)
            key = key << 6 | (slot < profile.Stocks.Length ? (uint)Math.Min(63, profile.Stocks[slot].Category) : 0U);
        return key << 8 | (uint)Cooperations.NumberOf(profile) & 0xFF;
    }

    /// <summary>FNV-1a, mixed: no place in the alphabet and no hour of registration decides a tie.</summary>
    internal static ulong Tie(string id)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in id)
            hash = (hash ^ letter) * 1099511628211UL;
        hash ^= hash >> 32;
        return hash * 0x9E3779B97F4A7C15UL;
    }

    void Grow(int needed)
    {
        if (needed <= Profiles.Length)
            return;
        var old = Profiles.Length;
        var size = (Math.Max(needed, old * 3 / 2) + LaneCodes.Block - 1) / LaneCodes.Block * LaneCodes.Block;
        Profiles = Longer(Profiles, size);
        Cards.Grow(size);
        LanguageClass = Longer(LanguageClass, size);
        CooperationClass = Longer(CooperationClass, size);
        Columns = Columns.Longer(size);
        foreach (var codes in new[] { targets, recognised, holders })
        {
            foreach (var number in codes.Keys)
                codes[number] = Longer(codes[number], size);
        }
    }

    public static T[] Longer<T>(T[] array, int size)
    {
        Array.Resize(ref array, size);
        return array;
    }
}
