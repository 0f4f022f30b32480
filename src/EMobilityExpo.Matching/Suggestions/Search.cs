namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Finds the best k partners of one participant: a quick look at all, by bounds that never lie below the score, the most
/// promising blocks first, and the exact score of those who may get in. Reused from query to query; one for each thread.
/// </summary>
sealed partial class Search<TLook> : ISearch where TLook : struct, IBlockLook
{
    /// <summary>Candidates for whose categories the memory is asked before their turn.</summary>
    const int Ahead = 6;

    /// <summary>Candidates that are scored together at least, as far as there are any.</summary>
    const int AtOnce = 8;

    /// <summary>Candidates that are scored together at most: what the memory was asked for is still near, and what is demanded rises before the next.</summary>
    const int Together = 128;

    /// <summary>How much more than the one before a participant may stay below the best possible.</summary>
    const double Margin = 2, Leeway = 4;

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

    /// <summary>Places of the candidates to score next, and their scores.</summary>
    int[] candidates = new int[2 * LaneCodes.Block];
    double[] scores = new double[2 * LaneCodes.Block];
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
            if (this.known is not null)
            {
                foreach (var (other, facts) in this.known)
                    TryKnown(who, others.Roster, other, facts, allows);
            }

            outlook.Demand(Demanded);
            (blockCount, candidateCount) = (0, 0);
            if (others.Categories is null && others.Roster.AreFew)
                LookAtAll(others, columns, allows);
            else
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
        if (others.Categories is { } named)
        {
            runs.Reserve(others.Blocks);
            Span<byte> best = stackalloc byte[64];
            outlook.FindBest(best);
            named.Sort(runs, best, outlook.Limits.Limit, others.Blocks);
        }
        else
        {
            AddRuns(others.Runs.All);
            AddMixed(others, columns);
        }

        for (var part = 0; part < ByLoss.Parts && ByLoss.Of(part).Least <= outlook.Limits.Limit; part++)
        {
            CollectPart(others, columns, allows, part);
            // Before there are enough of them no score demands more of the others.
            if (candidateCount > 0 && Best.Count + candidateCount >= Best.Room)
                TryCandidates(others, allows);
        }

        TryCandidates(others, allows);
    }

    void CollectPart(Lineup others, LookColumns columns, Func<ScoringParticipant, bool>? allows, int part)
    {
        while (runs.TryTake(part, out var run))
            AddRun(others, columns, run);
        while (blocks.TryTake(part, out var at))
        {
            if (blocks.Next(part) is >= 0 and var next)
                columns.Fetch(blockAt[next]);
            Collect(others, columns, at, part);
            if (candidateCount >= Together)
                TryCandidates(others, allows);
        }
    }

    /// <summary>
    /// Looks at all blocks in full, and then takes candidates by what they lose: as many as the list has room for, and then a few at a time.
    /// </summary>
    void LookAtAll(Lineup others, LookColumns columns, Func<ScoringParticipant, bool>? allows)
    {
        Reserve(others.Blocks);
        var all = losses.AsSpan(0, others.Blocks * LaneCodes.Block);
        TLook.Whole(columns, outlook.Bytes, outlook.Limits, others.Roster.Count, all);
        for (var (least, taken) = (0, 0); least <= outlook.Limits.Limit;)
        {
            var most = LossesInBlocks.MostOf(all, taken + Math.Max(AtOnce, Best.Room - Best.Count), least, outlook.Limits.Limit);
            for (var block = 0; block < others.Blocks; block++)
                AddCandidates(others, block, LossesInBlocks.Between(all[(block * LaneCodes.Block)..], least, most));
            (least, taken) = (most + 1, taken + candidateCount);
            TryCandidates(others, allows);
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
        var left = TLook.Take(
            columns, outlook.Bytes, outlook.Limits, blockAt[at], (byte)Math.Min(limit, ByLoss.Of(part).Most), lost, ref looks[at], out var least);
        AddCandidates(others, blockAt[at], left);
        blocks.Add(at, least, least <= limit);
    }
}
