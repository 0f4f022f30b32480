namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// What one participant can lose at each code of the other side's features, in points of the arithmetic mean of the two sides'
/// scores. That mean is never below the score, so a candidate whose losses add up to more than the distance to the k-th best
/// need not be looked at. The losses are rounded down to bytes, on a scale as fine as that distance allows.
/// </summary>
/// <remarks>Reused from query to query; one for each thread. Building takes a few microseconds.</remarks>
sealed class Outlook(PairScorer scorer)
{
    /// <summary>Below this, in points, the scale is not made finer.</summary>
    const double FinestSlack = 0.5;

    const int Steps = 250;
    const float Never = 1e9f;
    const float Rounding = 1e-2f;

    readonly float[] points = new float[Tables.Length];
    readonly ClassLosses[] ofExhibitors = [new(), new(), new()];
    readonly ClassLosses[] ofBuyers = [new(), new(), new()];
    double ceiling;
    double scaledTo;
    float scale;
    double breadth;

    /// <summary>The tables of <see cref="Tables"/>, in steps.</summary>
    public byte[] Bytes { get; } = new byte[Tables.Length];

    /// <summary>Most that breadth can win by each of its two tables, in steps.</summary>
    public byte Breadth { get; private set; }

    /// <summary>Steps that a candidate may lose; 255 when nobody can be left out yet.</summary>
    public byte Limit { get; private set; }

    /// <summary>Prepares for a participant of one side against the other.</summary>
    public void Prepare(Profile who, Roster own, int row, Roster others)
    {
        ceiling = 100;
        for (var factor = Factor.Preference; factor <= Factor.History; factor++)
            ceiling -= 100 * scorer.Weights[(int)factor] * (1 - Finding.Neutral);
        Categories(who, others.IsBuyers);
        Countries(who, others.IsBuyers);
        var known = own.IsBuyers ? ofBuyers : ofExhibitors;
        Classes(Tables.Language, known[0], others.Languages, own.LanguageClass[row], Factor.Language, other =>
            Pair(who, other, others.IsBuyers, (exhibitor, buyer) => LanguageFactor.Compare(exhibitor, buyer, scorer.InterpretersKnown)));
        Classes(Tables.Cooperation, known[1], others.Cooperations, own.CooperationClass[row], Factor.Cooperation, other =>
            Pair(who, other, others.IsBuyers, CooperationFactor.Compare));
        Classes(Tables.Certification, known[2], others.Certifications, own.CertificationClass[row], Factor.Certification, other =>
            Pair(who, other, others.IsBuyers, CertificationFactor.Compare));
        Capacities(who, others.IsBuyers);
        scaledTo = double.PositiveInfinity;
        Rescale(100);
        Limit = 255;
    }

    /// <summary>Leaves out what stays below a score; makes the scale finer where that is worth it.</summary>
    public void Demand(double score)
    {
        var slack = Math.Max(0, ceiling - score);
        if (slack < scaledTo * 0.6)
            Rescale(Math.Max(slack, FinestSlack));
        // What is lost is rounded down, so that equality must stay in.
        Limit = (byte)Math.Min(254, Math.Floor(slack * scale + Rounding));
    }

    void Rescale(double slack)
    {
        if (scaledTo <= slack)
            return;
        (scaledTo, scale) = (slack, (float)(Steps / slack));
        Bytescale.Down(points.AsSpan(Tables.Best, 64), Bytes.AsSpan(Tables.Best, 64), scale, Rounding);
        Bytescale.Up(points.AsSpan(Tables.ByCategory, 320), Bytes.AsSpan(Tables.ByCategory, 320), scale, Rounding);
        Bytescale.Down(points.AsSpan(Tables.Country), Bytes.AsSpan(Tables.Country), scale, Rounding);
        Breadth = (byte)Math.Clamp(Math.Floor(breadth * scale - Rounding), 0, 255);
    }

    void Categories(Profile who, bool againstBuyers)
    {
        var weight = 100 * scorer.Weights[(int)Factor.Category];
        var best = points.AsSpan(Tables.Best, 64);
        var byCategory = points.AsSpan(Tables.ByCategory, 64);
        var bySlot = points.AsSpan(Tables.BySlot, 256);
        byCategory.Clear();
        bySlot.Clear();
        if (who.Stocks.Length == 0)
        {
            breadth = 0;
            best.Clear();
            ceiling -= weight * (1 - Finding.Neutral);
        }
        else
        {
            breadth = weight * CategoryFactor.Breadth / 2;
            best.Fill((float)(weight * (1 - CategoryFactor.Breadth)));
            best[LaneCodes.NotGiven] = (float)Math.Max(0, weight * (1 - Finding.Neutral - CategoryFactor.Breadth));
            for (var category = 0; category < Math.Min(scorer.Index.Affinities.Count, LaneCodes.MostCategories); category++)
                OfCategory(who, category, againstBuyers, weight, best, byCategory, bySlot);
            // The codes after the categories hold no loss that a candidate could fall below.
            best[LaneCodes.Gone] = best[LaneCodes.Anything] = best[LaneCodes.Empty];
            Settle(best);
            best[LaneCodes.Anything] = 0;
            byCategory[LaneCodes.Anything] = (float)breadth;
            for (var share = 0; share < 4; share++)
                bySlot[share << 6 | LaneCodes.Anything] = (float)breadth;
        }

        best[LaneCodes.Gone] = Never;
    }

    void OfCategory(
        Profile who, int category, bool againstBuyers, double weight, Span<float> best, Span<float> byCategory, Span<float> bySlot)
    {
        var (nearest, shares, sum) = (0.0, 0.0, 0.0);
        foreach (var stock in who.Stocks)
        {
            var affinity = againstBuyers
                ? scorer.Index.Affinities.Value(stock.Category, category)
                : scorer.Index.Affinities.Value(category, stock.Category);
            nearest = Math.Max(nearest, affinity * (againstBuyers ? 1 : stock.Emphasis));
            shares += affinity * stock.Share;
            sum += affinity;
        }

        best[category] = (float)(weight * (1 - CategoryFactor.Breadth) * (1 - nearest));
        byCategory[category] = (float)(breadth * (againstBuyers ? nearest / who.Stocks.Length : shares));
        for (var share = 0; share < 4; share++)
            bySlot[share << 6 | category] = (float)(breadth * LaneCodes.LargestShare(share) * (againstBuyers ? nearest : sum));
    }

    void Countries(Profile who, bool againstBuyers)
    {
        var losses = points.AsSpan(Tables.Country, 256);
        if (againstBuyers)
        {
            for (var country = 0; country < 256; country++)
            {
                var place = country < Math.Min(255, scorer.Index.CountryCount) ? country : -1;
                losses[country] = who.Excluded.Contains(place) ? Never : Loss(Factor.Country, CountryFactor.Compare(who, place));
            }

            // A catalogue of more countries than codes: the last code may be any of them.
            if (scorer.Index.CountryCount > 255)
                losses[255] = 0;
        }
        else if (who.Country < 0)
        {
            losses.Fill(Loss(Factor.Country, Finding.Unknown(FactorReason.CountryUnknown)));
        }
        else
        {
            for (var code = 0; code < TargetCodes.Count; code++)
                losses[code] = Loss(Factor.Country, TargetCodes.Find(code));
            losses[TargetCodes.Count..].Fill(Never);
        }

        Settle(losses);
    }

    void Capacities(Profile who, bool againstBuyers)
    {
        var units = points.AsSpan(Tables.Units, 256);
        var order = points.AsSpan(Tables.Order, 256);
        if (againstBuyers)
            Quantities.BoundsForExhibitor(who, units, order);
        else
            Quantities.BoundsForBuyer(who, units, order);
        var weight = (float)(100 * scorer.Weights[(int)Factor.Capacity]);
        for (var code = 0; code < 256; code++)
        {
            units[code] = weight * (1 - units[code]);
            order[code] = weight * (1 - order[code]);
        }
    }

    void Classes(int table, ClassLosses known, FeatureClasses classes, int own, Factor factor, Func<Profile, Finding> find)
    {
        var losses = points.AsSpan(table, 256);
        var (found, fresh) = known.Of(own, classes.Count);
        if (fresh)
        {
            for (var number = 0; number < classes.Coded; number++)
                found[number] = Loss(factor, find(classes.Example(number)));
            found.AsSpan(classes.Coded).Fill(classes.Count > classes.Coded ? 0 : Never);
        }

        found.CopyTo(losses);
        Settle(losses);
    }

    /// <summary>Takes from all losses what every candidate loses.</summary>
    void Settle(Span<float> losses)
    {
        var least = losses[0];
        foreach (var loss in losses)
            least = Math.Min(least, loss);
        if (least >= Never)
            return;
        foreach (ref var loss in losses)
            loss -= least;
        ceiling -= least;
    }

    float Loss(Factor factor, in Finding finding) =>
        (float)(100 * scorer.Weights[(int)factor] * (1 - (finding.Exhibitor + finding.Buyer) / 2));

    static Finding Pair(Profile who, Profile other, bool othersAreBuyers, Func<Profile, Profile, Finding> compare) =>
        othersAreBuyers ? compare(who, other) : compare(other, who);
}
