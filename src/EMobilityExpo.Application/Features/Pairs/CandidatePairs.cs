namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Scoring;
using NodaTime;

/// <summary>
/// Which pairs may meet: every pair that somebody wished for, and every pair that scores at least the event's minimum and is among
/// the best of its exhibitor or of its buyer. Whoever ties with the last of the best is among them too, so that neither the
/// alphabet nor the hour of registration decides.
/// </summary>
public static class CandidatePairs
{
    const int Scores = 101;

    /// <summary>Scores every pair and explains the ones to keep; works on the processor only.</summary>
    /// <param name="known">By inner ids; a pair that somebody asked for, or the organiser decided about, stays whatever its score.</param>
    /// <param name="pinned">Pairs that stay as well.</param>
    public static IReadOnlyList<ScoredPair> Find(
        PairScorer scorer, IReadOnlyList<ParticipantRecord> participants, IReadOnlyDictionary<(long Exhibitor, long Buyer), PairFacts> known,
        int minimumScore, int candidatesEach, CancellationToken cancel, IReadOnlySet<(long Exhibitor, long Buyer)>? pinned = null)
    {
        var exhibitors = participants.Where(who => who.Side == Sides.Exhibitor).Select(who => (who.Id, Profile: PairScoring.Profile(who))).ToArray();
        var buyers = participants.Where(who => who.Side == Sides.Buyer).Select(who => (who.Id, Profile: PairScoring.Profile(who))).ToArray();
        var scores = new byte[exhibitors.Length][];
        var all = new ParallelOptions { CancellationToken = cancel };
        Parallel.For(0, exhibitors.Length, all, e =>
            scores[e] = Array.ConvertAll(buyers, buyer =>
                (byte)scorer.ScoreOnly(exhibitors[e].Profile, buyer.Profile, known.GetValueOrDefault((exhibitors[e].Id, buyer.Id)))));

        var leastOfExhibitor = Array.ConvertAll(scores, row => LeastOfBest(row, candidatesEach));
        var leastOfBuyer = new int[buyers.Length];
        Parallel.For(0, buyers.Length, all, b => leastOfBuyer[b] = LeastOfBest(Array.ConvertAll(scores, row => row[b]), candidatesEach));

        var found = new List<ScoredPair>[exhibitors.Length];
        Parallel.For(0, exhibitors.Length, all, e =>
        {
            found[e] = [];
            for (var b = 0; b < buyers.Length; b++)
            {
                int score = scores[e][b];
                var facts = known.GetValueOrDefault((exhibitors[e].Id, buyers[b].Id));
                var wished = IsKept(facts) || pinned?.Contains((exhibitors[e].Id, buyers[b].Id)) == true;
                if (!wished && (score < minimumScore || score < Math.Min(leastOfExhibitor[e], leastOfBuyer[b])))
                    continue;
                var explained = scorer.Score(exhibitors[e].Profile, buyers[b].Profile, facts);
                if (wished || !explained.Vetoed)
                    found[e].Add(new(exhibitors[e].Id, buyers[b].Id, explained.Score, explained.Vetoed, PairFactors.Write(explained.Factors)));
            }
        });
        return [.. found.SelectMany(list => list)];
    }

    /// <summary>Brings the table to what was found, in the caller's transaction. Wishes and row versions stay as they are.</summary>
    public static async Task<PairCounts> StoreAsync(
        DbSession db, long eventId, IReadOnlyList<ScoredPair> found, Instant now, CancellationToken cancel)
    {
        var rows = (await db.QueryAsync<PairRow>(PairsSql.OfEvent, new { EventId = eventId }, cancel))
            .ToDictionary(row => (row.ExhibitorId, row.BuyerId));
        var added = new List<object>();
        var changed = new List<object>();
        foreach (var pair in found)
        {
            if (!rows.Remove((pair.ExhibitorId, pair.BuyerId), out var row))
                added.Add(new { EventId = eventId, pair.ExhibitorId, pair.BuyerId, pair.Score, pair.Factors, Now = now });
            else if (row.Score != pair.Score || row.Factors != pair.Factors)
                changed.Add(new { row.Id, pair.Score, pair.Factors, Now = now });
        }

        var removed = rows.Values.Where(row => row.Wish == Wishes.None).Select(row => new { row.Id }).ToList();
        await db.ExecuteAsync(PairsSql.Remove, removed, cancel);
        await db.ExecuteAsync(PairsSql.Rescore, changed, cancel);
        await db.ExecuteAsync(PairsSql.Insert, added, cancel);
        await db.ExecuteAsync(PairsSql.Looked, new { EventId = eventId, Now = now }, cancel);
        return new(found.Count, added.Count, changed.Count, removed.Count);
    }

    /// <summary>Whether somebody asked for the pair, or the organiser decided about it: such a pair stays whatever its score.</summary>
    internal static bool IsKept(PairFacts? facts) =>
        facts?.OrganiserWish is not null || facts?.ExhibitorWish?.Kind > WishKind.Declined || facts?.BuyerWish?.Kind > WishKind.Declined;

    /// <summary>The score of the last of the best; below it a participant does not look.</summary>
    internal static int LeastOfBest(byte[] scores, int best)
    {
        Span<int> count = stackalloc int[Scores];
        foreach (var score in scores)
            count[score]++;
        var seen = 0;
        for (var score = Scores - 1; score >= 0; score--)
        {
            seen += count[score];
            if (seen >= best)
                return score;
        }

        return 0;
    }
}

/// <param name="Vetoed">They may not meet; kept only because somebody said something about it.</param>
public sealed record ScoredPair(long ExhibitorId, long BuyerId, int Score, bool Vetoed, string Factors);

public sealed record PairCounts(int Candidates, int Added, int Changed, int Removed);

/// <summary>A candidate pair as it is stored.</summary>
public sealed record PairRow
{
    public long Id { get; init; }
    public long ExhibitorId { get; init; }
    public long BuyerId { get; init; }
    public int Score { get; init; }
    public string Factors { get; init; } = "[]";
    public string Wish { get; init; } = Wishes.None;
}
