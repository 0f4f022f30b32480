using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Evaluation;

/// <summary>
/// Which participants are held out: of those who are in the history, a fixed share of each side, drawn by seed and id alone. The
/// order of entry changes nothing, and one more participant moves no other across except at the border.
/// </summary>
static class ParticipantSplit
{
    /// <summary>Marks the held-out ones.</summary>
    /// <param name="ids">Of one side.</param>
    /// <param name="inHistory">Places in <paramref name="ids"/> of those who take part in the split.</param>
    /// <param name="share">0 to 1, rounded up to whole participants; one always stays in the training part if there are two.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <returns>By place in <paramref name="ids"/>. O(n log n).</returns>
    public static bool[] HeldOut(IReadOnlyList<string> ids, IEnumerable<int> inHistory, double share, ulong seed)
    {
        var drawn = inHistory.Distinct()
            .OrderBy(place => SplitMix.Combine(seed, SplitMix.Text(ids[place])))
            .ThenBy(place => ids[place], StringComparer.Ordinal).ToArray();
        var count = Math.Min((int)Math.Ceiling(share * drawn.Length), Math.Max(0, drawn.Length - 1));
        var held = new bool[ids.Count];
        foreach (var place in drawn.AsSpan(0, count))
            held[place] = true;
        return held;
    }
}
