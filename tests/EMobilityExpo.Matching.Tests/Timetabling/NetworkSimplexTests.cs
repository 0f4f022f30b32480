using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

public sealed class NetworkSimplexTests
{
    [Fact]
    public void Costs_and_losses_by_any_prices_are_what_solving_anew_comes_to()
    {
        var (costs, losses, sharper) = (0, 0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var net = new Net(seed);
            var (simplex, best) = net.Solve();
            var before = Enumerable.Range(0, net.Arcs).Select(e => (Cost: simplex.Cost(e), Loss: simplex.Loss(e))).ToArray();
            simplex.Sharpen();
            for (var e = 0; e < net.Arcs; e++)
            {
                var (cost, loss, flow) = (simplex.Cost(e), simplex.Loss(e), simplex.Flow(e));
                cost.ShouldBeGreaterThanOrEqualTo(before[e].Cost, $"seed {seed}, arc {e}");
                loss.ShouldBeGreaterThanOrEqualTo(before[e].Loss, $"seed {seed}, arc {e}");
                sharper += cost > before[e].Cost || loss > before[e].Loss ? 1 : 0;
                if (flow == 0 && net.Capacity[e] == 1)
                {
                    Math.Min(cost, 1000).ShouldBe(best - net.With(e, worth: net.Worth[e] + 1000).Solve().Worth + 1000, $"seed {seed}, arc {e}");
                    costs++;
                }
                else if (flow > 0 && flow == net.Capacity[e])
                {
                    loss.ShouldBe(best - net.With(e, capacity: flow - 1).Solve().Worth, $"seed {seed}, arc {e}");
                    losses++;
                }
            }
        }

        costs.ShouldBeGreaterThan(100);
        losses.ShouldBeGreaterThan(100);
        sharper.ShouldBeGreaterThan(50);
    }

    /// <summary>Ground, three on one side, three on the other: limits, then pairs worth little, so that many tie.</summary>
    sealed record Net(int[] From, int[] To, int[] Capacity, long[] Worth)
    {
        public Net(int seed)
            : this([], [], [], [])
        {
            var r = new Random(seed);
            var pairs = Enumerable.Range(0, 9).Select(k => (A: 1 + (k / 3), B: 4 + (k % 3))).Where(_ => r.Next(5) > 0).ToArray();
            From = [0, 0, 0, 4, 5, 6, .. pairs.Select(x => x.A)];
            To = [1, 2, 3, 0, 0, 0, .. pairs.Select(x => x.B)];
            Capacity = [.. Enumerable.Range(0, 6).Select(_ => r.Next(1, 4)), .. pairs.Select(_ => 1)];
            Worth = [0, 0, 0, 0, 0, 0, .. pairs.Select(_ => (long)r.Next(1, 4))];
        }

        public int Arcs => From.Length;

        public (NetworkSimplex Simplex, long Worth) Solve()
        {
            var simplex = new NetworkSimplex(7, From, To, Capacity);
            simplex.Solve(Worth, new Budget(long.MaxValue, TestContext.Current.CancellationToken)).ShouldBeTrue();
            return (simplex, Enumerable.Range(0, Arcs).Sum(e => simplex.Flow(e) * Worth[e]));
        }

        public Net With(int arc, int? capacity = null, long? worth = null) => this with
        {
            Capacity = [.. Capacity.Select((x, e) => e == arc && capacity is { } other ? other : x)],
            Worth = [.. Worth.Select((x, e) => e == arc && worth is { } other ? other : x)],
        };
    }
}
