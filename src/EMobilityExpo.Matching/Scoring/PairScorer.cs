using System.Runtime.CompilerServices;

namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// Scores pairs of an exhibitor and a buyer from 0 to 100, and explains each score. The formula, its constants and a worked
/// example are in docs/scoring.md. Same input, same output: names, order of lists and order of calls change nothing.
/// Safe from several threads.
/// </summary>
/// <remarks>
/// Each participant is prepared when first seen and forgotten with it. A pair then takes time in proportion to the product
/// of the numbers of product categories of the two, below a microsecond for usual ones; <see cref="ScoreOnly"/> allocates
/// nothing.
/// </remarks>
public sealed class PairScorer
{
    readonly CatalogueIndex index;
    readonly double[] weights;
    readonly bool interpretersKnown;
    readonly ConditionalWeakTable<ScoringParticipant, Profile> profiles = [];
    readonly ConditionalWeakTable<ScoringParticipant, Profile>.CreateValueCallback build;

    /// <summary>Prepares to score.</summary>
    /// <param name="catalogue">Countries and categories.</param>
    /// <param name="weights">Of the event.</param>
    /// <param name="interpreters">Languages of each interpreter of the event (ISO 639-1); null if not known yet.</param>
    /// <exception cref="InvalidOperationException">Weights cannot be used; see <see cref="ScoringWeights.Problems"/>.</exception>
    /// <exception cref="ArgumentException">The catalogue contradicts itself.</exception>
    public PairScorer(
        ScoringCatalogue catalogue, ScoringWeights weights, IEnumerable<IReadOnlyCollection<string>>? interpreters = null)
    {
        this.weights = [.. weights.Normalise()];
        index = new CatalogueIndex(catalogue);
        interpretersKnown = interpreters is not null;
        build = new ProfileBuilder(index, interpreters ?? []).Build;
    }

    /// <summary>The score with every factor, its reason and the facts compared.</summary>
    public PairScore Score(ScoringParticipant exhibitor, ScoringParticipant buyer)
    {
        var (left, right) = (ProfileOf(exhibitor), ProfileOf(buyer));
        Span<Finding> findings = stackalloc Finding[ScoringWeights.Count];
        Find(left, right, findings);
        var vetoed = CountryFactor.IsVeto(findings[0].Reason);
        var factors = new FactorScore[ScoringWeights.Count];
        for (var i = 0; i < factors.Length; i++)
        {
            var finding = findings[i];
            factors[i] = new FactorScore(
                (Factor)i, finding.Value, finding.Sureness, weights[i], vetoed ? 0 : Points(i, finding), finding.Reason,
                Facts((Factor)i, finding, left, right));
        }

        return new PairScore(exhibitor.Id, buyer.Id, Total(findings), vetoed, factors);
    }

    /// <summary>The same score without its explanation.</summary>
    public int ScoreOnly(ScoringParticipant exhibitor, ScoringParticipant buyer)
    {
        var (left, right) = (ProfileOf(exhibitor), ProfileOf(buyer));
        Span<Finding> findings = stackalloc Finding[ScoringWeights.Count];
        Find(left, right, findings);
        return Total(findings);
    }

    /// <summary>Whether the two are known to share no language; false when one of them names none.</summary>
    public bool NeedsInterpreter(ScoringParticipant exhibitor, ScoringParticipant buyer)
    {
        var (left, right) = (ProfileOf(exhibitor).Languages, ProfileOf(buyer).Languages);
        return !left.IsEmpty && !right.IsEmpty && !left.Overlaps(right);
    }

    Profile ProfileOf(ScoringParticipant participant) => profiles.GetValue(participant, build);

    void Find(Profile exhibitor, Profile buyer, Span<Finding> findings)
    {
        findings[(int)Factor.Country] = CountryFactor.Compare(exhibitor, buyer);
        findings[(int)Factor.Category] = CategoryFactor.Compare(exhibitor, buyer, index.Affinities);
        findings[(int)Factor.Capacity] = CapacityFactor.Compare(exhibitor, buyer, index.Affinities);
        findings[(int)Factor.Language] = LanguageFactor.Compare(exhibitor, buyer, interpretersKnown);
        findings[(int)Factor.Cooperation] = CooperationFactor.Compare(exhibitor, buyer);
    }

    IReadOnlyList<string> Facts(Factor factor, in Finding finding, Profile exhibitor, Profile buyer) => factor switch
    {
        Factor.Country => CountryFactor.Facts(finding, exhibitor, buyer, index),
        Factor.Category => CategoryFactor.Facts(finding, exhibitor, buyer, index),
        Factor.Capacity => CapacityFactor.Facts(finding, exhibitor, buyer, index),
        Factor.Language => LanguageFactor.Facts(finding, exhibitor, buyer),
        _ => CooperationFactor.Facts(finding, exhibitor, buyer),
    };

    double Points(int factor, in Finding finding) => 100 * weights[factor] * finding.Value;

    int Total(ReadOnlySpan<Finding> findings)
    {
        if (CountryFactor.IsVeto(findings[(int)Factor.Country].Reason))
            return 0;
        var points = 0.0;
        for (var i = 0; i < findings.Length; i++)
            points += Points(i, findings[i]);
        return (int)Math.Round(Math.Clamp(points, 0, 100), MidpointRounding.AwayFromZero);
    }
}
