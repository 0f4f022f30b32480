namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using System.Runtime.CompilerServices;
using EMobilityExpo.Matching.Scoring;

/// <summary>The candidates that were found, and their exact scores.</summary>
sealed partial class Search<TLook>
{
    readonly BestK.Place[] few = new BestK.Place[BestK.Few];

    /// <summary>Scores the candidates collected so far, and demands of others what the k-th best reaches.</summary>
    void TryCandidates(Lineup others, Func<ScoringParticipant, bool>? allows)
    {
        var roster = others.Roster;
        if (hasTwins)
        {
            foreach (var place in candidates.AsSpan(0, candidateCount))
                TryTwin(others, place, allows);
        }
        else
        {
            for (var next = 0; next < candidateCount; next++)
            {
                if (next + Ahead < candidateCount)
                    others.FetchOffers(candidates[next + Ahead]);
                scores[next] = IsAdmitted(roster, others.RowAt(candidates[next]), allows) ? judge.Score(candidates[next]) : 0;
            }

            if (Best.Count == 0 && candidateCount <= BestK.Few)
                FillBest(others);
            else
                OfferCandidates(others);
        }

        candidateCount = 0;
        outlook.Raise(Demanded);
    }

    void OfferCandidates(Lineup others)
    {
        for (var next = 0; next < candidateCount; next++)
        {
            if (scores[next] >= Best.Threshold)
                Offer(others.Roster, others.RowAt(candidates[next]), scores[next]);
        }
    }

    void FillBest(Lineup others)
    {
        var count = 0;
        for (var next = 0; next < candidateCount; next++)
        {
            // Whoever is not there has no score.
            var row = Math.Max(0, others.RowAt(candidates[next]));
            few[count] = new(scores[next], others.Roster.Cards[row].Tie, row);
            count += scores[next] > 0 ? 1 : 0;
        }

        Best.Fill(few.AsSpan(0, count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void AddCandidates(Lineup others, int block, ulong left)
    {
        if (candidateCount + LaneCodes.Block > candidates.Length)
        {
            Array.Resize(ref candidates, candidates.Length * 2);
            Array.Resize(ref scores, candidates.Length);
        }

        for (; left != 0; left &= left - 1)
        {
            var place = block * LaneCodes.Block + BitOperations.TrailingZeroCount(left);
            candidates[candidateCount++] = place;
            if (!hasTwins)
                others.Fetch(place);
        }
    }

    void TryTwin(Lineup others, int place, Func<ScoringParticipant, bool>? allows)
    {
        if (lastPlace != Lineup.None && !Best.Takes(lastScore, others.TieAt(place)) && judge.AreTwins(place, lastPlace))
            return;
        var (roster, row) = (others.Roster, others.RowAt(place));
        if (!IsAdmitted(roster, row, allows))
            return;
        var score = judge.Score(place);
        // Of a veto twins know nothing.
        if (score > 0)
            (lastPlace, lastScore) = (place, score);
        if (score >= Best.Threshold)
            Offer(roster, row, score);
    }

    /// <summary>Gaps and the end of the last block are within every limit as long as nothing is demanded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool IsAdmitted(Roster roster, int row, Func<ScoringParticipant, bool>? allows) =>
        row != Lineup.None && roster.Cards[row].IsThere && (known is null || !known.ContainsKey(row))
        && (allows is null || allows(roster.Profiles[row]!.Source));

    void TryKnown(Profile who, Roster others, int row, PairFacts facts, Func<ScoringParticipant, bool>? allows)
    {
        if (others.Profiles[row] is { } other && (allows is null || allows(other.Source)))
            Offer(others, row, others.IsBuyers ? scorer.Exact(who, other, facts) : scorer.Exact(other, who, facts));
    }

    /// <summary>A veto is no suggestion, however few there are.</summary>
    void Offer(Roster others, int row, double score)
    {
        if (score > 0)
            Best.Offer(row, score, others.Cards[row].Tie);
    }
}
