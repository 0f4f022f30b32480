namespace EMobilityExpo.Matching.Timetabling;

/// <summary>What other flows would cost, by any prices: those that the method ends with are some of many where arcs tie.</summary>
sealed partial class NetworkSimplex
{
    const long _unreachable = long.MaxValue / 4;

    /// <summary>
    /// Raises what <see cref="Cost"/> and <see cref="Loss"/> say at the optimum to what it costs at least: a unit sent along an arc, or taken off it, comes back
    /// by the shortest path of what can still be changed (E. Dijkstra, 1959; lengths are not negative, being reduced by the prices). O(nodes x arcs x log nodes).
    /// </summary>
    public void Sharpen()
    {
        var nodes = _potential.Length;
        var (cost, loss) = (new long[_flow.Length], new long[_flow.Length]);
        var (outOf, into) = (Lists(_from, nodes), Lists(_to, nodes));
        var (distance, queue) = (new long[nodes], new PriorityQueue<int, long>());
        for (var start = 0; start < nodes; start++)
        {
            Array.Fill(distance, _unreachable);
            distance[start] = 0;
            queue.Enqueue(start, 0);
            while (queue.TryDequeue(out var v, out var far))
            {
                if (far > distance[v]) continue;
                foreach (var e in outOf[v])
                {
                    if (_flow[e] < _capacity[e]) Reach(_to[e], far + Math.Max(0, -Gain(e)));
                }

                foreach (var e in into[v])
                {
                    if (_flow[e] > 0) Reach(_from[e], far + Math.Max(0, Gain(e)));
                }
            }

            // What carries some but not all could come back by itself, and is left at 0.
            foreach (var e in into[start])
            {
                if (_flow[e] == 0) cost[e] = Math.Min(_unreachable, Math.Max(0, -Gain(e)) + distance[_from[e]]);
            }

            foreach (var e in outOf[start])
            {
                if (_flow[e] > 0 && _flow[e] == _capacity[e]) loss[e] = Math.Min(_unreachable, Math.Max(0, Gain(e)) + distance[_to[e]]);
            }
        }

        (_cost, _loss) = (cost, loss);

        void Reach(int node, long far)
        {
            if (far >= distance[node]) return;
            distance[node] = far;
            queue.Enqueue(node, far);
        }
    }

    static List<int>[] Lists(int[] nodeOf, int nodes)
    {
        var lists = new List<int>[nodes];
        for (var v = 0; v < nodes; v++) lists[v] = [];
        for (var e = 0; e < nodeOf.Length; e++) lists[nodeOf[e]].Add(e);
        return lists;
    }
}
