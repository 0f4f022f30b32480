namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Circulation of greatest worth in a network whose arcs can carry from 0 up to their capacity: the network simplex method
/// (G. Dantzig, 1951) with strongly feasible trees (W. Cunningham, 1976) and search for the entering arc by blocks (M. Grigoriadis,
/// 1986). Integers throughout: the optimum and its
/// potentials are exact. Memory: 21 bytes an arc, 40 a node. A pivot costs the length of its cycle and the part of the tree that moves.
/// </summary>
sealed partial class NetworkSimplex
{
    const sbyte _lower = 1;
    const sbyte _tree = 0;
    const sbyte _upper = -1;
    readonly int[] _from;
    readonly int[] _to;
    readonly int[] _capacity;
    readonly int[] _flow;
    readonly long[] _worth;
    readonly sbyte[] _state;
    readonly long[] _potential;
    readonly int[] _parent;
    readonly int[] _arc;
    readonly int[] _depth;
    readonly int[] _child;
    readonly int[] _next;
    readonly int[] _previous;
    readonly int[] _stack;
    int _scan;
    long[]? _cost; // by any prices, once asked for
    long[]? _loss;

    /// <summary>The first arcs, one for each node from node 1 on, are the first tree: arc v - 1 joins node v with its parent; node 0 is the root.</summary>
    public NetworkSimplex(int nodes, int[] from, int[] to, int[] capacity)
    {
        (_from, _to, _capacity) = (from, to, capacity);
        (_flow, _worth, _state) = (new int[from.Length], new long[from.Length], new sbyte[from.Length]);
        (_potential, _parent, _arc, _depth) = (new long[nodes], new int[nodes], new int[nodes], new int[nodes]);
        (_child, _next, _previous, _stack) = (new int[nodes], new int[nodes], new int[nodes], new int[nodes]);
        Array.Fill(_state, _lower);
        Array.Fill(_child, -1);
        _parent[0] = -1;
        for (var v = 1; v < nodes; v++)
        {
            (_arc[v], _state[v - 1]) = (v - 1, _tree);
            Hang(v, from[v - 1] == v ? to[v - 1] : from[v - 1]);
        }
    }

    public int Flow(int arc) => _flow[arc];

    /// <summary>What it would cost to send a unit along an arc that carries none, at the optimum.</summary>
    public long Cost(int arc) => _cost is not null ? _cost[arc] : _state[arc] == _lower ? Math.Max(0, -Gain(arc)) : 0;

    /// <summary>What it would cost to take a unit off an arc that carries all it can, at the optimum.</summary>
    public long Loss(int arc) => _loss is not null ? _loss[arc] : _state[arc] == _upper ? Math.Max(0, Gain(arc)) : 0;

    /// <summary>
    /// Goes on to the optimum for these worths, from the tree it has. False when the budget was over first; then the flow is
    /// feasible but not the best.
    /// </summary>
    public bool Solve(ReadOnlySpan<long> worth, Budget budget)
    {
        (_cost, _loss) = (null, null);
        worth.CopyTo(_worth);
        Price(0);
        var block = Math.Max(20, (int)Math.Sqrt(_from.Length));
        while (true)
        {
            var entering = Entering(block);
            if (entering < 0) return true;
            Pivot(entering);
            if (!budget.Spend(2 * block)) return false;
        }
    }

    /// <summary>Gain of sending one unit along an arc.</summary>
    long Gain(int e) => _worth[e] + _potential[_to[e]] - _potential[_from[e]];

    int Entering(int block)
    {
        var (best, entering, looked) = (0L, -1, 0);
        for (var k = 0; k < _from.Length; k++)
        {
            var e = _scan;
            if (++_scan == _from.Length) _scan = 0;
            var gain = _state[e] * Gain(e);
            if (gain > best) (best, entering) = (gain, e);
            if (++looked < block) continue;
            if (entering >= 0) return entering;
            looked = 0;
        }

        return entering;
    }

    void Pivot(int entering)
    {
        // The cycle runs along the entering arc in the direction that gains: from its head back to its tail through the tree.
        var (first, second) = _state[entering] == _lower ? (_from[entering], _to[entering]) : (_to[entering], _from[entering]);
        var (u, v) = (first, second);
        while (u != v)
        {
            if (_depth[u] >= _depth[v]) u = _parent[u];
            else v = _parent[v];
        }

        var join = u;
        var (most, leaving, side) = (_capacity[entering], -1, 0);
        // Towards the first node flow goes down the tree, from the second node up it. The last of the blocking arcs leaves.
        for (u = first; u != join; u = _parent[u])
        {
            var room = _to[_arc[u]] == u ? _capacity[_arc[u]] - _flow[_arc[u]] : _flow[_arc[u]];
            if (room < most) (most, leaving, side) = (room, u, 1);
        }

        for (u = second; u != join; u = _parent[u])
        {
            var room = _from[_arc[u]] == u ? _capacity[_arc[u]] - _flow[_arc[u]] : _flow[_arc[u]];
            if (room <= most) (most, leaving, side) = (room, u, 2);
        }

        if (most > 0) Send(entering, first, second, join, most);
        if (leaving < 0)
        {
            _state[entering] = (sbyte)-_state[entering];
            return;
        }

        var old = _arc[leaving];
        _state[old] = _flow[old] == 0 ? _lower : _upper;
        _state[entering] = _tree;
        Rehang(side == 1 ? first : second, side == 1 ? second : first, entering, leaving);
    }

    void Send(int entering, int first, int second, int join, int amount)
    {
        _flow[entering] += _state[entering] * amount;
        for (var u = first; u != join; u = _parent[u]) _flow[_arc[u]] += _to[_arc[u]] == u ? amount : -amount;
        for (var u = second; u != join; u = _parent[u]) _flow[_arc[u]] += _from[_arc[u]] == u ? amount : -amount;
    }

    /// <summary>Turns the path from the node inside the cut-off part up to its top, and hangs it on the entering arc.</summary>
    void Rehang(int inside, int outside, int entering, int top)
    {
        var (node, parent, arc) = (inside, outside, entering);
        while (true)
        {
            var (nextNode, nextArc) = (_parent[node], _arc[node]);
            Cut(node);
            _arc[node] = arc;
            Hang(node, parent);
            if (node == top) break;
            (parent, arc, node) = (node, nextArc, nextNode);
        }

        Price(inside);
    }

    /// <summary>Depths and potentials of a node and all below it: tree arcs gain nothing.</summary>
    void Price(int root)
    {
        var size = 0;
        _stack[size++] = root;
        while (size > 0)
        {
            var u = _stack[--size];
            if (u != 0)
            {
                var (e, p) = (_arc[u], _parent[u]);
                _depth[u] = _depth[p] + 1;
                _potential[u] = _to[e] == u ? _potential[p] - _worth[e] : _potential[p] + _worth[e];
            }

            for (var c = _child[u]; c >= 0; c = _next[c]) _stack[size++] = c;
        }
    }

    void Hang(int node, int parent)
    {
        _parent[node] = parent;
        (_next[node], _previous[node]) = (_child[parent], -1);
        if (_child[parent] >= 0) _previous[_child[parent]] = node;
        _child[parent] = node;
    }

    void Cut(int node)
    {
        if (_previous[node] >= 0) _next[_previous[node]] = _next[node];
        else _child[_parent[node]] = _next[node];
        if (_next[node] >= 0) _previous[_next[node]] = _previous[node];
    }
}
