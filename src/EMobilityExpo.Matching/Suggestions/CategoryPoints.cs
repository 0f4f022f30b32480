namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>The points that categories win and lose; the same for everybody.</summary>
sealed class CategoryPoints(PairScorer scorer)
{
    readonly double weight = scorer.Points[(int)Factor.Category];

    /// <summary>Of categories that have no code nobody knows what they lose.</summary>
    readonly bool allHaveCodes = scorer.Index.Affinities.Count <= LaneCodes.MostCategories;

    /// <summary>Points of the nearest category.</summary>
    public float Most { get; } = (float)(scorer.Points[(int)Factor.Category] * (1 - CategoryFactor.Breadth));

    /// <summary>Points that each side's breadth can win, in the mean of the two sides.</summary>
    public float Breadth { get; } = (float)(scorer.Points[(int)Factor.Category] * CategoryFactor.Breadth / 2);

    /// <summary>What a candidate loses who names nothing: it wins half of the factor, breadth and all.</summary>
    public float NotGiven => (float)Math.Max(0, weight * (1 - Finding.Neutral) - 2 * Breadth);

    /// <summary>Points lost at best by a category that is so near.</summary>
    public float LossAt(float nearness) => Most - nearness * Most;

    /// <summary>What is lost where every candidate loses so much by its category at least.</summary>
    public float CommonOf(float least) => allHaveCodes ? Math.Min(least, NotGiven) : 0;

    /// <summary>Takes from what is lost by category what every candidate loses, and says how much.</summary>
    public float Settle(Span<float> best)
    {
        best[LaneCodes.NotGiven] = NotGiven;
        var common = allHaveCodes ? Losses.Settle(best) : 0;
        for (var anything = (int)LaneCodes.Anything; anything < best.Length; anything += 64)
            best[anything] = 0;
        return common;
    }

    /// <summary>Points lost at best by each of 64 categories of an exhibitor.</summary>
    public void BestOfWants(ReadOnlySpan<Stock> wants, float[][] near, Span<float> best)
    {
        for (var at = 0; at < 64; at += Vector512<float>.Count)
        {
            var nearest = Vector512<float>.Zero;
            foreach (ref readonly var want in wants)
                nearest = Vector512.Max(nearest, Vector512.Create(near[want.Category].AsSpan(at)) * (float)want.Emphasis);
            (Vector512.Create(Most) - nearest * Most).CopyTo(best[at..]);
        }
    }
}
