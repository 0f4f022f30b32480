namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Scores all pairs of an event anew and keeps the candidates. Building a timetable does the same first.</summary>
public sealed record ScorePairs(string EventId) : ICommand<PairCounts>, IAudited
{
    /// <summary>About two seconds of work; larger events are scored by the build of a timetable, in the background.</summary>
    public const int MostPairs = 2_000_000;

    public AuditNote Audit => new("pairs.score", EventId, EventId);
}

public sealed class ScorePairsHandler(DbSession db, TimeProvider clock) : IRequestHandler<ScorePairs, PairCounts>
{
    public async Task<PairCounts> Handle(ScorePairs request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var participants = await ParticipantStore.LoadAllAsync(db, source.Id, cancellationToken);
        var sides = participants.CountBy(who => who.Side).ToDictionary(StringComparer.Ordinal);
        if ((long)sides.GetValueOrDefault(Sides.Exhibitor) * sides.GetValueOrDefault(Sides.Buyer) > ScorePairs.MostPairs)
            throw new Invalid("Pairs.TooManyToScore");
        var found = CandidatePairs.Find(
            PairScoring.Scorer(source, participants), participants,
            await KnownFacts.LoadAsync(db, source.Id, cancellationToken),
            source.MinimumScore, source.CandidatesEach, cancellationToken);
        return await CandidatePairs.StoreAsync(db, source.Id, found, clock.Now(), cancellationToken);
    }
}
