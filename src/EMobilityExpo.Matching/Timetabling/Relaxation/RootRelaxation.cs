namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The relaxation of the whole problem: its proven bound, its values as a guide for dives, and the cells that can still be part of
/// a better timetable.
/// </summary>
sealed class RootRelaxation
{
    readonly Model _model;
    readonly Relaxation _lp;
    readonly RelaxationSolver _solver;
    readonly PriceBound _bound;

    public RootRelaxation(Model model, Weights weights, Budget budget, int threads = 1)
    {
        _model = model;
        var slots = new int[model.T];
        for (var t = 0; t < slots.Length; t++) slots[t] = t;
        _lp = new Relaxation(model, slots, model.N, weights);
        _lp.Load(new Schedule(model), worthwhile: null, budget);
        _solver = new RelaxationSolver(_lp, threads);
        _solver.Restart();
        _bound = new PriceBound(_lp);
        Worthwhile = (bool[])model.Allowed.Clone();
        Bound = long.MaxValue;
        Row = new int[model.N];
        Array.Fill(Row, -1);
        for (var c = 0; c < _lp.Count; c++) Row[_lp.Pairs[c]] = c;
    }

    public Relaxation Lp => _lp;

    /// <summary>Candidate of each pair, -1 when it has none.</summary>
    public int[] Row { get; }

    /// <summary>Proven: no timetable is worth more, in weighted units.</summary>
    public long Bound { get; private set; }

    /// <summary>False where holding the pair in the slot cannot be part of a timetable as good as the best known.</summary>
    public bool[] Worthwhile { get; }

    public int Open { get; private set; } = int.MaxValue;

    /// <summary>Iterations made so far.</summary>
    public int Iterations { get; private set; }

    public double Residual => _solver.Residual;

    public long Cost => _solver.Cost;

    /// <summary>Iterations between two bounds: 200, fewer where they take long, so that the bound is fresh and a stop is quick.</summary>
    public int Turn => (int)Math.Clamp(50_000_000 / Math.Max(1, Cost), 10, 200);

    /// <summary>Moves on by some iterations and takes the bound; false when the budget is over.</summary>
    public bool Improve(int iterations, Budget budget)
    {
        Iterations += iterations;
        var going = _solver.Run(iterations, budget);
        // What a stop has cut short proves nothing.
        if (budget.Stopped) return false;
        budget.Spend(2 * _solver.Cost);
        Bound = Math.Min(Bound, _bound.Evaluate(_lp, budget));
        return going;
    }

    /// <summary>Takes note of a bound that was proven elsewhere.</summary>
    public void Learn(long bound) => Bound = Math.Min(Bound, bound);

    /// <summary>Rules out what cannot be part of a timetable worth at least this much.</summary>
    public void Narrow(long worth, Budget budget)
    {
        budget.Spend(3 * _solver.Cost);
        Open = _bound.Mark(_lp, worth, Worthwhile, budget);
    }

    /// <summary>Copies values and prices as the start of a relaxation over some of the slots.</summary>
    public void Warm(Relaxation part)
    {
        var (from, to) = (_lp.Layout, part.Layout);
        var price = _lp.PriceProjected;
        for (var lane = 0; lane < to.Slots.Length; lane++)
        {
            var t = to.Slots[lane];
            for (var p = 0; p < _model.P; p++) part.Price[(p * to.Lanes) + lane] = price[(p * from.Lanes) + t];
            part.Price[to.Table + lane] = price[from.Table + t];
            for (var k = 0; k < to.Kinds; k++) part.Price[to.KindSlot + (k * to.Lanes) + lane] = price[from.KindSlot + (k * from.Lanes) + t];
        }

        for (var p = 0; p < _model.P; p++)
        {
            part.Price[to.Total + p] = price[from.Total + p];
            part.Price[to.Minimum + p] = price[from.Minimum + p];
            for (var d = 0; d < to.Days; d++) part.Price[to.Daily + (p * to.Days) + d] = price[from.Daily + (p * from.Days) + to.DayOf[d]];
        }

        for (var k = 0; k < to.Kinds; k++) part.Price[to.KindTotal + k] = price[from.KindTotal + k];
        for (var c = 0; c < part.Count; c++)
        {
            var row = Row[part.Pairs[c]];
            part.Price[to.Pair + c] = price[from.Pair + row];
            for (var lane = 0; lane < to.Slots.Length; lane++)
            {
                var cell = (c * to.Lanes) + lane;
                part.X[cell] = part.Open[cell] * _lp.Projected[(row * from.Lanes) + to.Slots[lane]];
            }
        }
    }
}
