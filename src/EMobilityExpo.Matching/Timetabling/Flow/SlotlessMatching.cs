namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The best choice of meetings when slots are looked at only by number: every participant holds at most as many as its limit and
/// its available slots allow, all together at most as many as there are tables in all slots (a weighted b-matching, as a flow;
/// A. Hoffman, J. Kruskal, 1956: with two sides its optimum is whole numbers). Its worth bounds the score of every timetable, and
/// where everybody is available its meetings fit the slots (D. König, 1916; balanced over them: D. de Werra, 1971).
/// </summary>
sealed class SlotlessMatching
{
    const long _mostSharpened = 1_000_000;
    readonly Model _model;
    readonly NetworkSimplex _network;
    readonly int[] _arcOf;
    readonly bool[] _left;
    readonly int[] _limit;
    readonly long[] _worth;
    readonly long _certain;

    // What was asked for last: between two better timetables the same is asked for again and again.
    bool[]? _cells;
    long _cellsAt;
    int _fewest;
    long? _fewestAt;

    SlotlessMatching(Model model, Weights weights, bool[] left)
    {
        (_model, _left) = (model, left);
        var (from, to, capacity, worth) = (new List<int>(), new List<int>(), new List<int>(), new List<long>());
        // Round and round: ground, left side, right side, ground; all pass the seats when every meeting takes one.
        var (ground, seats) = (0, model.P + 1);
        for (var p = 0; p < model.P; p++) AddLimit(p, LimitOf(model, p), 0);
        var seated = Enumerable.Range(0, model.N).All(q => model.TakesTable[q]);
        Add(ground, seats, seated ? (int)Math.Min(int.MaxValue, model.Tables.Sum(x => (long)Math.Min(x, model.P))) : int.MaxValue, 0);
        for (var p = 0; p < model.P; p++)
        {
            // The first meetings of a participant count as wished ones; the others pass beside them.
            if (weights.Missed == 0 || model.Min[p] == 0) continue;
            var wished = Math.Min(model.Min[p], capacity[p]);
            capacity[p] -= wished;
            AddLimit(p, wished, weights.Missed);
        }

        // Required meetings outweigh all others; what they weigh more than their score is certain and taken off again.
        var must = model.Score.Sum(x => (long)x) * weights.Score;
        _arcOf = new int[model.N];
        for (var q = 0; q < model.N; q++)
        {
            _arcOf[q] = -1;
            if (!model.Allowed.AsSpan(q * model.T, model.T).Contains(true)) continue;
            _arcOf[q] = from.Count;
            var (a, b) = left[model.A[q]] ? (model.A[q], model.B[q]) : (model.B[q], model.A[q]);
            Add(a + 1, b + 1, 1, (model.Score[q] * weights.Score) + (model.Required[q] ? must : 0));
            if (model.Required[q]) _certain += must;
        }

        _certain += weights.Missed * model.Min.Sum(x => (long)x);
        (_limit, _worth) = ([.. capacity[..model.P]], [.. worth]);
        _network = new NetworkSimplex(model.P + 2, [.. from], [.. to], [.. capacity]);

        void AddLimit(int p, int most, long gain) => Add(left[p] ? seats : p + 1, left[p] ? p + 1 : ground, most, gain);

        void Add(int tail, int head, int most, long gain)
        {
            from.Add(tail);
            to.Add(head);
            capacity.Add(most);
            worth.Add(gain);
        }
    }

    /// <summary>Proven: no timetable is worth more, in weighted units; what is kept in its slot counts for nothing here.</summary>
    public long Bound { get; private set; } = long.MaxValue;

    public bool Holds(int q) => _arcOf[q] >= 0 && _network.Flow(_arcOf[q]) > 0;

    /// <summary>
    /// The cells (pair x slot) that a timetable worth at least <paramref name="least"/> can hold: those of pairs that
    /// do not cost more than the bound leaves (reduced-cost fixing), by any prices where that is a million steps at most.
    /// </summary>
    public bool[] Worthwhile(long least)
    {
        if (_cellsAt == least && _cells is not null) return _cells;
        if (_cells is null && (long)_model.P * _worth.Length <= _mostSharpened) _network.Sharpen();
        var cells = (bool[])_model.Allowed.Clone();
        for (var q = 0; q < _model.N; q++)
        {
            if (_arcOf[q] < 0) continue;
            if (Bound - _network.Cost(_arcOf[q]) < least) cells.AsSpan(q * _model.T, _model.T).Clear();
        }

        (_cells, _cellsAt) = (cells, least);
        return cells;
    }

    /// <summary>
    /// The fewest breaks of all participants together, each on its own, in a timetable worth at least <paramref name="least"/>: how often
    /// they meet in it, and in which slots they can, follows from what fewer meetings and other pairs would cost.
    /// O(participants x slots x meetings + pairs x slots).
    /// </summary>
    public int FewestBreaks(long least)
    {
        if (_fewestAt == least) return _fewest;
        var cells = Worthwhile(least);
        var fewest = new FewestBreaks(_model, cells);
        var (must, can) = (new int[_model.P], new int[_model.P]);
        for (var q = 0; q < _model.N; q++)
        {
            if (!cells.AsSpan(q * _model.T, _model.T).Contains(true)) continue;
            var held = Bound - _network.Loss(_arcOf[q]) < least ? 1 : 0;
            foreach (var p in (ReadOnlySpan<int>)[_model.A[q], _model.B[q]]) (must[p], can[p]) = (must[p] + held, can[p] + 1);
        }

        for (var p = 0; p < _model.P; p++)
        {
            if (_network.Loss(p) is > 0 and var loss) must[p] = Math.Max(must[p], _limit[p] - (int)Math.Min(_limit[p], (Bound - least) / loss));
            can[p] = Math.Min(can[p], LimitOf(_model, p));
        }

        (_fewest, _fewestAt) = (fewest.OfSide(_left, must, can) + fewest.OfSide(Array.ConvertAll(_left, x => !x), must, can), least);
        return _fewest;
    }

    public static SlotlessMatching? Of(Model model, Weights weights, Budget budget)
    {
        if (model.N == 0 || Sides(model) is not { } left) return null;
        var matching = new SlotlessMatching(model, weights, left);
        return matching.Solve(budget) ? matching : null;
    }

    /// <summary>One side of each pair, so that all pairs join two sides; null when that cannot be. O(pairs).</summary>
    static bool[]? Sides(Model model)
    {
        var side = new sbyte[model.P];
        var queue = new Queue<int>();
        for (var start = 0; start < model.P; start++)
        {
            if (side[start] != 0) continue;
            side[start] = 1;
            queue.Enqueue(start);
            while (queue.TryDequeue(out var p))
            {
                foreach (var q in model.PairsOf[p])
                {
                    var other = model.A[q] == p ? model.B[q] : model.A[q];
                    if (side[other] == side[p]) return null;
                    if (side[other] != 0) continue;
                    side[other] = (sbyte)-side[p];
                    queue.Enqueue(other);
                }
            }
        }

        return Array.ConvertAll(side, x => x > 0);
    }

    bool Solve(Budget budget)
    {
        if (!_network.Solve(_worth, budget)) return false;
        Bound = -_certain;
        for (var e = 0; e < _worth.Length; e++) Bound += _network.Flow(e) * _worth[e];
        return true;
    }

    /// <summary>Slots in which it is available, or its limits if they are less.</summary>
    static int LimitOf(Model model, int p)
    {
        var limit = 0;
        for (var d = 0; d < model.D; d++)
        {
            var open = model.Available.AsSpan((p * model.T) + model.DayStart[d], model.DayStart[d + 1] - model.DayStart[d]).Count(true);
            limit += Math.Min(open, model.MaxPerDay[p]);
        }

        return Math.Min(limit, model.Max[p]);
    }
}
