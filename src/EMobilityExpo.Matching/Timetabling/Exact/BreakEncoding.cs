namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Breaks as literals: a participant is busy, was idle the slot before, and was busy earlier on the day.</summary>
sealed class BreakEncoding
{
    readonly RuleEncoding _encoding;
    readonly List<int>[] _of;

    public BreakEncoding(RuleEncoding encoding)
    {
        _encoding = encoding;
        var model = encoding.Model;
        _of = new List<int>[model.P];
        for (var p = 0; p < model.P; p++)
        {
            _of[p] = [];
            for (var d = 0; d < model.D; d++) Day(p, d);
        }

        if (model.BreakDifference >= 0) Even();
    }

    public IEnumerable<int> All => _of.SelectMany(x => x);

    void Day(int p, int d)
    {
        var (model, solver) = (_encoding.Model, _encoding.Solver);
        var row = p * model.T;
        var earlier = RuleEncoding.Never; // busy in a slot before the one before
        for (var t = model.DayStart[d]; t < model.DayStart[d + 1]; t++)
        {
            var here = _encoding.Busy[row + t];
            var previous = t > model.DayStart[d] ? _encoding.Busy[row + t - 1] : RuleEncoding.Never;
            if (here != RuleEncoding.Never && earlier != RuleEncoding.Never)
            {
                var ends = solver.NewVariable();
                _of[p].Add(ends);
                solver.Clause(ends ^ 1, here);
                solver.Clause(ends ^ 1, earlier);
                if (previous == RuleEncoding.Never)
                {
                    solver.Clause(ends, here ^ 1, earlier ^ 1);
                }
                else
                {
                    solver.Clause(ends ^ 1, previous ^ 1);
                    solver.Clause(ends, here ^ 1, earlier ^ 1, previous);
                }
            }

            if (previous != RuleEncoding.Never) earlier = earlier == RuleEncoding.Never ? previous : _encoding.Any([earlier, previous]);
        }
    }

    /// <summary>Whoever has difference + k breaks forces everybody to have k: by a literal for "somebody has so many".</summary>
    void Even()
    {
        var (model, solver) = (_encoding.Model, _encoding.Solver);
        var most = _of.Max(x => x.Count);
        for (var k = 1; k + model.BreakDifference <= most; k++)
        {
            var somebody = solver.NewVariable();
            foreach (var breaks in _of)
            {
                var high = k + model.BreakDifference;
                // Not somebody: at most high - 1 breaks. Somebody: at least k.
                if (breaks.Count >= high) Weighted(breaks, somebody ^ 1, breaks.Count - high + 1, breaks.Count);
                if (breaks.Count < k) solver.Clause(somebody ^ 1);
                else Weighted([.. breaks.Select(x => x ^ 1)], somebody, k, breaks.Count);
            }
        }
    }

    void Weighted(List<int> literals, int extra, long weight, long bound)
    {
        long[] weights = [.. literals.Select(_ => 1L), weight];
        _encoding.Solver.AtMost([.. literals, extra], weights, bound);
    }
}
