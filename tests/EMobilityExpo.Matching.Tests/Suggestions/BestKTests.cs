using EMobilityExpo.Matching.Suggestions;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Suggestions;

/// <summary>The list of the best.</summary>
public sealed class BestKTests
{
    [Fact]
    public void Taken_in_at_once_or_one_by_one_the_best_are_those_of_sorting()
    {
        for (var seed = 1; seed <= 2000; seed++)
        {
            var random = new Random(seed);
            // Few different scores: ties are the rule.
            var different = random.Next(1, 30);
            var all = Enumerable.Range(0, random.Next(BestK.Few + 1))
                .Select(row => new BestK.Place(random.Next(1, different + 1), (ulong)random.NextInt64(), row)).ToArray();
            var k = random.Next(1, 40);
            var sorted = all.OrderByDescending(place => place.Score).ThenBy(place => place.Tie).Take(k).ToArray();

            var (atOnce, oneByOne) = (new BestK(), new BestK());
            atOnce.Clear(k);
            atOnce.Fill(all);
            oneByOne.Clear(k);
            foreach (var (score, tie, row) in all)
                oneByOne.Offer(row, score, tie);

            atOnce.Places.ToArray().ShouldBe(sorted);
            oneByOne.Places.ToArray().ShouldBe(sorted);
            atOnce.Threshold.ShouldBe(sorted.Length == k ? sorted[^1].Score : 0);
        }
    }
}
