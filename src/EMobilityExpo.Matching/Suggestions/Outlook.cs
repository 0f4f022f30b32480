namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// What one participant can lose at each code of the other side's features, in points of the arithmetic mean of the two sides'
/// scores. That mean is never below the score, so a candidate whose losses add up to more than the distance to the k-th best
/// need not be looked at. The losses are rounded down to bytes, on a scale as fine as that distance allows.
/// </summary>
/// <remarks>Reused from query to query; one for each thread. Preparing takes about a microsecond.</remarks>
sealed class Outlook
{
    /// <summary>Below this, in points, the scale is not made finer.</summary>
    const double FinestSlack = 0.5;

    const int Steps = 250;

    readonly PairScorer scorer;
    readonly Trades trades;
    readonly Markets markets;
    readonly bool usesLevels;
    readonly ICategoryTables categories;
    readonly CountryLosses countries;
    readonly HeldCounts heldCounts = new();
    readonly ClassValues[] ofExhibitors = [new(), new()];
    readonly ClassValues[] ofBuyers = [new(), new()];

    /// <summary>Points lost by category at best by what is traded in it, by steps of supply and of order, and by certification.</summary>
    readonly float[] shared = new float[64];
    readonly float[] steps;
    readonly float[] certification = new float[256];
    double ceiling;
    double scaledTo;
    float scale;
    double breadth;
    double unknown;
    byte wants;
    int certificationCodes;
    int languageCodes;
    int cooperationCodes;

    public Outlook(PairScorer scorer, Amounts amounts, Markets markets, bool usesLevels)
    {
        (this.scorer, this.markets, this.usesLevels) = (scorer, markets, usesLevels);
        var (values, points) = (scorer.Index.Affinities, new CategoryPoints(scorer));
        trades = new Trades(values, amounts);
        categories = usesLevels ? new Levels(values, points) : new Affinities(values, points);
        countries = new CountryLosses(scorer);
        steps = Trades.LossesOfSteps(Weight(Factor.Capacity));
    }

    /// <summary>The tables of <see cref="Tables"/>, in steps.</summary>
    public byte[] Bytes { get; } = new byte[Tables.Length];

    /// <summary>What the looks compare with.</summary>
    public LookLimits Limits { get; private set; }

    /// <summary>What languages are worth with each class of the other side.</summary>
    public ClassValues.Kept Languages { get; private set; } = new();

    /// <summary>What kinds of cooperation are worth with each class of the other side.</summary>
    public ClassValues.Kept Cooperations { get; private set; } = new();

    /// <summary>Whether the participant gives quantities.</summary>
    public bool ComparesQuantities { get; private set; }

    /// <summary>No score can be above this.</summary>
    public double Ceiling => ceiling;

    /// <summary>Points that the country is worth to the exhibitor and to the buyer, by its code.</summary>
    public Vector128<double> CountryPoints(byte code) => countries.PointsOf(code);

    /// <summary>Steps lost by each of 64 categories, of the first rank.</summary>
    public void FindBest(Span<byte> best) => categories.FindBest(Bytes, best);

    /// <summary>Prepares for a participant of one side against the other, and says in which columns to look.</summary>
    public LookColumns Prepare(Profile who, Roster own, int row, Lineup lineup)
    {
        var others = lineup.Roster;
        ceiling = 100 - Weight(Factor.Preference) * (1 - Finding.Neutral) - Weight(Factor.History) * (1 - Finding.Neutral);
        wants = (byte)Tables.WantsOf(who.Stocks);
        breadth = who.Stocks.Length == 0 ? 0 : Weight(Factor.Category) * CategoryFactor.Breadth / 2;
        ceiling -= who.Stocks.Length == 0 ? Weight(Factor.Category) * (1 - Finding.Neutral) : 0;
        ceiling -= categories.Prepare(who.Stocks, others.IsBuyers, Bytes) + countries.Prepare(who, others);
        Capacities(who, others.IsBuyers);
        var known = own.IsBuyers ? ofBuyers : ofExhibitors;
        Languages = known[0].Find(own.LanguageClass[row], others.Languages) ?? LanguagesOf(who, own.LanguageClass[row], others);
        Cooperations = known[1].Find(own.CooperationClass[row], others.Cooperations) ?? CooperationsOf(who, own.CooperationClass[row], others);
        (languageCodes, cooperationCodes) = (others.Languages.CodesInUse, others.Cooperations.CodesInUse);
        ceiling -= Languages.Common + Cooperations.Common;
        var columns = others.IsBuyers ? AgainstBuyers(who, lineup) : AgainstExhibitors(who, lineup);
        scaledTo = double.PositiveInfinity;
        return columns;
    }

    ClassValues.Kept LanguagesOf(Profile who, int number, Roster others) => others.IsBuyers
        ? ofExhibitors[0].Add(number, others.Languages, Weight(Factor.Language), other => LanguageFactor.Compare(who, other, scorer.InterpretersKnown))
        : ofBuyers[0].Add(number, others.Languages, Weight(Factor.Language), other => LanguageFactor.Compare(other, who, scorer.InterpretersKnown));

    ClassValues.Kept CooperationsOf(Profile who, int number, Roster others) => others.IsBuyers
        ? ofExhibitors[1].Add(number, others.Cooperations, Weight(Factor.Cooperation), other => CooperationFactor.Compare(who, other))
        : ofBuyers[1].Add(number, others.Cooperations, Weight(Factor.Cooperation), other => CooperationFactor.Compare(other, who));

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

    /// <summary>Steps that a candidate of a score at least may lose: what is lost is rounded down, so that equality must stay in.</summary>
    byte LimitAt(double score) => (byte)Math.Min(254, (int)(Math.Max(0, ceiling - score) * scale + Bytescale.Rounding));

    void Rescale(double slack)
    {
        (scaledTo, scale) = (slack, (float)(Steps / slack));
        // What is won with each of the candidate's categories must fit into a byte together.
        var part = (float)Math.Min(1, 248 / (LaneCodes.Slots * (breadth * scale + 2)));
        categories.Fill(Bytes, scale, part);
        countries.Fill(Bytes, scale);
        Down(shared, Tables.Shared, scale);
        if (usesLevels)
            Trades.FillFalls(Bytes, Weight(Factor.Capacity), ComparesQuantities ? scale : 0);
        else
            Down(steps, Tables.Supply, ComparesQuantities ? scale : 0);
        Down(certification.AsSpan(0, certificationCodes), Tables.Certification, scale);
        Down(Languages.Losses.AsSpan(0, languageCodes), Tables.Language, scale);
        Down(Cooperations.Losses.AsSpan(0, cooperationCodes), Tables.Cooperation, scale);
        Limits = new(
            (byte)Math.Clamp(Math.Floor(breadth * scale - Bytescale.Rounding), 0, 255),
            (byte)Math.Clamp(Math.Floor(unknown * scale - Bytescale.Rounding), 0, 255),
            (ushort)Math.Min(ushort.MaxValue, Math.Ceiling(256 / part + 1)),
            wants,
            (ushort)certificationCodes,
            (ushort)languageCodes,
            (ushort)cooperationCodes,
            254);
    }

    void Down(ReadOnlySpan<float> points, int start, float scale) => Bytescale.Down(points, Bytes.AsSpan(start), scale);

    void Capacities(Profile who, bool againstBuyers)
    {
        var weight = Weight(Factor.Capacity);
        // Who names nothing loses the same with all, whatever is known of them; who gives no quantity, at least as much with anybody.
        ComparesQuantities = GivesQuantities(who);
        unknown = ComparesQuantities ? weight * (1 - Finding.Neutral) : 0;
        ceiling -= ComparesQuantities ? 0 : weight * (1 - Finding.Neutral);
        if (who.Stocks.Length > 0)
            trades.Fill(who, againstBuyers, weight, shared, Bytes.AsSpan(Tables.OwnUnits, 192));
        else
            shared.AsSpan().Clear();
        if (!ComparesQuantities)
            Losses.Less(shared, (float)(weight * (1 - Finding.Neutral)));
        // Places in which there is no category do not compete.
        shared[LaneCodes.Empty] = Losses.Never;
    }

    static bool GivesQuantities(Profile who)
    {
        foreach (ref readonly var stock in who.Stocks.AsSpan())
        {
            if (stock.Units > 0)
                return true;
        }

        return false;
    }

    LookColumns AgainstBuyers(Profile who, Lineup lineup)
    {
        var buyers = lineup.Roster;
        // The last code is that of no country in particular, or of any where there are more than codes.
        markets.RecognisedOf(who, Bytes.AsSpan(Tables.Market, 256));
        Bytes[Tables.Market + 255] = scorer.Index.CountryCount > 255 ? byte.MaxValue : (byte)0;
        var weight = Weight(Factor.Certification);
        certificationCodes = buyers.Requirements.CodesInUse;
        if (who.Certifications.IsEmpty)
        {
            certification.AsSpan().Clear();
            ceiling -= weight * (1 - Finding.Neutral);
            return lineup.ColumnsFor(-1);
        }

        // Not recognised, or nothing known of the market: the better of the two.
        certification[LaneCodes.NothingRequired] = (float)(weight * (1 - Finding.Neutral));
        buyers.Required.FindLosses(who.Certifications, (float)weight, certification.AsSpan(LaneCodes.NothingRequired + 1, buyers.Requirements.Coded));
        certification[LaneCodes.Rare] = 0;
        return lineup.ColumnsFor(-1);
    }

    LookColumns AgainstExhibitors(Profile who, Lineup exhibitors)
    {
        var held = certification.AsSpan();
        var market = Bytes.AsSpan(Tables.Market, 256);
        held.Clear();
        market.Clear();
        certificationCodes = LaneCodes.NoneHeld + 1;
        var columns = exhibitors.ColumnsFor(who.Country);
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
}
