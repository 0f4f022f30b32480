namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Breaks as literals: a participant is busy, was idle the slot before, and was busy earlier on the day. Counted for each participant
/// in unary, so that what is learnt speaks of how many breaks somebody has, not of where they are.
/// </summary>
sealed class BreakEncoding
{
    readonly RuleEncoding _encoding;
    readonly int[][] _counts;

    public BreakEncoding(RuleEncoding encoding)
    {
        _encoding = encoding;
        var model = encoding.Model;
        _counts = new int[model.P][];
        for (var p = 0; p < model.P; p++)
        {
            var ends = new List<int>();
            var firsts = new List<(int Slot, int Literal)>();
            for (var d = 0; d < model.D; d++) Day(p, d, ends, firsts);
            _counts[p] = Totalizer.Build(encoding.Solver, [.. ends], exact: true);
            if (model.D == 1 && _counts[p].Length > 0) Block(p, firsts);
        }

        if (model.BreakDifference >= 0) Even();
    }

    /// <summary>Of each participant: it has at least one break, two, and so on. As many are true as there are breaks.</summary>
    public IEnumerable<int> All => _counts.SelectMany(x => x);

    void Day(int p, int d, List<int> ends, List<(int Slot, int Literal)> firsts)
    {
        var (model, solver) = (_encoding.Model, _encoding.Solver);
        var row = p * model.T;
        var (before, earlier) = (RuleEncoding.Never, RuleEncoding.Never); // busy in a slot before; in one before the one before
        for (var t = model.DayStart[d]; t < model.DayStart[d + 1]; t++)
        {
            var here = _encoding.Busy[row + t];
            var previous = t > model.DayStart[d] ? _encoding.Busy[row + t - 1] : RuleEncoding.Never;
            if (previous != RuleEncoding.Never) before = earlier == RuleEncoding.Never ? previous : _encoding.Any([earlier, previous]);
            if (here != RuleEncoding.Never)
            {
                firsts.Add((t, First(here, before)));
                if (earlier != RuleEncoding.Never) ends.Add(End(here, previous, earlier));
            }

            earlier = before;
        }
    }

    int First(int here, int before)
    {
        if (before == RuleEncoding.Never) return here;
        var solver = _encoding.Solver;
        var first = solver.NewVariable();
        solver.Clause(first ^ 1, here);
        solver.Clause(first ^ 1, before ^ 1);
        solver.Clause(first, here ^ 1, before);
        return first;
    }

    int End(int here, int previous, int earlier)
    {
        var solver = _encoding.Solver;
        var end = solver.NewVariable();
        solver.Clause(end ^ 1, here);
        solver.Clause(end ^ 1, earlier);
        if (previous == RuleEncoding.Never)
        {
            solver.Clause(end, here ^ 1, earlier ^ 1);
            return end;
        }

        solver.Clause(end ^ 1, previous ^ 1);
        solver.Clause(end, here ^ 1, earlier ^ 1, previous);
        return end;
    }

    /// <summary>
    /// Implied: who has all of a known number of meetings on one day and no break holds them in a block from the first on. It
    /// lets the search think of where blocks begin.
    /// </summary>
    void Block(int p, List<(int Slot, int Literal)> firsts)
    {
        var (model, solver) = (_encoding.Model, _encoding.Solver);
        if (!Array.TrueForAll(model.PairsOf[p], q => model.Required[q])) return;
        var (size, some) = (model.PairsOf[p].Length, _counts[p][0]);
        solver.Clause([.. firsts.Select(x => x.Literal)]);
        solver.AtMost([.. firsts.Select(x => x.Literal)], 1);
        foreach (var (slot, first) in firsts)
        {
            for (var t = slot + 1; t < model.T; t++)
            {
                var busy = _encoding.Busy[(p * model.T) + t];
                if (busy == RuleEncoding.Never && t < slot + size) solver.Clause(some, first ^ 1);
                if (busy != RuleEncoding.Never) solver.Clause(some, first ^ 1, t < slot + size ? busy : busy ^ 1);
            }

            if (slot + size > model.T) solver.Clause(first ^ 1);
        }
    }

    /// <summary>Whoever has difference + k breaks forces everybody to have k: by a literal for "somebody has so many".</summary>
    void Even()
    {
        var (model, solver) = (_encoding.Model, _encoding.Solver);
        var most = _counts.Max(x => x.Length);
        for (var k = 1; k + model.BreakDifference <= most; k++)
        {
            var somebody = solver.NewVariable();
            foreach (var counts in _counts)
            {
                var high = k + model.BreakDifference;
                if (counts.Length >= high) solver.Clause(counts[high - 1] ^ 1, somebody);
                if (counts.Length < k) solver.Clause(somebody ^ 1);
                else solver.Clause(somebody ^ 1, counts[k - 1]);
            }
        }
    }
}
