namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Finds the best k partners of one participant: a quick look at all, by bounds that never lie below the score, the most
/// promising blocks first, and the exact score of those who may get in. Reused from query to query; one for each thread.
/// </summary>
sealed class Search<TLook> : ISearch where TLook : struct, IBlockLook
{
    /// <summary>Candidates that are put into order together before the demand is raised.</summary>
    const int Together = 128;

    readonly PairScorer scorer;
    readonly Outlook outlook;
    readonly Judge judge;
    readonly int[] starts = new int[257];
    int[] seenAt = [];
    int query;
    byte[] least = [];
    int[] order = [];
    readonly byte[] losses = new byte[LaneCodes.Block];
    (int Row, byte Loss)[] candidates = [];
    (int Row, byte Loss)[] sorted = [];

    public Search(PairScorer scorer, Amounts amounts, Markets markets)
    {
        this.scorer = scorer;
        outlook = new Outlook(scorer, amounts, markets);
        judge = new Judge(scorer, outlook);
    }

    public BestK Best { get; } = new();

    public void Run(
        Roster own, int row, Roster others, int k, IReadOnlyDictionary<int, PairFacts>? known, Func<ScoringParticipant, bool>? allows,
        ReadOnlySpan<int> likely)
    {
        var who = own.Profiles[row]!;
        Best.Clear(k);
        if (others.Count == 0 || k == 0)
            return;
        MakeRoom(others);
        query++;
        var columns = outlook.Prepare(who, own, row, others);
        judge.Prepare(who, others, columns);
        if (known is not null)
        {
            foreach (var (other, facts) in known)
                TryKnown(who, others, other, facts, allows);
        }

        foreach (var other in likely)
            Try(others, other, allows);
        outlook.Demand(Best.Threshold);
        Look(others, columns, allows);
    }

    void MakeRoom(Roster others)
    {
        if (seenAt.Length < others.Profiles.Length)
            Array.Resize(ref seenAt, others.Profiles.Length);
        if (least.Length < others.Blocks)
            (least, order) = (new byte[others.Blocks], new int[others.Blocks]);
    }

    /// <summary>
    /// Visits the blocks by what they lose at least until there are k to beat; of the rest, who may still get in is tried by what
    /// it loses at least, so that those to beat are soon the best and few need an exact score.
    /// </summary>
    void Look(Roster others, LookColumns columns, Func<ScoringParticipant, bool>? allows)
    {
        var scale = outlook.Scale;
        var blocks = Sort(others.Blocks, columns, outlook.Limits.Limit);
        var next = 0;
        for (; next < blocks && !Best.IsFull; next++)
        {
            var left = TLook.Within(columns, outlook.Bytes, outlook.Limits, order[next], losses);
            for (; left != 0; left &= left - 1)
                Try(others, order[next] * LaneCodes.Block + BitOperations.TrailingZeroCount(left), allows);
        }

        while (next < blocks)
        {
            outlook.Demand(Best.Threshold);
            var limit = Best.IsFull ? outlook.LimitAt(scale, Best.Threshold) : (byte)255;
            var count = 0;
            for (; next < blocks && least[order[next]] <= limit && count < Together; next++)
                count = Collect(columns, order[next], count);
            if (count == 0)
                return;
            TryByLoss(others, count, allows);
        }
    }

    /// <summary>Adds those of a block that may still get in to the list.</summary>
    int Collect(LookColumns columns, int block, int count)
    {
        var left = TLook.Within(columns, outlook.Bytes, outlook.Limits, block, losses);
        for (; left != 0; left &= left - 1)
        {
            var lane = BitOperations.TrailingZeroCount(left);
            if (count == candidates.Length)
                Array.Resize(ref candidates, Math.Max(1024, count * 2));
            candidates[count++] = (block * LaneCodes.Block + lane, losses[lane]);
        }

        return count;
    }

    void TryByLoss(Roster others, int count, Func<ScoringParticipant, bool>? allows)
    {
        var scale = outlook.Scale;
        var listed = candidates.AsSpan(0, count);
        Array.Clear(starts);
        foreach (var (_, loss) in listed)
            starts[loss + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        if (sorted.Length < count)
            sorted = new (int, byte)[candidates.Length];
        foreach (var one in listed)
            sorted[starts[one.Loss]++] = one;
        var (beaten, limit) = (0.0, (byte)255);
        foreach (var (row, loss) in sorted.AsSpan(0, count))
        {
            if (Best.Threshold > beaten)
                (beaten, limit) = (Best.Threshold, outlook.LimitAt(scale, Best.Threshold));
            if (loss > limit)
                return;
            Try(others, row, allows);
        }
    }

    /// <summary>Puts the blocks within the limit into order by counting; gives their number.</summary>
    int Sort(int blocks, LookColumns columns, byte limit)
    {
        Array.Clear(starts);
        for (var block = 0; block < blocks; block++)
        {
            least[block] = TLook.Least(columns, outlook.Bytes, block);
            starts[least[block] + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var within = starts[limit + 1];
        for (var block = 0; block < blocks; block++)
        {
            if (least[block] <= limit)
                order[starts[least[block]]++] = block;
        }

        return within;
    }

    void Try(Roster others, int row, Func<ScoringParticipant, bool>? allows)
    {
        if (seenAt[row] == query)
            return;
        seenAt[row] = query;
        // Gaps and the end of the last block are within every limit as long as nothing is demanded.
        if (others.Stocks[row] is null || (allows is not null && !allows(others.Profiles[row]!.Source)))
            return;
        var score = judge.Score(row, Best.Threshold);
        if (score >= Best.Threshold)
            Offer(others, row, score);
    }

    void TryKnown(Profile who, Roster others, int row, PairFacts facts, Func<ScoringParticipant, bool>? allows)
    {
        seenAt[row] = query;
        if (others.Profiles[row] is { } other && (allows is null || allows(other.Source)))
            Offer(others, row, others.IsBuyers ? scorer.Exact(who, other, facts) : scorer.Exact(other, who, facts));
    }

    /// <summary>A veto is no suggestion, however few there are.</summary>
    void Offer(Roster others, int row, double score)
    {
        if (score > 0)
            Best.Offer(row, score, others.Ties[row]);
    }
}
