namespace EMobilityExpo.Application.Features.Evaluation;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Evaluation;
using EMobilityExpo.Matching.Scoring;
using FluentValidation;
using MediatR;
using PastMeeting = EMobilityExpo.Application.Features.History.PastMeeting;

/// <summary>
/// How well the scores match what participants said and did on past occasions and answered in the event itself, and which weights
/// their judgements would give. Works on the processor for some seconds at most: on large histories a sample of the lists is
/// measured, and the report says so.
/// </summary>
public sealed record EvaluateMatching(string EventId) : IQuery<MatchingEvaluation>
{
    /// <summary>Lengths of lists to measure at.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [5, 10, 20];

    /// <summary>Seed of the split into training and held-out participants, and of everything else that is drawn.</summary>
    public long Seed { get; init; } = 1;
}

/// <summary>Whether the event has anything to measure by: a history, or requests that were answered in it.</summary>
public sealed record HasJudgements(string EventId) : IQuery<bool>;

/// <param name="RowVersion">Of the event whose weights were looked at; what adopting is based on.</param>
/// <param name="OwnRequests">How many of the requests looked at were made in the event itself; they are one occasion, the latest.</param>
/// <param name="Present">The weights of the event, adding up to 100.</param>
/// <param name="Learned">The learned weights, adding up to 100; null when nothing was learned.</param>
public sealed record MatchingEvaluation(
    string EventId, string NameKo, string NameEn, long RowVersion, int OwnRequests, ScoringWeights Present, ScoringWeights? Learned, EvaluationReport Report)
{
    public string Name => Words.Pick(NameKo, NameEn);
}

public sealed class EvaluateMatchingValidator : AbstractValidator<EvaluateMatching>
{
    public const int MostLengths = 10, Longest = 500;

    public EvaluateMatchingValidator()
    {
        RuleFor(query => query.Lengths)
            .Must(lengths => lengths.Count is >= 1 and <= MostLengths && lengths.All(length => length is >= 1 and <= Longest))
            .WithMessage(_ => Words.T("Evaluation.LengthsWrong", MostLengths, Longest));
        RuleFor(query => query.Seed).GreaterThanOrEqualTo(0).WithMessage(_ => Words.T("Evaluation.SeedWrong"));
    }
}

public sealed class EvaluateMatchingHandler(DbSession db) : IRequestHandler<EvaluateMatching, MatchingEvaluation>, IRequestHandler<HasJudgements, bool>
{
    public async Task<MatchingEvaluation> Handle(EvaluateMatching request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var own = await OwnRequests.LoadAsync(db, source, cancellationToken);
        PastMeeting[] rows = [.. await db.QueryAsync<PastMeeting>(HistorySql.OfEvent, new { EventId = source.Id }, cancellationToken), .. own];
        var people = await ParticipantStore.LoadAllAsync(db, source.Id, cancellationToken);
        var weights = PairScoring.Weights(source.Weights);
        var options = new EvaluationOptions { Seed = (ulong)request.Seed, Lengths = [.. request.Lengths.Distinct().Order()] };
        var report = MatchEvaluation.Run(Input(PairScoring.Scorer(weights, people), weights, people, rows), options, cancellationToken);
        return new(
            source.PublicId, source.NameKo, source.NameEn, source.RowVersion, own.Count, Percent(weights.Normalise()),
            report.Learning.Shares is { } shares ? Percent(shares) : null, report);
    }

    public async Task<bool> Handle(HasJudgements request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        return await db.ScalarAsync<int>(EvaluationSql.HasJudgements, new { EventId = source.Id, AnswerRequest.NoTime }, cancellationToken) > 0;
    }

    static EvaluationInput Input(
        PairScorer scorer, ScoringWeights weights, IReadOnlyList<ParticipantRecord> people, IReadOnlyList<PastMeeting> rows)
    {
        // Only who is in the history is looked at.
        var known = rows.SelectMany(row => new[] { row.ExhibitorId, row.BuyerId }).ToHashSet();
        var exhibitors = people.Where(who => who.Side == Sides.Exhibitor && known.Contains(who.Id)).ToList();
        var buyers = people.Where(who => who.Side == Sides.Buyer && known.Contains(who.Id)).ToList();
        var (left, right) = (Places(exhibitors), Places(buyers));
        HistoryMeeting[] meetings = [.. rows.Select(row => Meeting(row, left[row.ExhibitorId], right[row.BuyerId]))];
        var values = new HistoryValues(
            scorer, [.. exhibitors.Select(PairScoring.Profile)], [.. buyers.Select(PairScoring.Profile)], meetings);
        return new()
        {
            Exhibitors = [.. exhibitors.Select(who => who.LastingKey())],
            Buyers = [.. buyers.Select(who => who.LastingKey())],
            Meetings = meetings,
            PresentWeights = weights.Normalise(),
            Values = values.Of,
        };
    }

    static HistoryMeeting Meeting(PastMeeting row, int exhibitor, int buyer) => new(exhibitor, buyer, row.Occasion)
    {
        // Nobody knows which side answered the organiser.
        RequestedBy = row.RequestedBy switch { Sides.Exhibitor => JudgeSide.Exhibitor, Sides.Buyer => JudgeSide.Buyer, _ => null },
        Accepted = row.Answer is null ? null : row.Answer != HistoryTerms.Declined,
        ExhibitorRating = row.ExhibitorRating,
        BuyerRating = row.BuyerRating,
        Outcome = Enum.TryParse<HistoryOutcome>(row.Outcome, ignoreCase: true, out var outcome) ? outcome : null,
    };

    static Dictionary<long, int> Places(List<ParticipantRecord> people) =>
        people.Select((who, place) => (who.Id, place)).ToDictionary(entry => entry.Id, entry => entry.place);

    static ScoringWeights Percent(IReadOnlyList<double> shares) => ScoringWeights.Of([.. shares.Select(share => Math.Round(100 * share, 2))]);
}
