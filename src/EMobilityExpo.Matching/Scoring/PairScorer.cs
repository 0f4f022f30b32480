namespace EMobilityExpo.Matching.Scoring;

using System.Runtime.CompilerServices;

/// <summary>
/// Scores pairs of an exhibitor and a buyer from 0 to 100: what the meeting is worth to each side and, in one figure that is high
/// only when both gain, to the pair; and explains each score. The formula, its constants and worked examples are in
/// docs/scoring.md. Same input, same output: names, order of lists and order of calls change nothing. Safe from several threads.
/// </summary>
/// <remarks>
/// Each participant is prepared when first seen and forgotten with it. A pair then takes time in proportion to the product
/// of the numbers of product categories of the two, about a tenth of a microsecond for usual ones; <see cref="ScoreOnly"/> and
/// <see cref="ExactOnly"/> allocate nothing.
/// </remarks>
public sealed class PairScorer
{
    readonly CatalogueIndex index;
    readonly double[] weights;
    readonly double[] points;
    readonly bool interpretersKnown;
    readonly ConditionalWeakTable<ScoringParticipant, Profile> profiles = [];
    readonly ConditionalWeakTable<ScoringParticipant, Profile>.CreateValueCallback build;
    readonly ProfileBuilder builder;

    /// <summary>Prepares to score.</summary>
    /// <param name="catalogue">Countries, categories and certifications.</param>
    /// <param name="weights">Of the event.</param>
    /// <param name="interpreters">Languages of each interpreter of the event (ISO 639-1); null if not known yet.</param>
    /// <exception cref="InvalidOperationException">Weights cannot be used; see <see cref="ScoringWeights.Problems"/>.</exception>
    /// <exception cref="ArgumentException">The catalogue contradicts itself.</exception>
    public PairScorer(
        ScoringCatalogue catalogue, ScoringWeights weights, IEnumerable<IReadOnlyCollection<string>>? interpreters = null)
    {
        this.weights = [.. weights.Normalise()];
        points = Array.ConvertAll(this.weights, weight => 100 * weight);
        index = new CatalogueIndex(catalogue);
        interpretersKnown = interpreters is not null;
        builder = new ProfileBuilder(index, interpreters ?? []);
        build = builder.Build;
    }

    /// <summary>Shares of the factors, adding up to 1.</summary>
    internal ReadOnlySpan<double> Weights => weights;

    /// <summary>The same of 100.</summary>
    internal ReadOnlySpan<double> Points => points;

    internal CatalogueIndex Index => index;

    /// <summary>The number of a certification in the sets of profiles.</summary>
    internal int NumberOfCertification(string code) => builder.NumberOfCertification(code);

    internal bool InterpretersKnown => interpretersKnown;

    /// <summary>The score with every factor, its reason and the facts compared.</summary>
    /// <param name="exhibitor">One side.</param>
    /// <param name="buyer">The other.</param>
    /// <param name="facts">What is known of the pair itself; null for nothing.</param>
    public PairScore Score(ScoringParticipant exhibitor, ScoringParticipant buyer, PairFacts? facts = null)
    {
        var (left, right) = (ProfileOf(exhibitor), ProfileOf(buyer));
        Span<Finding> findings = stackalloc Finding[ScoringWeights.Count];
        var vetoed = Find(left, right, facts, findings);
        var factors = new FactorScore[ScoringWeights.Count];
        for (var i = 0; i < factors.Length; i++)
        {
            var finding = findings[i];
            var most = vetoed ? 0 : points[i];
            factors[i] = new FactorScore(
                (Factor)i, finding.Exhibitor, finding.Buyer, finding.Sureness, weights[i], most * finding.Exhibitor, most * finding.Buyer,
                finding.Reason, Facts((Factor)i, finding, left, right, facts));
        }

        var (exhibitorScore, buyerScore) = vetoed ? (0, 0) : Sides(findings);
        var exact = Reciprocal.Combine(exhibitorScore, buyerScore);
        return new PairScore(
            exhibitor.Id, buyer.Id, exact, exhibitorScore, buyerScore, vetoed, factors,
            vetoed ? null : MostUseful(findings, exhibitorScore, buyerScore, exact));
    }

    /// <summary>The same score without its explanation, 0 to 100.</summary>
    public int ScoreOnly(ScoringParticipant exhibitor, ScoringParticipant buyer, PairFacts? facts = null) =>
        Reciprocal.Rounded(ExactOnly(exhibitor, buyer, facts));

    /// <summary>The same score before rounding.</summary>
    public double ExactOnly(ScoringParticipant exhibitor, ScoringParticipant buyer, PairFacts? facts = null) =>
        Exact(ProfileOf(exhibitor), ProfileOf(buyer), facts);

    /// <summary>The values of all factors to each side, in the order of <see cref="Factor"/>; false when the pair is vetoed.</summary>
    /// <param name="exhibitor">One side.</param>
    /// <param name="buyer">The other.</param>
    /// <param name="facts">What is known of the pair itself; null for nothing.</param>
    /// <param name="exhibitorValues">Receives 8 values from 0 to 1.</param>
    /// <param name="buyerValues">Receives 8 values from 0 to 1.</param>
    /// <exception cref="ArgumentException">A span is shorter than 8.</exception>
    public bool Values(
        ScoringParticipant exhibitor, ScoringParticipant buyer, PairFacts? facts, Span<double> exhibitorValues, Span<double> buyerValues)
    {
        if (exhibitorValues.Length < ScoringWeights.Count || buyerValues.Length < ScoringWeights.Count)
            throw new ArgumentException($"Room for {ScoringWeights.Count} values is needed.", nameof(buyerValues));
        Span<Finding> findings = stackalloc Finding[ScoringWeights.Count];
        var vetoed = Find(ProfileOf(exhibitor), ProfileOf(buyer), facts, findings);
        for (var i = 0; i < findings.Length; i++)
            (exhibitorValues[i], buyerValues[i]) = (findings[i].Exhibitor, findings[i].Buyer);
        return !vetoed;
    }

    /// <summary>Whether the two are known to share no language; false when one of them names none.</summary>
    public bool NeedsInterpreter(ScoringParticipant exhibitor, ScoringParticipant buyer)
    {
        var (left, right) = (ProfileOf(exhibitor).Languages, ProfileOf(buyer).Languages);
        return !left.IsEmpty && !right.IsEmpty && !left.Overlaps(right);
    }

    internal Profile ProfileOf(ScoringParticipant participant) => profiles.GetValue(participant, build);

    /// <summary>The same as <see cref="Score"/> to the last bit, in a fraction of its time.</summary>
    internal double Exact(Profile exhibitor, Profile buyer, PairFacts? facts)
    {
        var country = CountryFactor.Compare(exhibitor, buyer);
        if (Vetoes.Is(country.Reason))
            return 0;
        var (exhibitorSum, buyerSum) = (points[0] * country.Exhibitor, points[0] * country.Buyer);
        var trade = TradeValues.Of(exhibitor.Stocks, buyer.Stocks, index.Affinities);
        exhibitorSum += points[1] * trade.ExhibitorCategory;
        buyerSum += points[1] * trade.BuyerCategory;
        exhibitorSum += points[2] * trade.ExhibitorCapacity;
        buyerSum += points[2] * trade.BuyerCapacity;
        var language = points[3] * LanguageFactor.Compare(exhibitor, buyer, interpretersKnown).Buyer;
        exhibitorSum += language;
        buyerSum += language;
        var cooperation = CooperationFactor.Values(exhibitor, buyer);
        exhibitorSum += points[4] * cooperation.Exhibitor;
        buyerSum += points[4] * cooperation.Buyer;
        var certification = points[5] * CertificationFactor.Value(exhibitor, buyer);
        exhibitorSum += certification;
        buyerSum += certification;
        if (facts is null)
        {
            exhibitorSum = exhibitorSum + points[6] * Finding.Neutral + points[7] * Finding.Neutral;
            buyerSum = buyerSum + points[6] * Finding.Neutral + points[7] * Finding.Neutral;
            return Reciprocal.Combine(exhibitorSum, buyerSum);
        }

        var preference = PreferenceFactor.Compare(facts);
        if (Vetoes.Is(preference.Reason))
            return 0;
        var history = HistoryFactor.Compare(facts);
        return Reciprocal.Combine(
            exhibitorSum + points[6] * preference.Exhibitor + points[7] * history.Exhibitor,
            buyerSum + points[6] * preference.Buyer + points[7] * history.Buyer);
    }

    /// <summary>Fills in what each factor finds; true when one of them is a veto.</summary>
    bool Find(Profile exhibitor, Profile buyer, PairFacts? facts, Span<Finding> findings)
    {
        findings[(int)Factor.Country] = CountryFactor.Compare(exhibitor, buyer);
        findings[(int)Factor.Category] = CategoryFactor.Compare(exhibitor, buyer, index.Affinities);
        findings[(int)Factor.Capacity] = CapacityFactor.Compare(exhibitor, buyer, index.Affinities);
        findings[(int)Factor.Language] = LanguageFactor.Compare(exhibitor, buyer, interpretersKnown);
        findings[(int)Factor.Cooperation] = CooperationFactor.Compare(exhibitor, buyer);
        findings[(int)Factor.Certification] = CertificationFactor.Compare(exhibitor, buyer);
        findings[(int)Factor.Preference] = PreferenceFactor.Compare(facts);
        findings[(int)Factor.History] = HistoryFactor.Compare(facts);
        return Vetoes.Is(findings[(int)Factor.Country].Reason) || Vetoes.Is(findings[(int)Factor.Preference].Reason);
    }

    IReadOnlyList<string> Facts(Factor factor, in Finding finding, Profile exhibitor, Profile buyer, PairFacts? facts) => factor switch
    {
        Factor.Country => CountryFactor.Facts(finding, exhibitor, buyer, index),
        Factor.Category => CategoryFactor.Facts(finding, exhibitor, buyer, index),
        Factor.Capacity => CapacityFactor.Facts(finding, exhibitor, buyer, index),
        Factor.Language => LanguageFactor.Facts(finding, exhibitor, buyer),
        Factor.Cooperation => CooperationFactor.Facts(finding, exhibitor, buyer),
        Factor.Certification => CertificationFactor.Facts(finding, exhibitor, buyer, index),
        Factor.Preference => PreferenceFactor.Facts(finding, facts),
        _ => HistoryFactor.Facts(finding, facts),
    };

    /// <summary>What the meeting is worth to each side, 0 to 100.</summary>
    (double Exhibitor, double Buyer) Sides(ReadOnlySpan<Finding> findings)
    {
        var (exhibitor, buyer) = (0.0, 0.0);
        for (var i = 0; i < findings.Length; i++)
        {
            exhibitor += points[i] * findings[i].Exhibitor;
            buyer += points[i] * findings[i].Buyer;
        }

        return (exhibitor, buyer);
    }

    /// <summary>Of the facts that profiles lack, the one whose best answer would raise the score most.</summary>
    MissingFact? MostUseful(ReadOnlySpan<Finding> findings, double exhibitorScore, double buyerScore, double exact)
    {
        MissingFact? best = null;
        for (var factor = Factor.Country; factor <= Factor.Certification; factor++)
        {
            var finding = findings[(int)factor];
            if (finding.Sureness >= 1 || finding.Reason == FactorReason.NoSharedCategory)
                continue;
            var (exhibitorBest, buyerBest) = factor switch
            {
                Factor.Country => CountryFactor.AtBest(finding),
                Factor.Capacity => CapacityFactor.AtBest(finding),
                _ => (1, 1),
            };
            var most = points[(int)factor];
            var gain = Reciprocal.Combine(
                exhibitorScore + most * (exhibitorBest - finding.Exhibitor), buyerScore + most * (buyerBest - finding.Buyer)) - exact;
            if (gain > (best?.Gain ?? 0))
                best = new MissingFact(factor, gain);
        }

        return best;
    }
}
