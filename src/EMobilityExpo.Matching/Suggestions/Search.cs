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
    /// <summary>Candidates for whose categories the memory is asked before their turn.</summary>
    const int Ahead = 6;

    /// <summary>How much more than the one before a participant may stay below the best possible.</summary>
    const double Margin = 2, Leeway = 4;

    static readonly Dictionary<int, PairFacts> None = [];

    /// <summary>Points that are lost at most where there is choice: one participant without any does not spoil the guess for the next.</summary>
    const double Usual = 30;

    readonly PairScorer scorer;
    readonly Outlook outlook;
    readonly Judge judge;
    readonly ByLoss blocks = new();
    readonly ByLoss runs = new();
    readonly double[] slacks = [10, 10];
    double guess;
    IReadOnlyDictionary<int, PairFacts>? known;

    /// <summary>Of the blocks looked at: which they are, what their candidates lose as far as is known, and how far that is.</summary>
    int[] blockAt = [];
    byte[] losses = [];
    ulong[] looks = [];
    int blockCount;

    /// <summary>Places of the candidates of a part.</summary>
    int[] candidates = new int[2 * LaneCodes.Block];
    int candidateCount;

    /// <summary>Whether the participant has so little to compare that many candidates are worth exactly the same, and the last of those scored.</summary>
    bool hasTwins;
    int lastPlace;
    double lastScore;

    public Search(PairScorer scorer, Amounts amounts, Markets markets)
    {
        this.scorer = scorer;
        outlook = new Outlook(scorer, amounts, markets, TLook.UsesLevels);
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
        hasTwins = others.Roster.IsBuyers
            ? others.Categories is not null && who.Certifications.IsEmpty && !outlook.ComparesQuantities
            : who.Stocks.Length == 0;
        lastPlace = Lineup.None;
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
    /// Takes runs of blocks, blocks and candidates by what they lose at least, all together by parts of the scale: a run brings its
    /// blocks to light, a block its candidates, until what is left loses too much.
    /// </summary>
    void Look(Lineup others, LookColumns columns, Func<ScoringParticipant, bool>? allows)
    {
        runs.Clear();
        blocks.Clear();
        blockCount = 0;
        if (others.Categories is { } named)
        {
            runs.Reserve(others.Blocks);
            named.Sort(runs, outlook.Bytes.AsSpan(Tables.Best, 64), outlook.Limits.Limit, others.Blocks);
        }
        else
        {
            AddRuns(others.Runs.All);
            AddMixed(others, columns);
        }

        for (var part = 0; part < ByLoss.Parts && ByLoss.Of(part).Least <= outlook.Limits.Limit; part++)
        {
            while (runs.TryTake(part, out var run))
                AddRun(others, columns, run);
            candidateCount = 0;
            while (blocks.TryTake(part, out var at))
            {
                if (blocks.Next(part) is >= 0 and var next)
                    columns.Fetch(blockAt[next]);
                Collect(others, columns, at, part);
            }

            for (var next = 0; next < candidateCount; next++)
            {
                if (!hasTwins && next + Ahead < candidateCount)
                    others.FetchOffers(candidates[next + Ahead]);
                Try(others, candidates[next], allows);
            }

            if (candidateCount > 0)
                outlook.Raise(Demanded);
        }
    }

    void AddRuns((byte Code, int First, int End)[] all)
    {
        runs.Reserve(all.Length);
        for (var run = 0; run < all.Length; run++)
        {
            var loss = outlook.Bytes[Tables.Country + all[run].Code];
            runs.Add(run, loss, loss <= outlook.Limits.Limit);
        }
    }

    void AddMixed(Lineup others, LookColumns columns)
    {
        Reserve(others.Runs.Mixed.Count);
        foreach (var block in others.Runs.Mixed)
            AddBlock(columns, block, -1, true);
    }

    void AddRun(Lineup others, LookColumns columns, int run)
    {
        if (others.Categories is not null)
        {
            Reserve(1);
            AddBlock(columns, run, -1, true);
            return;
        }

        var (code, first, end) = others.Runs.All[run];
        var country = outlook.Bytes[Tables.Country + code];
        Reserve(end - first);
        for (var block = first; block < end; block++)
            AddBlock(columns, block, country, !others.Runs.IsMixed(block));
    }

    void Reserve(int more)
    {
        // One more is written than is kept.
        var needed = blockCount + more + 1;
        blocks.Reserve(needed);
        if (needed <= blockAt.Length)
            return;
        Array.Resize(ref blockAt, 2 * needed);
        Array.Resize(ref looks, 2 * needed);
        Array.Resize(ref losses, 2 * needed * LaneCodes.Block);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void AddBlock(LookColumns columns, int block, int country, bool wanted)
    {
        var at = blockCount;
        var loss = TLook.First(columns, outlook.Bytes, outlook.Limits, block, country, losses.AsSpan(at * LaneCodes.Block, LaneCodes.Block));
        (blockAt[at], looks[at]) = (block, 0);
        wanted &= loss <= outlook.Limits.Limit;
        blocks.Add(at, loss, wanted);
        blockCount += wanted ? 1 : 0;
    }

    /// <summary>
    /// Adds those of a block that lose no more than a part to its candidates, asking the memory for what their scores will need, and puts the
    /// block back for the others.
    /// </summary>
    void Collect(Lineup others, LookColumns columns, int at, int part)
    {
        var limit = outlook.Limits.Limit;
        var lost = losses.AsSpan(at * LaneCodes.Block, LaneCodes.Block);
        if (candidateCount + LaneCodes.Block > candidates.Length)
            Array.Resize(ref candidates, candidates.Length * 2);
        var left = TLook.Take(
            columns, outlook.Bytes, outlook.Limits, blockAt[at], (byte)Math.Min(limit, ByLoss.Of(part).Most), lost, ref looks[at], out var least);
        for (; left != 0; left &= left - 1)
        {
            var place = blockAt[at] * LaneCodes.Block + BitOperations.TrailingZeroCount(left);
            candidates[candidateCount++] = place;
            if (!hasTwins)
                others.Fetch(place);
        }

        blocks.Add(at, least, least <= limit);
    }

    void Try(Lineup others, int place, Func<ScoringParticipant, bool>? allows)
    {
        if (hasTwins && lastPlace != Lineup.None && !Best.Takes(lastScore, others.TieAt(place)) && judge.AreTwins(place, lastPlace))
            return;
        var (roster, row) = (others.Roster, others.RowAt(place));
        // Gaps and the end of the last block are within every limit as long as nothing is demanded.
        if (row == Lineup.None || !roster.Cards[row].IsThere || (known is not null && known.ContainsKey(row))
            || (allows is not null && !allows(roster.Profiles[row]!.Source)))
            return;
        var score = judge.Score(place);
        // Of a veto twins know nothing.
        if (score > 0)
            (lastPlace, lastScore) = (place, score);
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
