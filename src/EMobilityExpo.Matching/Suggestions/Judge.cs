namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// The exact score of one participant with candidates that passed the quick look: the same to the last bit as
/// <see cref="PairScorer.Exact"/>, but from what was prepared for the participant and from few, close places of memory.
/// </summary>
sealed class Judge(PairScorer scorer, Outlook outlook)
{
    /// <summary>More than rounding can add to a bound.</summary>
    const double Rounding = 1e-9;

    readonly PreparedTrade trades = new(scorer.Index.Affinities);
    Profile who = null!;
    Lineup lineup = null!;
    Roster others = null!;
    LookColumns columns = null!;
    bool againstBuyers;
    ulong ownLow;
    ulong ownHigh;
    bool fits;

    public void Prepare(Profile participant, Lineup candidates, LookColumns look)
    {
        (who, lineup, others, columns, againstBuyers) = (participant, candidates, candidates.Roster, look, candidates.Roster.IsBuyers);
        trades.Prepare(participant, againstBuyers);
        var certifications = againstBuyers || who.RequiredCertifications > 0 ? who.Certifications : who.MarketCertifications;
        (ownLow, ownHigh, fits) = (certifications.Word(0), certifications.Word(1), certifications.Words <= 2);
    }

    /// <summary>The score of a candidate of whom nothing beyond the profiles is known; anything below what is demanded if it stays below.</summary>
    public double Score(int place, double demanded)
    {
        var row = lineup.RowAt(place);
        ref readonly var card = ref others.Cards[row];
        if ((card.Excludes || !who.ExcludesNone) && IsVetoed(row))
            return 0;
        var points = scorer.Points;
        var country = columns.Country[place];
        var trade = trades.With(others.Cards.StocksOf(card));
        var exhibitor = outlook.CountryToExhibitor[country] + points[1] * trade.ExhibitorCategory + points[2] * trade.ExhibitorCapacity;
        var buyer = outlook.CountryToBuyer[country] + points[1] * trade.BuyerCategory + points[2] * trade.BuyerCapacity;
        var (languageCode, cooperationCode) = (columns.Language[place], columns.Cooperation[place]);
        var (languageToExhibitor, languageToBuyer) = languageCode == LaneCodes.Rare
            ? OfPoints(points[3], Language(row))
            : (outlook.Languages.Exhibitor[languageCode], outlook.Languages.Buyer[languageCode]);
        var (cooperationToExhibitor, cooperationToBuyer) = cooperationCode == LaneCodes.Rare
            ? OfPoints(points[4], Cooperation(row))
            : (outlook.Cooperations.Exhibitor[cooperationCode], outlook.Cooperations.Buyer[cooperationCode]);
        exhibitor = exhibitor + languageToExhibitor + cooperationToExhibitor;
        buyer = buyer + languageToBuyer + cooperationToBuyer;

        // With the best of certifications still not enough: who holds what need not be looked up.
        var neutral = points[6] * Finding.Neutral + points[7] * Finding.Neutral;
        if ((exhibitor + buyer) / 2 + points[5] + neutral + Rounding < demanded)
            return 0;
        var certification = points[5] * Certification(place, row, card);
        exhibitor = exhibitor + certification + points[6] * Finding.Neutral + points[7] * Finding.Neutral;
        buyer = buyer + certification + points[6] * Finding.Neutral + points[7] * Finding.Neutral;
        return Reciprocal.Combine(exhibitor, buyer);
    }

    /// <summary><see cref="CertificationFactor.Value"/>, where it can from what is packed.</summary>
    double Certification(int place, int row, in Card card)
    {
        if (!others.FitCertifications || !fits)
            return againstBuyers ? CertificationFactor.Value(who, others.Profiles[row]!) : CertificationFactor.Value(others.Profiles[row]!, who);
        var (low, high) = (card.Low, card.High);
        if (againstBuyers)
        {
            var code = columns.Certification[place];
            return code == LaneCodes.NothingRequired ? OfMarket(ownLow | ownHigh, low | high, low & ownLow | high & ownHigh)
                : code == LaneCodes.Rare || !others.Required.IsExact(code) ? CertificationFactor.Value(who, others.Profiles[row]!)
                : others.Required.ShareHeld(code, who.Certifications);
        }

        return who.RequiredCertifications == 0 ? OfMarket(low | high, ownLow | ownHigh, low & ownLow | high & ownHigh)
            : (low | high) == 0 ? Finding.Neutral
            : (double)(BitOperations.PopCount(low & ownLow) + BitOperations.PopCount(high & ownHigh)) / who.RequiredCertifications;
    }

    static double OfMarket(ulong held, ulong recognised, ulong both) =>
        held == 0 || recognised == 0 ? Finding.Neutral : both != 0 ? 1 : CertificationFactor.NotYetCertified;

    bool IsVetoed(int row) =>
        CountryFactor.Excludes(who, others.Profiles[row]!) || CountryFactor.Excludes(others.Profiles[row]!, who);

    Finding Language(int row) => againstBuyers
        ? LanguageFactor.Compare(who, others.Profiles[row]!, scorer.InterpretersKnown)
        : LanguageFactor.Compare(others.Profiles[row]!, who, scorer.InterpretersKnown);

    Finding Cooperation(int row) =>
        againstBuyers ? CooperationFactor.Compare(who, others.Profiles[row]!) : CooperationFactor.Compare(others.Profiles[row]!, who);

    static (double Exhibitor, double Buyer) OfPoints(double points, in Finding finding) => (points * finding.Exhibitor, points * finding.Buyer);
}
