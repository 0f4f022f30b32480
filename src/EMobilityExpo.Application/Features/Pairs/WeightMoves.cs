namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Scoring;

/// <summary>What moves between two scorers of the same participants; works on the processor only.</summary>
public static class WeightMoves
{
    /// <summary>How many of its best scores say how well a participant is served.</summary>
    public const int Best = 5;

    const int ListedPeople = 5, ListedPairs = 10;

    public static WeightPreview Find(
        PairScorer present, PairScorer other, IReadOnlyList<ParticipantRecord> participants,
        IReadOnlyDictionary<(long Exhibitor, long Buyer), PairFacts> known, int minimumScore, int candidatesEach, CancellationToken cancel)
    {
        var exhibitors = Side(participants, Sides.Exhibitor);
        var buyers = Side(participants, Sides.Buyer);
        var before = Scores(present, exhibitors, buyers, known, cancel);
        var after = Scores(other, exhibitors, buyers, known, cancel);
        var (was, willBe) = (new Suggested(before, buyers.Length, minimumScore, candidatesEach), new Suggested(after, buyers.Length, minimumScore, candidatesEach));

        var (suggestedBefore, suggestedAfter, enter, leave) = (0, 0, 0, 0);
        var (sumBefore, sumAfter) = (0L, 0L);
        var moved = new PriorityQueue<(int Exhibitor, int Buyer), (int Move, int Score, int Exhibitor, int Buyer)>();
        for (var e = 0; e < exhibitors.Length; e++)
        {
            for (var b = 0; b < buyers.Length; b++)
            {
                var (old, now) = (before[e][b], after[e][b]);
                var kept = CandidatePairs.IsKept(known.GetValueOrDefault((exhibitors[e].Who.Id, buyers[b].Who.Id)));
                var (here, there) = (was.Has(e, b, kept), willBe.Has(e, b, kept));
                suggestedBefore += here ? 1 : 0;
                suggestedAfter += there ? 1 : 0;
                enter += there && !here ? 1 : 0;
                leave += here && !there ? 1 : 0;
                sumBefore += old;
                sumAfter += now;
                if (old == now)
                    continue;
                // The least move goes out first; of equal moves the one with the lower scores, then the one entered last.
                moved.Enqueue((e, b), (Math.Abs(now - old), Math.Max(old, now), -e, -b));
                if (moved.Count > ListedPairs)
                    moved.Dequeue();
            }
        }

        var pairs = moved.UnorderedItems.OrderByDescending(item => item.Priority)
            .Select(item => item.Element)
            .Select(at => new MovedPair(PairSide.Of(exhibitors[at.Exhibitor].Who), PairSide.Of(buyers[at.Buyer].Who), before[at.Exhibitor][at.Buyer], after[at.Exhibitor][at.Buyer]));
        var people = exhibitors.Select((one, e) => Moved(one.Who, buyers, before[e], after[e]))
            .Concat(buyers.Select((one, b) => Moved(one.Who, exhibitors, Array.ConvertAll(before, row => row[b]), Array.ConvertAll(after, row => row[b]))))
            .OfType<MovedParticipant>().OrderByDescending(one => one.After - one.Before).ToList();
        var all = Math.Max(1, exhibitors.Length * (double)buyers.Length);
        return new(
            exhibitors.Length, buyers.Length, exhibitors.Length, buyers.Length, suggestedBefore, suggestedAfter, enter, leave, sumBefore / all, sumAfter / all,
            [.. people.Where(one => one.After > one.Before).Take(ListedPeople)],
            [.. people.Where(one => one.After < one.Before).Reverse().Take(ListedPeople)], [.. pairs]);
    }

    static (ParticipantRecord Who, ScoringParticipant Profile)[] Side(IReadOnlyList<ParticipantRecord> participants, string side) =>
        [.. participants.Where(who => who.Side == side).Select(who => (who, PairScoring.Profile(who)))];

    static byte[][] Scores(
        PairScorer scorer, (ParticipantRecord Who, ScoringParticipant Profile)[] exhibitors, (ParticipantRecord Who, ScoringParticipant Profile)[] buyers,
        IReadOnlyDictionary<(long Exhibitor, long Buyer), PairFacts> known, CancellationToken cancel)
    {
        var scores = new byte[exhibitors.Length][];
        Parallel.For(0, exhibitors.Length, new() { CancellationToken = cancel }, e =>
            scores[e] = Array.ConvertAll(buyers, buyer =>
                (byte)scorer.ScoreOnly(exhibitors[e].Profile, buyer.Profile, known.GetValueOrDefault((exhibitors[e].Who.Id, buyer.Who.Id)))));
        return scores;
    }

    /// <summary>Null for one without partners.</summary>
    static MovedParticipant? Moved(
        ParticipantRecord who, (ParticipantRecord Who, ScoringParticipant Profile)[] partners, byte[] before, byte[] after)
    {
        if (partners.Length == 0)
            return null;
        var best = before.IndexOf(before.Max());
        // Of partners that are as good, the one there was stays.
        var next = after[best] == after.Max() ? best : after.IndexOf(after.Max());
        return new(
            who.PublicId, who.Side, who.NameKo, who.NameEn, who.Country, MeanOfBest(before), MeanOfBest(after),
            PairSide.Of(partners[best].Who), PairSide.Of(partners[next].Who));
    }

    static double MeanOfBest(byte[] scores) => scores.OrderDescending().Take(Best).Average(score => score);

    /// <summary>Which pairs are suggested by one set of weights: the rule of <see cref="CandidatePairs"/>; a score of 0 is as good as a veto here.</summary>
    sealed class Suggested(byte[][] scores, int buyers, int minimumScore, int candidatesEach)
    {
        readonly int[] _exhibitor = Array.ConvertAll(scores, row => CandidatePairs.LeastOfBest(row, candidatesEach));
        readonly int[] _buyer = [.. Enumerable.Range(0, buyers).Select(b => CandidatePairs.LeastOfBest(Array.ConvertAll(scores, row => row[b]), candidatesEach))];

        public bool Has(int exhibitor, int buyer, bool kept)
        {
            var score = scores[exhibitor][buyer];
            return score > 0 && (kept || (score >= minimumScore && score >= Math.Min(_exhibitor[exhibitor], _buyer[buyer])));
        }
    }
}
