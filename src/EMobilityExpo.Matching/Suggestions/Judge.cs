namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// The exact score of one participant with candidates that passed the quick look: the same to the last bit as
/// <see cref="PairScorer.Exact"/>, but from what was prepared for the participant and from few, close places of memory, both sides
/// at once and with hardly a branch.
/// </summary>
sealed class Judge
{
    readonly PairScorer scorer;
    readonly Outlook outlook;
    readonly PreparedTrade trades;
    readonly Vector128<double> category;
    readonly Vector128<double> capacity;
    readonly Vector128<double> neutral = Vector128.Create(Finding.Neutral);
    readonly Vector128<double> preference;
    readonly Vector128<double> history;

    /// <summary>Points of certification where nothing is required: nothing known, not recognised, recognised.</summary>
    readonly double[] ofMarket;

    Profile who = null!;
    Lineup lineup = null!;
    Roster others = null!;
    LookColumns columns = null!;
    bool againstBuyers;
    ulong ownLow;
    ulong ownHigh;
    bool fits;

    public Judge(PairScorer scorer, Outlook outlook)
    {
        (this.scorer, this.outlook) = (scorer, outlook);
        trades = new PreparedTrade(scorer.Index.Affinities);
        var points = scorer.Points;
        (category, capacity) = (Vector128.Create(points[1]), Vector128.Create(points[2]));
        (preference, history) = (Vector128.Create(points[6] * Finding.Neutral), Vector128.Create(points[7] * Finding.Neutral));
        ofMarket = [points[5] * Finding.Neutral, points[5] * CertificationFactor.NotYetCertified, points[5] * 1];
    }

    public void Prepare(Profile participant, Lineup candidates, LookColumns look)
    {
        (who, lineup, others, columns, againstBuyers) = (participant, candidates, candidates.Roster, look, candidates.Roster.IsBuyers);
        trades.Prepare(participant, againstBuyers);
        var certifications = againstBuyers || who.RequiredCertifications > 0 ? who.Certifications : who.MarketCertifications;
        (ownLow, ownHigh, fits) = (certifications.Word(0), certifications.Word(1), certifications.Words <= 2 && others.FitCertifications);
    }

    /// <summary>
    /// Whether what an exhibitor without quantities and certifications, or a buyer without categories, looks at is the same of two
    /// candidates, so that their scores are equal to the last bit unless one is vetoed.
    /// </summary>
    public bool AreTwins(int place, int other) =>
        AreSame(outlook.Languages, columns.Language, place, other) && AreSame(outlook.Cooperations, columns.Cooperation, place, other)
        && outlook.CountryPoints(columns.Country[place]) == outlook.CountryPoints(columns.Country[other])
        && (againstBuyers ? NameTheSame(place, other) : CertificationAt(place) == CertificationAt(other));

    static bool AreSame(ClassValues.Kept values, byte[] codes, int place, int other) =>
        codes[place] != LaneCodes.Rare && codes[other] != LaneCodes.Rare && values.Points[codes[place]] == values.Points[codes[other]];

    bool NameTheSame(int place, int other)
    {
        foreach (var slot in columns.Slots)
        {
            if (slot[place] != slot[other] || (slot[place] & 63) == LaneCodes.Anything)
                return false;
        }

        return true;
    }

    double CertificationAt(int place) => Certification(place, lineup.RowAt(place), others.Cards[lineup.RowAt(place)]);

    /// <summary>The score of a candidate of whom nothing beyond the profiles is known.</summary>
    public double Score(int place)
    {
        var row = lineup.RowAt(place);
        ref readonly var card = ref others.Cards[row];
        if ((card.Excludes && CountryFactor.Excludes(others.Profiles[row]!, who)) || (!who.ExcludesNone && CountryFactor.Excludes(who, others.Profiles[row]!)))
            return 0;
        var (ofCategory, ofCapacity) = who.Stocks.Length == 0 ? (neutral, neutral)
            : !trades.Fits ? trades.TheLongWay(others.Profiles[row]!)
            : !againstBuyers ? card.Number > 0 ? trades.WithExhibitor(others.Cards.OffersOf(card)) : trades.TheLongWay(others.Profiles[row]!)
            : card.Trade == Card.LongWay || trades.IsUnclear((uint)card.Trade) ? trades.TheLongWay(others.Profiles[row]!)
            : trades.WithBuyer(others.Cards.WantsOf(row), (uint)card.Trade);
        var (language, cooperation) = (columns.Language[place], columns.Cooperation[place]);
        var sides = outlook.CountryPoints(columns.Country[place]) + category * ofCategory + capacity * ofCapacity
            + (language == LaneCodes.Rare ? OfPoints(3, Language(row)) : outlook.Languages.Points[language])
            + (cooperation == LaneCodes.Rare ? OfPoints(4, Cooperation(row)) : outlook.Cooperations.Points[cooperation])
            + Vector128.Create(Certification(place, row, card)) + preference + history;
        return Reciprocal.Combine(sides[0], sides[1]);
    }

    /// <summary>Points of <see cref="CertificationFactor.Value"/>, where it can from what is packed.</summary>
    double Certification(int place, int row, in Card card)
    {
        if (!fits)
            return OfProfiles(row);
        if (!againstBuyers && who.RequiredCertifications > 0)
        {
            return (card.Low | card.High) == 0 ? ofMarket[0]
                : scorer.Points[5] * ((double)(BitOperations.PopCount(card.Low & ownLow) + BitOperations.PopCount(card.High & ownHigh)) / who.RequiredCertifications);
        }

        if (againstBuyers && columns.Certification[place] is not LaneCodes.NothingRequired)
        {
            return others.Required.IsExact(card.Number) ? scorer.Points[5] * others.Required.ShareHeld(card.Number, who.Certifications) : OfProfiles(row);
        }

        var known = (ownLow | ownHigh) != 0 & (card.Low | card.High) != 0;
        var both = ((card.Low & ownLow) | (card.High & ownHigh)) != 0;
        return ofMarket[known ? both ? 2 : 1 : 0];
    }

    double OfProfiles(int row) =>
        scorer.Points[5] * (againstBuyers ? CertificationFactor.Value(who, others.Profiles[row]!) : CertificationFactor.Value(others.Profiles[row]!, who));

    Finding Language(int row) => againstBuyers
        ? LanguageFactor.Compare(who, others.Profiles[row]!, scorer.InterpretersKnown)
        : LanguageFactor.Compare(others.Profiles[row]!, who, scorer.InterpretersKnown);

    Finding Cooperation(int row) =>
        againstBuyers ? CooperationFactor.Compare(who, others.Profiles[row]!) : CooperationFactor.Compare(others.Profiles[row]!, who);

    Vector128<double> OfPoints(int factor, in Finding finding) =>
        Vector128.Create(scorer.Points[factor] * finding.Exhibitor, scorer.Points[factor] * finding.Buyer);
}
