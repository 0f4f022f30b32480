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
        var ends = new List<int>[model.P];
        var before = new int[model.P][];
        for (var p = 0; p < model.P; p++)
        {
            (ends[p], before[p]) = ([], new int[model.T + 1]);
            for (var d = 0; d < model.D; d++) Day(p, d, ends[p], before[p]);
        }

        var (own, least) = (new int[model.P], int.MaxValue);
        for (var p = 0; p < model.P; p++) least = Math.Min(least, own[p] = Most(p, ends[p].Count));
        for (var p = 0; p < model.P; p++)
        {
            // No more than who has the fewest at most, and the difference allowed.
            var most = model.BreakDifference >= 0 ? Math.Min(own[p], least + model.BreakDifference) : own[p];
            var counts = Totalizer.Build(encoding.Solver, [.. ends[p]], exact: true, most + 1);
            if (counts.Length > most) encoding.Solver.Clause(counts[most] ^ 1);
            _counts[p] = counts.Length > most ? counts[..most] : counts;
            if (model.D == 1 && _counts[p].Length > 0) Block(p, before[p]);
        }

        if (model.BreakDifference >= 0) Even();
    }

    /// <summary>Of a participant: it has at least one break, two, and so on.</summary>
    public ReadOnlySpan<int> Of(int p) => _counts[p];

    /// <summary>Of each participant: it has at least one break, two, and so on. As many are true as there are breaks.</summary>
    public IEnumerable<int> All => _counts.SelectMany(x => x);

    /// <summary>Most breaks somebody can have: one less than meetings, on each day one idle slot for each.</summary>
    int Most(int p, int ends)
    {
        var (model, slots) = (_encoding.Model, 0);
        for (var d = 0; d < model.D; d++) slots += (model.DayStart[d + 1] - model.DayStart[d] - 1) / 2;
        return Math.Max(0, Math.Min(Math.Min(slots, ends), Math.Min(model.Max[p], model.PairsOf[p].Length) - 1));
    }

    void Day(int p, int d, List<int> ends, int[] before)
    {
        var model = _encoding.Model;
        var row = p * model.T;
        before[model.DayStart[d]] = RuleEncoding.Never; // busy in a slot of the day before this one
        for (var t = model.DayStart[d]; t < model.DayStart[d + 1]; t++)
        {
            var (here, earlier) = (_encoding.Busy[row + t], before[t]);
            before[t + 1] = earlier;
            if (here == RuleEncoding.Never) continue;
            before[t + 1] = earlier == RuleEncoding.Never ? here : _encoding.Any([earlier, here]);
            if (t == model.DayStart[d] || before[t - 1] == RuleEncoding.Never) continue;
            ends.Add(End(here, _encoding.Busy[row + t - 1], before[t - 1]));
        }
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
    /// Implied: who has all of a known number of meetings on one day and no break is busy in a slot exactly when it has begun by then and
    /// had not begun so many slots before. So the search thinks of when somebody begins, by earliest and latest.
    /// </summary>
    void Block(int p, int[] before)
    {
        var (model, solver) = (_encoding.Model, _encoding.Solver);
        if (!Array.TrueForAll(model.PairsOf[p], q => model.Required[q])) return;
        var (size, some) = (model.PairsOf[p].Length, _counts[p][0]);
        if (size > model.T || before[model.T - size + 1] == RuleEncoding.Never) return; // no solution anyway
        solver.Clause(before[model.T - size + 1]);
        for (var t = 0; t < model.T; t++)
        {
            var (busy, begun) = (_encoding.Busy[(p * model.T) + t], before[t + 1]);
            var over = t + 1 >= size ? before[t + 1 - size] : RuleEncoding.Never;
            if (busy != RuleEncoding.Never && over != RuleEncoding.Never) solver.Clause(some, busy ^ 1, over ^ 1);
            if (begun == RuleEncoding.Never) continue;
            int[] clause = [some, begun ^ 1, .. over == RuleEncoding.Never ? [] : new[] { over }, .. busy == RuleEncoding.Never ? [] : new[] { busy }];
            solver.Clause(clause);
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
