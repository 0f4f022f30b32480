namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Scoring;

/// <summary>Where a pair stands among the other partners of its two, as scores are now: why it is suggested, or why not.</summary>
/// <param name="OfExhibitor">The buyer among the partners of the exhibitor.</param>
/// <param name="OfBuyer">The exhibitor among the partners of the buyer.</param>
public sealed record PairStanding(SideStanding OfExhibitor, SideStanding OfBuyer)
{
    /// <summary>Of an event with more participants nobody is ranked for one page.</summary>
    public const int MostParticipants = 5_000;

    /// <summary>Null for an event that is too large.</summary>
    internal static async Task<PairStanding?> LoadAsync(
        DbSession db, EventModel source, PairScorer scorer, ParticipantRecord exhibitor, ParticipantRecord buyer, int score, CancellationToken cancel)
    {
        var counts = await db.FirstOrDefaultAsync<EventCounts>(EventSql.Counts, new { source.Id }, cancel);
        if (counts is null || counts.Exhibitors + counts.Buyers > MostParticipants)
            return null;
        var sides = (await ParticipantStore.LoadAllAsync(db, source.Id, cancel)).ToLookup(who => who.Side);
        var ofExhibitor = await KnownFacts.LoadAsync(db, source.Id, cancel, exhibitor.Id);
        var ofBuyer = await KnownFacts.LoadAsync(db, source.Id, cancel, buyer.Id);
        var (left, right) = (PairScoring.Profile(exhibitor), PairScoring.Profile(buyer));
        return new(
            SideStanding.Among(source, score, sides[Sides.Buyer].Select(who =>
                scorer.ScoreOnly(left, PairScoring.Profile(who), ofExhibitor.GetValueOrDefault((exhibitor.Id, who.Id))))),
            SideStanding.Among(source, score, sides[Sides.Exhibitor].Select(who =>
                scorer.ScoreOnly(PairScoring.Profile(who), right, ofBuyer.GetValueOrDefault((who.Id, buyer.Id))))));
    }
}

/// <param name="Rank">1 for the best; equal scores share a rank.</param>
/// <param name="Of">How many partners there are.</param>
/// <param name="LastSuggested">Score of the last partner that is suggested for its score; null when none is.</param>
public sealed record SideStanding(int Rank, int Of, int? LastSuggested)
{
    internal static SideStanding Among(EventModel source, int score, IEnumerable<int> all)
    {
        var scores = all.Select(one => (byte)one).ToArray();
        var least = Math.Max(Math.Max(1, source.MinimumScore), CandidatePairs.LeastOfBest(scores, source.CandidatesEach));
        return new(1 + scores.Count(one => one > score), scores.Length, scores.Where(one => one >= least).Select(one => (int?)one).Min());
    }
}
