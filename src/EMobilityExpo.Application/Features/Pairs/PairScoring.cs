namespace EMobilityExpo.Application.Features.Pairs;

using System.Text.Json;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Matching.Scoring;

/// <summary>The scorer of one event, and participants as it sees them.</summary>
public static class PairScoring
{
    /// <exception cref="Invalid">Nothing can be scored by these weights.</exception>
    public static ScoringWeights Weights(string json)
    {
        var weights = JsonSerializer.Deserialize<ScoringWeights>(json, JsonSerializerOptions.Web) ?? new();
        return weights.Problems().Count == 0 ? weights : throw new Invalid("Pairs.WeightsUnusable");
    }

    public static PairScorer Scorer(ScoringWeights weights, IEnumerable<ParticipantRecord> participants) =>
        Scorer(weights, participants.Where(who => who.Side == Sides.Interpreter).Select(who => who.Languages));

    /// <param name="interpreters">The languages of each; one that names none tells nothing.</param>
    public static PairScorer Scorer(ScoringWeights weights, IEnumerable<IReadOnlyCollection<string>> interpreters)
    {
        var known = interpreters.Where(languages => languages.Count > 0).ToList();
        // As long as no interpreter is entered nothing is known of them, which is not the same as there being none.
        return new(ReferenceData.Catalogue, weights, known.Count == 0 ? null : known);
    }

    public static PairScorer Scorer(EventModel source, IEnumerable<ParticipantRecord> participants) =>
        Scorer(Weights(source.Weights), participants);

    public static ScoringParticipant Profile(ParticipantRecord who) => new()
    {
        Id = who.PublicId,
        Country = who.Country,
        Kind = who.Kind ?? "company",
        Products = [.. who.Products.Select(product =>
            new ScoringProduct(product.Category, product.UnitsPerYear, product.MinimumOrderQuantity, product.Timing, product.Importance))],
        Languages = who.Languages,
        CooperationTypes = who.CooperationTypes,
        TargetCountries = who.TargetCountries,
        ExportCountries = who.ExportCountries,
        ExcludedCountries = who.ExcludedCountries,
        Certifications = who.Certifications,
    };
}
