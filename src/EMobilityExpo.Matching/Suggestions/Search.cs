namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Finds the best k partners of one participant: a quick look at all, by bounds that never lie below the score, and the exact
/// score of those who may get in. Reused from query to query; one for each thread.
/// </summary>
sealed class Search<TLook>(PairScorer scorer) : ISearch where TLook : struct, IBlockLook
{
    /// <summary>Blocks looked at first, the most promising ones, so that there is somebody to beat.</summary>
    const int Promising = 3;

    readonly Outlook outlook = new(scorer);
    readonly BestK best = new();
    int[] seenAt = [];
    int query;
    byte[] least = [];

    public BestK Best => best;

    /// <param name="own">The side of the participant.</param>
    /// <param name="row">Its row there.</param>
    /// <param name="others">The side of the partners.</param>
    /// <param name="k">How many at most.</param>
    /// <param name="known">Partners about whom something is known beyond the profiles; null for nobody.</param>
    /// <param name="allows">Which partners may be suggested; null for all.</param>
    /// <param name="likely">Rows that are likely among the best, such as those of a similar participant.</param>
    public void Run(
        Roster own, int row, Roster others, int k, IReadOnlyDictionary<int, PairFacts>? known, Func<ScoringParticipant, bool>? allows,
        ReadOnlySpan<int> likely)
    {
        var who = own.Profiles[row]!;
        best.Clear(k);
        if (others.Count == 0 || k == 0)
            return;
        Array.Resize(ref seenAt, Math.Max(seenAt.Length, others.Profiles.Length));
        query++;
        if (known is not null)
        {
            foreach (var (other, facts) in known)
                Try(who, others, other, facts, allows);
        }

        foreach (var other in likely)
            Try(who, others, other, null, allows);

        outlook.Prepare(who, own, row, others);
        var columns = new LookColumns(
            others.Slots, others.SlotsUsed, others.IsBuyers || who.Country < 0 ? others.Features[0] : others.TargetsOf(who.Country), others.Features);
        Look(who, others, columns, allows);
    }

    void Look(Profile who, Roster others, LookColumns columns, Func<ScoringParticipant, bool>? allows)
    {
        if (best.IsFull)
            outlook.Demand(best.Threshold);
        else
            Begin(who, others, columns, allows);
        for (var block = 0; block < others.Blocks; block++)
            Visit(who, others, columns, block, allows);
    }

    /// <summary>Without anybody to beat yet, the blocks that promise most come first.</summary>
    void Begin(Profile who, Roster others, LookColumns columns, Func<ScoringParticipant, bool>? allows)
    {
        if (least.Length < others.Blocks)
            least = new byte[others.Blocks];
        for (var block = 0; block < others.Blocks; block++)
            least[block] = TLook.Least(columns, outlook.Bytes, block);
        for (var round = 0; round < Promising || (!best.IsFull && round < others.Blocks); round++)
        {
            var block = least.AsSpan(0, others.Blocks).IndexOf(LeastOf(least.AsSpan(0, others.Blocks)));
            least[block] = 255;
            Visit(who, others, columns, block, allows);
        }
    }

    static byte LeastOf(ReadOnlySpan<byte> numbers)
    {
        var lanes = Vector<byte>.AllBitsSet;
        var at = 0;
        for (; at <= numbers.Length - Vector<byte>.Count; at += Vector<byte>.Count)
            lanes = Vector.Min(lanes, new Vector<byte>(numbers[at..]));
        var result = byte.MaxValue;
        for (var lane = 0; lane < Vector<byte>.Count; lane++)
            result = Math.Min(result, lanes[lane]);
        for (; at < numbers.Length; at++)
            result = Math.Min(result, numbers[at]);
        return result;
    }

    void Visit(Profile who, Roster others, LookColumns columns, int block, Func<ScoringParticipant, bool>? allows)
    {
        var left = TLook.Within(columns, outlook.Bytes, outlook.Breadth, outlook.Limit, block);
        while (left != 0)
        {
            Try(who, others, block * LaneCodes.Block + BitOperations.TrailingZeroCount(left), null, allows);
            left &= left - 1;
        }
    }

    void Try(Profile who, Roster others, int row, PairFacts? facts, Func<ScoringParticipant, bool>? allows)
    {
        if (seenAt[row] == query)
            return;
        seenAt[row] = query;
        if (others.Profiles[row] is not { } other || (allows is not null && !allows(other.Source)))
            return;
        var score = others.IsBuyers ? scorer.Exact(who, other, facts) : scorer.Exact(other, who, facts);
        // A veto is no suggestion, however few there are.
        if (score > 0 && best.Offer(row, score, others.Ties[row]) && best.IsFull)
            outlook.Demand(best.Threshold);
    }
}

interface ISearch
{
    BestK Best { get; }

    void Run(
        Roster own, int row, Roster others, int k, IReadOnlyDictionary<int, PairFacts>? known, Func<ScoringParticipant, bool>? allows,
        ReadOnlySpan<int> likely);
}
