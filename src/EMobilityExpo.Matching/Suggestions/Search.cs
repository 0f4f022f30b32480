namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using System.Runtime.CompilerServices;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Finds the best k partners of one participant: a quick look at all, by bounds that never lie below the score, the most
/// promising blocks first, and the exact score of those who may get in. Reused from query to query; one for each thread.
/// </summary>
sealed class Search<TLook> : ISearch where TLook : struct, IBlockLook
{
    /// <summary>Candidates that are put into order together before the demand is raised.</summary>
    const int Together = 96;

    /// <summary>Candidates for whose categories the memory is asked before their turn.</summary>
    const int Ahead = 6;

    /// <summary>How much more than the one before a participant may stay below the best possible.</summary>
    const double Margin = 1.3, Leeway = 2;

    static readonly Dictionary<int, PairFacts> None = [];

    /// <summary>Points that are lost at most where there is choice: one participant without any does not spoil the guess for the next.</summary>
    const double Usual = 30;

    /// <summary>Blocks that are put into order together.</summary>
    const int Enough = 64;

    readonly PairScorer scorer;
    readonly Outlook outlook;
    readonly Judge judge;
    readonly ByLoss blocks = new();
    readonly ByLoss candidates = new();
    readonly ByLoss runs = new();
    readonly double[] slacks = [10, 10];
    double guess;
    IReadOnlyDictionary<int, PairFacts>? known;

    /// <summary>Of the blocks in the list, by place there: which they are, and what their candidates lose at the first look.</summary>
    int[] blockAt = [];
    byte[] losses = [];

    public Search(PairScorer scorer, Amounts amounts, Markets markets)
    {
        this.scorer = scorer;
        outlook = new Outlook(scorer, amounts, markets);
        judge = new Judge(scorer, outlook);
    }

    public BestK Best { get; } = new();

    public void Run(
        Roster own, int row, Lineup others, int k, IReadOnlyDictionary<int, PairFacts>? known, Func<ScoringParticipant, bool>? allows)
    {
        var who = own.Profiles[row]!;
        Best.Clear(k);
        if (others.Roster.Count == 0 || k == 0)
            return;
        this.known = known is { Count: > 0 } ? known : null;
        var columns = outlook.Prepare(who, own, row, others);
        judge.Prepare(who, others, columns);
        // Whoever asked before is often alike: its distance to the best possible is a guess of what to demand. Guessed too high,
        // and the look is repeated with less.
        ref var slack = ref slacks[others.Roster.IsBuyers ? 1 : 0];
        for (slack = slack * Margin + Leeway; ; slack *= 2)
        {
            // The k-th best of a look that demanded too much is what can be demanded.
            guess = Best.IsFull ? Best.Threshold : Math.Max(0, outlook.Ceiling - slack);
            Best.Clear(k);
            foreach (var (other, facts) in this.known ?? None)
                TryKnown(who, others.Roster, other, facts, allows);
            outlook.Demand(Demanded);
            Look(others, columns, allows);
            if (guess == 0 || (Best.IsFull && Best.Threshold >= guess))
                break;
        }

        // Pairs of which more is known may be above it.
        slack = Math.Clamp(outlook.Ceiling - Best.Threshold, 0, Usual);
    }

    /// <summary>What a score must reach at least to be of interest.</summary>
    double Demanded => Math.Max(guess, Best.Threshold);

    /// <summary>
    /// Looks through the runs, some blocks at a time, those first that lose least by country, until none can hold somebody
    /// better; then through the mixed blocks.
    /// </summary>
    void Look(Lineup others, LookColumns columns, Func<ScoringParticipant, bool>? allows)
    {
        var scale = outlook.Scale;
        var limit = outlook.Limits.Limit;
        runs.Clear();
        runs.Reserve(others.Runs.All.Count);
        for (var run = 0; run < others.Runs.All.Count; run++)
        {
            var loss = outlook.Bytes[Tables.Country + others.Runs.All[run].Code];
            if (loss <= limit)
                runs.Add(run, loss);
        }

        var order = runs.Sorted(limit);
        for (var next = 0; next < order.Length;)
        {
            limit = LimitAt(scale);
            blocks.Clear();
            for (; next < order.Length && blocks.Count < Enough; next++)
            {
                if (order[next].Loss <= limit)
                    AddRun(others, columns, order[next].Item);
            }

            LookAtBlocks(others, columns, allows);
            outlook.Demand(Demanded);
        }

        blocks.Clear();
        AddMixed(others, columns);
        LookAtBlocks(others, columns, allows);
    }

    /// <summary>
    /// Visits the blocks that may hold somebody better, by what they lose at least; who may still get in is tried by what it loses
    /// at least, so that those to beat are soon the best and few need an exact score.
    /// </summary>
    void LookAtBlocks(Lineup others, LookColumns columns, Func<ScoringParticipant, bool>? allows)
    {
        var scale = outlook.Scale;
        var limit = LimitAt(scale);
        var order = blocks.Sorted(limit);
        for (var next = 0; next < order.Length; limit = LimitAt(scale))
        {
            candidates.Clear();
            for (; next < order.Length && candidates.Count < Together; next++)
            {
                if (order[next].Loss > limit)
                    continue;
                if (next + 1 < order.Length)
                    columns.Fetch(blockAt[order[next + 1].Item]);
                Collect(others, columns, order[next].Item);
            }

            TryByLoss(others, allows);
            outlook.Raise(Demanded);
        }
    }

    /// <summary>Steps of a scale that may be lost now.</summary>
    byte LimitAt(float scale) => Demanded > 0 ? outlook.LimitAt(scale, Demanded) : (byte)255;

    void AddMixed(Lineup others, LookColumns columns)
    {
        Reserve(others.Runs.Mixed.Count);
        foreach (var block in others.Runs.Mixed)
            AddBlock(columns, block, -1, true);
    }

    void AddRun(Lineup others, LookColumns columns, int run)
    {
        var (code, first, end) = others.Runs.All[run];
        var country = outlook.Bytes[Tables.Country + code];
        Reserve(end - first);
        for (var block = first; block < end; block++)
            AddBlock(columns, block, country, !others.Runs.IsMixed(block));
    }

    void Reserve(int more)
    {
        // One more is written than is kept.
        blocks.Reserve(more + 1);
        if (blocks.Count + more < blockAt.Length)
            return;
        Array.Resize(ref blockAt, 2 * (blocks.Count + more + 1));
        Array.Resize(ref losses, blockAt.Length * LaneCodes.Block);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void AddBlock(LookColumns columns, int block, int country, bool wanted)
    {
        var at = blocks.Count;
        var loss = TLook.First(columns, outlook.Bytes, outlook.Limits, block, country, losses.AsSpan(at * LaneCodes.Block, LaneCodes.Block));
        blockAt[at] = block;
        blocks.Add(at, loss, wanted & loss <= outlook.Limits.Limit);
    }

    /// <summary>Adds those of a block that may still get in to the list, and asks the memory for what their scores will need.</summary>
    void Collect(Lineup others, LookColumns columns, int at)
    {
        var lost = losses.AsSpan(at * LaneCodes.Block, LaneCodes.Block);
        candidates.Reserve(LaneCodes.Block);
        for (var left = TLook.Within(columns, outlook.Bytes, outlook.Limits, blockAt[at], lost); left != 0; left &= left - 1)
        {
            var lane = BitOperations.TrailingZeroCount(left);
            var place = blockAt[at] * LaneCodes.Block + lane;
            candidates.Add(place, lost[lane]);
            others.Fetch(place);
        }
    }

    void TryByLoss(Lineup others, Func<ScoringParticipant, bool>? allows)
    {
        var scale = outlook.Scale;
        var limit = LimitAt(scale);
        var beaten = Best.Threshold;
        var order = candidates.Sorted(limit);
        for (var next = 0; next < order.Length; next++)
        {
            if (next + Ahead < order.Length)
                others.FetchStocks(order[next + Ahead].Item);
            if (order[next].Loss > limit)
                continue;
            Try(others, order[next].Item, allows);
            if (Best.Threshold > beaten)
                (beaten, limit) = (Best.Threshold, LimitAt(scale));
        }
    }

    void Try(Lineup others, int place, Func<ScoringParticipant, bool>? allows)
    {
        var (roster, row) = (others.Roster, others.RowAt(place));
        // Gaps and the end of the last block are within every limit as long as nothing is demanded.
        if (row == Lineup.None || !roster.Cards[row].IsThere || (known is not null && known.ContainsKey(row))
            || (allows is not null && !allows(roster.Profiles[row]!.Source)))
            return;
        var score = judge.Score(place, Best.Threshold);
        if (score >= Best.Threshold)
            Offer(roster, row, score);
    }

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
