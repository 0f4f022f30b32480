namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// What one participant can lose at each code of the other side's features, in points of the arithmetic mean of the two sides'
/// scores. That mean is never below the score, so a candidate whose losses add up to more than the distance to the k-th best
/// need not be looked at. The losses are rounded down to bytes, on a scale as fine as that distance allows.
/// </summary>
/// <remarks>Reused from query to query; one for each thread. Preparing takes about two microseconds.</remarks>
sealed class Outlook
{
    /// <summary>Below this, in points, the scale is not made finer.</summary>
    const double FinestSlack = 0.5;

    const int UnknownCountry = TargetCodes.Count;
    const int Steps = 250;
    const float Never = Losses.Never;
    const float Rounding = 1e-2f;

    readonly PairScorer scorer;
    readonly Trades trades;
    readonly Markets markets;
    readonly Affinities affinities;
    readonly Levels? levels;
    readonly float[] points = new float[Tables.Points];
    readonly Vector128<double>[] pointsOfTarget = new Vector128<double>[TargetCodes.Count + 1];
    readonly float[] lossOfTarget = new float[TargetCodes.Count + 1];

    /// <summary>By code of the column of countries, that of <see cref="TargetCodes"/>.</summary>
    readonly byte[] targets = new byte[256];

    readonly HeldCounts heldCounts = new();
    readonly ClassValues[] ofExhibitors = [new(), new()];
    readonly ClassValues[] ofBuyers = [new(), new()];
    double ceiling;
    double scaledTo;
    float scale;
    double breadth;
    double unknown;
    byte wants;
    bool againstBuyers;
    int languageCodes;
    int cooperationCodes;

    public Outlook(PairScorer scorer, Amounts amounts, Markets markets, bool usesLevels)
    {
        (this.scorer, this.markets, levels) = (scorer, markets, usesLevels ? new(scorer.Index.Affinities) : null);
        trades = new Trades(scorer.Index.Affinities, amounts);
        affinities = new Affinities(scorer.Index.Affinities);
        for (var target = 0; target <= TargetCodes.Count; target++)
        {
            var finding = target == UnknownCountry ? Finding.Unknown(FactorReason.CountryUnknown) : TargetCodes.Compare(target);
            pointsOfTarget[target] = Vector128.Create(Weight(Factor.Country) * finding.Exhibitor, Weight(Factor.Country) * finding.Buyer);
            lossOfTarget[target] = Loss(Factor.Country, finding);
        }
    }

    /// <summary>The tables of <see cref="Tables"/>, in steps.</summary>
    public byte[] Bytes { get; } = new byte[Tables.Length];

    /// <summary>What the looks compare with.</summary>
    public LookLimits Limits { get; private set; }

    /// <summary>What languages are worth with each class of the other side.</summary>
    public ClassValues.Kept Languages { get; private set; } = new();

    /// <summary>What kinds of cooperation are worth with each class of the other side.</summary>
    public ClassValues.Kept Cooperations { get; private set; } = new();

    /// <summary>Points that the country is worth to the exhibitor and to the buyer, by its code.</summary>
    public Vector128<double> CountryPoints(byte code) => pointsOfTarget[targets[code]];

    /// <summary>Prepares for a participant of one side against the other, and says in which columns to look.</summary>
    public LookColumns Prepare(Profile who, Roster own, int row, Lineup lineup)
    {
        var others = lineup.Roster;
        ceiling = 100 - Weight(Factor.Preference) * (1 - Finding.Neutral) - Weight(Factor.History) * (1 - Finding.Neutral);
        Categories(who, others.IsBuyers);
        levels?.Prepare(who.Stocks, wants, others.IsBuyers, Bytes);
        Capacities(who, others.IsBuyers);
        var known = own.IsBuyers ? ofBuyers : ofExhibitors;
        Languages = known[0].Of(own.LanguageClass[row], others.Languages, Weight(Factor.Language), other => others.IsBuyers
            ? LanguageFactor.Compare(who, other, scorer.InterpretersKnown)
            : LanguageFactor.Compare(other, who, scorer.InterpretersKnown));
        Cooperations = known[1].Of(own.CooperationClass[row], others.Cooperations, Weight(Factor.Cooperation), other =>
            others.IsBuyers ? CooperationFactor.Compare(who, other) : CooperationFactor.Compare(other, who));
        againstBuyers = others.IsBuyers;
        (languageCodes, cooperationCodes) = (CodesOf(others.Languages), CodesOf(others.Cooperations));
        Languages.Losses.AsSpan(0, languageCodes).CopyTo(points.AsSpan(Tables.Language));
        Cooperations.Losses.AsSpan(0, cooperationCodes).CopyTo(points.AsSpan(Tables.Cooperation));
        ceiling -= Languages.Common + Cooperations.Common;
        var columns = others.IsBuyers ? AgainstBuyers(who, lineup) : AgainstExhibitors(who, lineup);
        scaledTo = double.PositiveInfinity;
        return columns;
    }

    /// <summary>How many codes of a table are in use, in one register, two or four; the rare ones have the last.</summary>
    static int CodesOf(FeatureClasses classes) => classes.Count > classes.Coded || classes.Coded > 128 ? 256 : classes.Coded > 64 ? 128 : 64;

    /// <summary>
    /// Leaves out what stays below a score; makes the scale finer where that is worth it.
    /// </summary>
    public void Demand(double score)
    {
        var slack = Math.Max(0, ceiling - score);
        if (slack < scaledTo * 0.6 || slack > scaledTo)
            Rescale(Math.Max(slack, Finest));
        Raise(score);
    }

    /// <summary>The same on the scale as it is.</summary>
    public void Raise(double score) => Limits = Limits with { Limit = LimitAt(score) };

    /// <summary>What breadth can win must fit into a byte, or nobody would be seen to lack it.</summary>
    double Finest => Math.Max(FinestSlack, breadth);

    /// <summary>Whether the participant gives quantities; the steps of the tables are filled if so.</summary>
    public bool ComparesQuantities { get; private set; }

    /// <summary>No score can be above this.</summary>
    public double Ceiling => ceiling;

    /// <summary>Steps that a candidate of a score at least may lose: what is lost is rounded down, so that equality must stay in.</summary>
    byte LimitAt(double score) => (byte)Math.Min(254, (int)(Math.Max(0, ceiling - score) * scale + Rounding));

    void Rescale(double slack)
    {
        (scaledTo, scale) = (slack, (float)(Steps / slack));
        // Of exhibitors the tables are shorter, and of classes only those that there are count.
        var codes = againstBuyers ? 256 : 64;
        Down(Tables.Best, codes);
        Down(Tables.Shared, Tables.Country - Tables.Shared);
        Down(Tables.Country, codes);
        Down(Tables.Certification, codes);
        Down(Tables.Language, languageCodes);
        Down(Tables.Cooperation, cooperationCodes);
        var won = againstBuyers ? 256 : wants * 64;
        Bytescale.Up(points.AsSpan(Tables.Own, won), Bytes.AsSpan(Tables.Own, won), scale, Rounding);
        // What is won with each of the candidate's categories must fit into a byte together.
        var part = (float)Math.Min(1, 248 / (LaneCodes.Slots * (breadth * scale + 2)));
        Bytescale.Up(points.AsSpan(Tables.Theirs, won), Bytes.AsSpan(Tables.Theirs, won), scale * part, Rounding);
        levels?.Fill(Bytes);
        Limits = new(
            (byte)Math.Clamp(Math.Floor(breadth * scale - Rounding), 0, 255),
            (byte)Math.Clamp(Math.Floor(unknown * scale - Rounding), 0, 255),
            (ushort)Math.Min(ushort.MaxValue, Math.Ceiling(256 / part + 1)),
            wants,
            (ushort)languageCodes,
            (ushort)cooperationCodes,
            254);
    }

    void Down(int start, int count) => Bytescale.Down(points.AsSpan(start, count), Bytes.AsSpan(start, count), scale, Rounding);

    void Categories(Profile who, bool againstBuyers)
    {
        var weight = Weight(Factor.Category);
        var best = points.AsSpan(Tables.Best, 256);
        wants = (byte)(who.Stocks.Length > Tables.Wants ? 1 : who.Stocks.Length);
        breadth = who.Stocks.Length == 0 ? 0 : weight * CategoryFactor.Breadth / 2;
        if (who.Stocks.Length == 0)
        {
            best.Clear();
            points.AsSpan(Tables.Own, Tables.Points - Tables.Own).Clear();
            ceiling -= weight * (1 - Finding.Neutral);
        }
        else
        {
            var most = (float)(weight * (1 - CategoryFactor.Breadth));
            if (againstBuyers)
                affinities.AgainstBuyers(who.Stocks, most, (float)breadth, points);
            else
                affinities.AgainstExhibitors(who.Stocks, most, (float)breadth, points);
            // Who names nothing wins half of the factor, breadth and all.
            best[LaneCodes.NotGiven] = (float)Math.Max(0, weight * (1 - Finding.Neutral) - 2 * breadth);
            // Of categories that have no code nobody knows what they lose.
            if (scorer.Index.Affinities.Count <= LaneCodes.MostCategories)
                ceiling -= Losses.Settle(best[..(againstBuyers ? 256 : 64)]);
            for (var rank = 0; rank < LaneCodes.Ranks; rank++)
                best[rank * 64 + LaneCodes.Anything] = 0;
        }

        best[LaneCodes.Gone] = Never;
        best[LaneCodes.Empty] = Never;
    }

    void Capacities(Profile who, bool againstBuyers)
    {
        var weight = Weight(Factor.Capacity);
        // Who names nothing loses the same with all, whatever is known of them; who gives no quantity, at least as much with anybody.
        var compares = Array.Exists(who.Stocks, stock => stock.Units > 0);
        unknown = compares ? weight * (1 - Finding.Neutral) : 0;
        ceiling -= compares ? 0 : weight * (1 - Finding.Neutral);
        var shared = points.AsSpan(Tables.Shared, 64);
        if (ComparesQuantities != compares)
        {
            ComparesQuantities = compares;
            Trades.FillSteps(compares ? weight : 0, points.AsSpan(Tables.Supply, 256), points.AsSpan(Tables.Order, 256));
        }

        if (who.Stocks.Length > 0)
            trades.Fill(who, againstBuyers, weight, shared, Bytes.AsSpan(Tables.OwnUnits, 192));
        else
            shared.Clear();
        if (!compares)
            Losses.Less(shared, (float)(weight * (1 - Finding.Neutral)));
        // Places in which there is no category do not compete.
        shared[LaneCodes.Empty] = Never;
    }

    LookColumns AgainstBuyers(Profile who, Lineup lineup)
    {
        var buyers = lineup.Roster;
        var byCountry = points.AsSpan(Tables.Country, 256);
        byCountry.Fill(lossOfTarget[UnknownCountry]);
        TargetCodes.OfAll(who, targets.AsSpan(0, 255));
        targets[255] = UnknownCountry;
        // The last code is that of no country in particular.
        markets.RecognisedOf(who, Bytes.AsSpan(Tables.Market, 255));
        Bytes[Tables.Market + 255] = 0;
        foreach (var country in buyers.Countries)
        {
            if (country < 255)
                byCountry[country] = !who.ExcludesNone && who.Excluded.Contains(country) ? Never : lossOfTarget[targets[country]];
        }

        // A catalogue of more countries than codes: the last code may be any of them.
        if (scorer.Index.CountryCount > 255)
            byCountry[255] = 0;
        ceiling -= Losses.Settle(byCountry);

        var weight = Weight(Factor.Certification);
        var required = points.AsSpan(Tables.Certification, 256);
        required.Clear();
        if (who.Certifications.IsEmpty)
        {
            ceiling -= weight * (1 - Finding.Neutral);
            return lineup.ColumnsFor(-1);
        }

        for (var number = 0; number < buyers.Requirements.Coded; number++)
            required[number] = (float)(weight * (1 - buyers.Required.ShareHeld(number, who.Certifications)));
        // Not recognised, or nothing known of the market: the better of the two.
        required[LaneCodes.NothingRequired] = (float)(weight * (1 - Finding.Neutral));
        return lineup.ColumnsFor(-1);
    }

    LookColumns AgainstExhibitors(Profile who, Lineup exhibitors)
    {
        var country = points.AsSpan(Tables.Country, 256);
        var held = points.AsSpan(Tables.Certification, 256);
        var market = Bytes.AsSpan(Tables.Market, 256);
        held.Clear();
        market.Clear();
        var columns = exhibitors.ColumnsFor(who.Country);
        if (who.Country < 0)
        {
            country.Clear();
            Bytes.AsSpan(Tables.Country, 256).Clear();
            targets.AsSpan().Fill(UnknownCountry);
            ceiling -= Weight(Factor.Country) * (1 - Finding.Neutral);
        }
        else
        {
            for (byte target = 0; target < TargetCodes.Count; target++)
                targets[target] = target;
            lossOfTarget.CopyTo(country);
        }

        var weight = Weight(Factor.Certification);
        if (who.RequiredCertifications > 0)
        {
            // Of more than there are codes nobody knows.
            for (var count = 0; count < who.RequiredCertifications && who.RequiredCertifications < LaneCodes.NoneHeld; count++)
                held[count] = (float)(weight * (1 - (double)count / who.RequiredCertifications));
            held[LaneCodes.NoneHeld] = who.RequiredCertifications < LaneCodes.NoneHeld ? (float)(weight * (1 - Finding.Neutral)) : 0;
            return columns with { Certification = heldCounts.Of(who.Certifications, exhibitors) };
        }

        if (who.MarketCertifications.IsEmpty)
        {
            ceiling -= weight * (1 - Finding.Neutral);
            return columns;
        }

        (held[0], held[LaneCodes.NoneHeld]) = ((float)(weight * (1 - CertificationFactor.NotYetCertified)), (float)(weight * (1 - Finding.Neutral)));
        market.Fill(markets.FamiliesOf(who));
        return columns with { Certification = exhibitors.HoldersOf(-1) };
    }

    double Weight(Factor factor) => scorer.Points[(int)factor];

    float Loss(Factor factor, in Finding finding) => (float)(Weight(factor) * (1 - (finding.Exhibitor + finding.Buyer) / 2));
}
