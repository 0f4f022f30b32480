namespace EMobilityExpo.Matching.Suggestions;

/// <summary>
/// Chooses partners that are not all of the same kind: maximal marginal relevance. Source: J. Carbonell and J. Goldstein, "The use of
/// MMR, diversity-based reranking for reordering documents and producing summaries", SIGIR 1998.
/// </summary>
public static class Diversity
{
    /// <summary>To be just like somebody chosen before weighs as much as 18 points of score: 100 (1 - lambda) / lambda.</summary>
    public const double Lambda = 0.85;

    /// <summary>Takes, place by place, who has the highest lambda x score / 100 - (1 - lambda) x likeness to the likest one taken before.</summary>
    /// <param name="best">Candidates, best first; equal ones are taken in this order.</param>
    /// <param name="k">How many to choose at most.</param>
    /// <param name="likeness">How like two candidates are, by their places: 0 to 1, symmetric.</param>
    /// <param name="lambda">0 (only different ones) to 1 (only the score).</param>
    /// <remarks>Time: k x candidates, in likenesses too.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">k is negative, or lambda is not from 0 to 1.</exception>
    public static DiverseChoice Choose(IReadOnlyList<Suggested> best, int k, Func<int, int, double> likeness, double lambda = Lambda)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        if (lambda is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(lambda));
        var count = Math.Min(k, best.Count);
        var places = new List<int>(count);
        var taken = new bool[best.Count];
        var nearest = new double[best.Count];
        while (places.Count < count)
        {
            // Nobody is like anybody yet: the first is the best.
            var chosen = places.Count == 0 ? 0 : Highest(best, taken, nearest, lambda);
            taken[chosen] = true;
            places.Add(chosen);
            for (var i = 0; i < nearest.Length; i++)
            {
                if (!taken[i])
                    nearest[i] = Math.Max(nearest[i], likeness(chosen, i));
            }
        }

        var lost = best.Take(count).Sum(one => one.Score) - places.Sum(place => best[place].Score);
        return new(places, count == 0 ? 0 : Math.Max(0, lost / count));
    }

    static int Highest(IReadOnlyList<Suggested> best, bool[] taken, double[] nearest, double lambda)
    {
        var (chosen, highest) = (-1, double.NegativeInfinity);
        for (var i = 0; i < taken.Length; i++)
        {
            var value = lambda * best[i].Score / 100 - (1 - lambda) * nearest[i];
            if (!taken[i] && value > highest)
                (chosen, highest) = (i, value);
        }

        return chosen;
    }
}

/// <summary>Who was chosen, and what it cost.</summary>
/// <param name="Places">Of the candidates, in the order in which they were taken.</param>
/// <param name="Cost">Points of score lost per suggestion, against the best ones; never negative.</param>
public sealed record DiverseChoice(IReadOnlyList<int> Places, double Cost);
