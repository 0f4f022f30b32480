namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;
using MediatR;
using NodaTime;

/// <summary>Any pair of an event, explained factor by factor from what is known now, with what was said about it.</summary>
/// <param name="Reader">Which of the two reads it; null for the organiser.</param>
public sealed record GetPair(string EventId, string ExhibitorId, string BuyerId, Side? Reader = null) : IQuery<PairDetails>;

/// <param name="Score">As it is now, 0 to 100.</param>
/// <param name="ExhibitorScore">What the meeting is worth to the exhibitor, 0 to 100.</param>
/// <param name="BuyerScore">What it is worth to the buyer, 0 to 100.</param>
/// <param name="MostUseful">Of what is not known, what would raise the score most; null when nothing is missing.</param>
/// <param name="StoredScore">As it was when all pairs were scored last; null when the pair is no candidate.</param>
/// <param name="RowVersion">Of the candidate; 0 when there is none.</param>
/// <param name="Costliest">The factor that takes most from the two sides together.</param>
/// <param name="Standing">Where the pair stands among the other partners of the two; null for an event that is too large to rank.</param>
public sealed record PairDetails(
    PairSide Exhibitor, PairSide Buyer, int Score, double ExhibitorScore, double BuyerScore, bool Vetoed, IReadOnlyList<ExplainedFactor> Factors,
    UsefulFact? MostUseful, int? StoredScore, Instant? ScoredAt, string Wish, bool NeedsInterpreter, long RowVersion,
    Factor Costliest, PairStanding? Standing);

/// <param name="Gain">Points the score would gain at most.</param>
/// <param name="Text">What to ask, and whom, in the reader's language.</param>
public sealed record UsefulFact(Factor Factor, double Gain, string Text)
{
    /// <param name="reader">Which of the two reads it; null for the organiser.</param>
    public static UsefulFact? Of(PairScore score, Side? reader = null) =>
        score.Missing is { } missing && FactorPhrases.Remedy(score.Factors[(int)missing.Factor], reader) is { } text
            ? new(missing.Factor, missing.Gain, text)
            : null;
}

/// <param name="Text">The reason in the reader's language.</param>
/// <param name="Remedy">What would raise the score or make it surer; null where nothing would.</param>
public sealed record ExplainedFactor(
    Factor Factor, double ExhibitorValue, double BuyerValue, double Sureness, double Weight, double ExhibitorPoints, double BuyerPoints,
    FactorReason Reason, IReadOnlyList<string> Facts, string Text, string? Remedy)
{
    /// <param name="reader">Which of the two reads it; null for the organiser.</param>
    public static ExplainedFactor Of(FactorScore score, Side? reader = null) => new(
        score.Factor, score.ExhibitorValue, score.BuyerValue, score.Sureness, score.Weight, score.ExhibitorPoints, score.BuyerPoints, score.Reason,
        score.Facts, FactorPhrases.Of(score), FactorPhrases.Remedy(score, reader));
}

public sealed class GetPairHandler(DbSession db) : IRequestHandler<GetPair, PairDetails>
{
    public async Task<PairDetails> Handle(GetPair request, CancellationToken cancellationToken)
    {
        var scored = await ScoredTwo.LoadAsync(db, request.EventId, request.ExhibitorId, request.BuyerId, cancellationToken);
        var stored = scored.Stored;
        return new(
            PairSide.Of(scored.Exhibitor), PairSide.Of(scored.Buyer), scored.Score.Score, scored.Score.ExhibitorScore, scored.Score.BuyerScore, scored.Score.Vetoed,
            [.. scored.Score.Factors.Select(factor => ExplainedFactor.Of(factor, request.Reader))], UsefulFact.Of(scored.Score, request.Reader), stored?.Score, stored?.ScoredAt, stored?.Wish ?? Wishes.None,
            scored.NeedsInterpreter, stored?.RowVersion ?? 0,
            scored.Score.Factors.MaxBy(factor => factor.Weight * (2 - factor.ExhibitorValue - factor.BuyerValue))!.Factor,
            await PairStanding.LoadAsync(db, scored.Source, scored.Scorer, scored.Exhibitor, scored.Buyer, scored.Score.Score, cancellationToken));
    }
}

/// <summary>Two participants with their score as it is now, whether or not they are a candidate pair.</summary>
sealed record ScoredTwo(EventModel Source, PairScorer Scorer, ParticipantRecord Exhibitor, ParticipantRecord Buyer, PairScore Score, bool NeedsInterpreter, StoredPair? Stored)
{
    /// <param name="saying">What the organiser is about to say; null for what is stored.</param>
    /// <exception cref="NotFound">The event has no such exhibitor or buyer.</exception>
    public static async Task<ScoredTwo> LoadAsync(
        DbSession db, string eventId, string exhibitorId, string buyerId, CancellationToken cancel, string? saying = null)
    {
        var source = await EventModel.LoadAsync(db, eventId, cancel);
        var exhibitor = await ParticipantStore.LoadAsync(db, source.Id, exhibitorId, cancel);
        var buyer = await ParticipantStore.LoadAsync(db, source.Id, buyerId, cancel);
        if (exhibitor.Side != Sides.Exhibitor || buyer.Side != Sides.Buyer)
            throw new NotFound("Errors.NotFound");
        var interpreters = await db.QueryAsync<InterpreterLanguage>(PairListSql.Interpreters, new { EventId = source.Id }, cancel);
        var scorer = PairScoring.Scorer(
            PairScoring.Weights(source.Weights),
            interpreters.Where(row => row.Code is not null).GroupBy(row => row.Id, row => row.Code!).Select(group => group.ToList()));
        var (left, right) = (PairScoring.Profile(exhibitor), PairScoring.Profile(buyer));
        var stored = await db.FirstOrDefaultAsync<StoredPair>(PairListSql.One, new { ExhibitorId = exhibitor.Id, BuyerId = buyer.Id }, cancel);
        var known = await KnownFacts.LoadAsync(db, source.Id, cancel, exhibitor.Id);
        var facts = known.GetValueOrDefault((exhibitor.Id, buyer.Id)) ?? new();
        if (saying is not null)
            facts = facts with { OrganiserWish = Wishes.Of(saying) };
        return new(source, scorer, exhibitor, buyer, scorer.Score(left, right, facts), scorer.NeedsInterpreter(left, right), stored);
    }

    sealed record InterpreterLanguage
    {
        public long Id { get; init; }
        public string? Code { get; init; }
    }
}

sealed record StoredPair
{
    public string Wish { get; init; } = Wishes.None;
    public int Score { get; init; }
    public Instant ScoredAt { get; init; }
    public long RowVersion { get; init; }
}
