namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Scoring;
using FluentValidation;
using MediatR;

/// <summary>
/// Who would move if an event had other weights: which suggestions come and go, who gains and who loses. The cost is bounded: of an
/// event with too many pairs a sample is looked at, always the same participants, as if they were the whole event.
/// </summary>
public sealed record PreviewWeights(string EventId, ScoringWeights Weights) : IQuery<WeightPreview>
{
    /// <summary>About half a second of work on two processors.</summary>
    public const int MostPairs = 600_000;

    /// <summary>Of a side of a sample, however few the other side has.</summary>
    public const int MostOfSide = 3_000;
}

/// <param name="Exhibitors">How many were looked at.</param>
/// <param name="AllExhibitors">How many the event has.</param>
/// <param name="SuggestedBefore">Suggested pairs by the present weights.</param>
/// <param name="Enter">Pairs that would be suggested and are not now.</param>
/// <param name="Leave">Pairs that are suggested now and would no longer be.</param>
/// <param name="MeanBefore">Mean score of all pairs.</param>
/// <param name="Gains">Who gains most, in falling order.</param>
/// <param name="Losses">Who loses most, the greatest loss first.</param>
/// <param name="Pairs">The pairs whose scores move most.</param>
public sealed record WeightPreview(
    int Exhibitors, int Buyers, int AllExhibitors, int AllBuyers, int SuggestedBefore, int SuggestedAfter, int Enter, int Leave,
    double MeanBefore, double MeanAfter, IReadOnlyList<MovedParticipant> Gains, IReadOnlyList<MovedParticipant> Losses, IReadOnlyList<MovedPair> Pairs)
{
    /// <summary>Whether only a part of the event was looked at.</summary>
    public bool IsSample => Exhibitors < AllExhibitors || Buyers < AllBuyers;
}

/// <param name="Before">Mean of its best scores by the present weights; see <see cref="WeightMoves.Best"/>.</param>
/// <param name="BestBefore">Its best partner by the present weights.</param>
public sealed record MovedParticipant(
    string Id, string Side, string? NameKo, string? NameEn, string Country, double Before, double After, PairSide BestBefore, PairSide BestAfter)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public string Name => Words.Pick(NameKo, NameEn);
}

public sealed record MovedPair(PairSide Exhibitor, PairSide Buyer, int Before, int After);

public sealed class PreviewWeightsValidator : AbstractValidator<PreviewWeights>
{
    public PreviewWeightsValidator() => RuleFor(query => query.Weights).Custom(WeightsRule.Check);
}

public sealed class PreviewWeightsHandler(DbSession db) : IRequestHandler<PreviewWeights, WeightPreview>
{
    public async Task<WeightPreview> Handle(PreviewWeights request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var counts = await db.FirstOrDefaultAsync<EventCounts>(EventSql.Counts, new { source.Id }, cancellationToken) ?? new();
        var (exhibitors, buyers) = SampleSizes(counts.Exhibitors, counts.Buyers);
        var drawn = await ParticipantStore.LoadSetAsync(
            db, SampleSql.Sample, new { EventId = source.Id, Exhibitors = Share(exhibitors, counts.Exhibitors), Buyers = Share(buyers, counts.Buyers) },
            cancellationToken);
        var moves = WeightMoves.Find(
            PairScoring.Scorer(source, drawn), PairScoring.Scorer(request.Weights, drawn), drawn,
            await KnownFacts.LoadAsync(db, source.Id, cancellationToken), source.MinimumScore, source.CandidatesEach, cancellationToken);
        return moves with { AllExhibitors = counts.Exhibitors, AllBuyers = counts.Buyers };
    }

    /// <summary>How many of each side to look at: all if they may be, else about as many of each as their pairs allow.</summary>
    public static (int Exhibitors, int Buyers) SampleSizes(int exhibitors, int buyers)
    {
        if ((long)exhibitors * buyers <= PreviewWeights.MostPairs)
            return (Math.Min(exhibitors, PreviewWeights.MostOfSide), Math.Min(buyers, PreviewWeights.MostOfSide));
        var each = (int)Math.Sqrt(PreviewWeights.MostPairs);
        var fewer = Math.Min(Math.Min(exhibitors, buyers), each);
        var more = Math.Min(PreviewWeights.MostPairs / fewer, PreviewWeights.MostOfSide);
        return exhibitors <= buyers ? (fewer, more) : (more, fewer);
    }

    static int Share(int some, int all) => all == 0 ? 0 : (int)((long)some * SampleSql.Parts / all);
}
