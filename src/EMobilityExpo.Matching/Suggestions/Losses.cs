namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.Intrinsics;

/// <summary>Tables of points lost.</summary>
static class Losses
{
    /// <summary>Loses more than there is.</summary>
    public const float Never = 1e9f;

    /// <summary>Takes from all losses what every candidate loses, and says how much.</summary>
    public static float Settle(Span<float> losses)
    {
        var least = Least(losses);
        if (least is 0 or >= Never)
            return 0;
        foreach (ref var loss in losses)
            loss -= least;
        return least;
    }

    /// <summary>Takes from all losses what every candidate loses, whatever the table says of it.</summary>
    public static void Less(Span<float> losses, float common)
    {
        foreach (ref var loss in losses)
            loss = Math.Max(0, loss - common);
    }

    static float Least(ReadOnlySpan<float> numbers)
    {
        var lanes = Vector512.Create(float.PositiveInfinity);
        for (var at = 0; at <= numbers.Length - Vector512<float>.Count; at += Vector512<float>.Count)
            lanes = Vector512.Min(lanes, Vector512.Create(numbers[at..]));
        var halves = Vector256.Min(lanes.GetLower(), lanes.GetUpper());
        var least = float.PositiveInfinity;
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
            least = Math.Min(least, halves.GetElement(lane));
        return least;
    }
}
