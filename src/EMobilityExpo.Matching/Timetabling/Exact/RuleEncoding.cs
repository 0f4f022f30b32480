using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The rules as clauses and linear constraints. One variable says that a pair is held in a slot; others say that a pair is held, a
/// participant busy, an interpreter in a meeting. Cells that are ruled out have no variable.
/// </summary>
sealed class RuleEncoding
{
    public const int Never = -1;
    const int _mostCounted = 200;

    public ClauseSolver Solver { get; }

    public Model Model { get; }

    /// <summary>Literal of a pair in a slot, of a pair held, of a participant busy in a slot; <see cref="Never"/> when impossible.</summary>
    public int[] Cell { get; }

    public int[] Held { get; }

    public int[] Busy { get; }

    public InterpreterEncoding? Interpreters { get; }

    /// <param name="model">The problem.</param>
    /// <param name="cells">Cells (pair x slot) that may be held.</param>
    /// <param name="requiredOnly">Leaves out pairs that need not be held.</param>
    /// <param name="inBlocks">Nobody is to have a break, on a single day: who holds a known number of meetings is a block of so many slots, and need not be counted.</param>
    public RuleEncoding(Model model, bool[] cells, bool requiredOnly, bool inBlocks = false)
    {
        Solver = new ClauseSolver { Shortens = inBlocks };
        Model = model;
        (Cell, Held, Busy) = (new int[model.N * model.T], new int[model.N], new int[model.P * model.T]);
        Array.Fill(Cell, Never);
        Array.Fill(Held, Never);
        Array.Fill(Busy, Never);
        for (var q = 0; q < model.N; q++)
        {
            if (!requiredOnly || model.Required[q]) Pair(q, cells);
        }

        for (var p = 0; p < model.P; p++) Participant(p, inBlocks);
        var stars = Stars();
        for (var t = 0; t < model.T; t++) TablesOf(t, stars);
        if (model.HasOrder) OrderEncoding.Add(this);
        if (model.Interpreting.Kinds.Count > 0) Interpreters = new InterpreterEncoding(this);
    }

    /// <summary>A timetable to look near.</summary>
    public void Suggest(Schedule schedule)
    {
        var held = new List<int>();
        for (var q = 0; q < Model.N; q++)
        {
            var cell = schedule.SlotOf[q] < 0 ? Never : Cell[(q * Model.T) + schedule.SlotOf[q]];
            if (cell != Never) held.Add(cell);
        }

        Solver.Suggest(CollectionsMarshal.AsSpan(held));
    }

    void Pair(int q, bool[] cells)
    {
        var own = new List<int>();
        for (var t = 0; t < Model.T; t++)
        {
            if (!cells[(q * Model.T) + t]) continue;
            Cell[(q * Model.T) + t] = Solver.NewVariable();
            own.Add(Cell[(q * Model.T) + t]);
        }

        if (own.Count == 0)
        {
            if (Model.Required[q]) Solver.Clause();
            return;
        }

        Held[q] = Any(own);
        Solver.AtMost([.. own], 1);
        if (Model.Required[q]) Solver.Clause(Held[q]);
    }

    void Participant(int p, bool inBlocks)
    {
        var (model, all) = (Model, new List<int>());
        var musts = model.PairsOf[p].Count(q => model.Required[q]);
        var block = inBlocks && musts == model.PairsOf[p].Length && musts <= Math.Min(model.Max[p], model.MaxPerDay[p]);
        for (var d = 0; d < model.D; d++)
        {
            var today = new List<int>();
            for (var t = model.DayStart[d]; t < model.DayStart[d + 1]; t++)
            {
                var here = new List<int>();
                foreach (var q in model.PairsOf[p])
                {
                    if (Cell[(q * model.T) + t] != Never) here.Add(Cell[(q * model.T) + t]);
                }

                if (here.Count == 0) continue;
                Solver.AtMost([.. here], 1);
                Busy[(p * model.T) + t] = here.Count == 1 ? here[0] : Any(here);
                today.Add(Busy[(p * model.T) + t]);
            }

            if (!block) Solver.AtMost([.. today], model.MaxPerDay[p]);
            all.AddRange(today);
        }

        if (block && musts <= all.Count) return;
        Solver.AtMost([.. all], Math.Min(model.Max[p], model.PairsOf[p].Length));
        // Implied, but it lets the search see early that somebody runs out of slots.
        if (musts > all.Count) Solver.Clause();
        else if (musts > 0 && musts == model.PairsOf[p].Length && all.Count <= _mostCounted) Count(all, musts);
        else if (musts > 0) Solver.AtMost([.. all.Select(x => x ^ 1)], all.Count - musts);
    }

    /// <summary>Exactly so many are true; counted in unary, for what can be learnt and probed between.</summary>
    void Count(List<int> literals, int number)
    {
        var counts = Totalizer.Build(Solver, [.. literals], exact: true, number + 1);
        Solver.Clause(counts[number - 1]);
        if (counts.Length > number) Solver.Clause(counts[number] ^ 1);
    }

    void TablesOf(int t, List<List<int>> stars)
    {
        var (here, busy) = (0, new List<int>());
        foreach (var star in stars)
        {
            var cells = star.Where(q => Cell[(q * Model.T) + t] != Never).Select(q => Cell[(q * Model.T) + t]).ToList();
            here += cells.Count;
            if (cells.Count > 0) busy.Add(cells.Count == 1 ? cells[0] : Any(cells));
        }

        if (here > Model.Tables[t]) Most(busy, Model.Tables[t]);
        if (Array.TrueForAll(Model.TakesTable, x => x)) Seats(t);
    }

    /// <summary>
    /// The pairs that take a table, those of one participant together, of whom the most are left first: at most one of them is held in a
    /// slot, so that a count over them is small and says something at every step.
    /// </summary>
    List<List<int>> Stars()
    {
        var (stars, taken) = (new List<List<int>>(), new bool[Model.N]);
        for (var q = 0; q < Model.N; q++) taken[q] = Held[q] == Never || !Model.TakesTable[q];
        var left = new PriorityQueue<int, int>();
        for (var p = 0; p < Model.P; p++) left.Enqueue(p, -Model.PairsOf[p].Length);
        while (left.TryDequeue(out var p, out var before))
        {
            var star = Model.PairsOf[p].Where(q => !taken[q]).ToList();
            if (star.Count == 0) continue;
            if (star.Count < -before)
            {
                left.Enqueue(p, -star.Count);
                continue;
            }

            foreach (var q in star) taken[q] = true;
            stars.Add(star);
        }

        return stars;
    }

    /// <summary>At most so many are true.</summary>
    void Most(List<int> literals, int most)
    {
        if (literals.Count <= most) return;
        if (most == 0 || literals.Count > _mostCounted)
        {
            Solver.AtMost([.. literals], most);
            return;
        }

        var counts = Totalizer.Build(Solver, [.. literals], exact: false, most + 1);
        Solver.Clause(counts[most] ^ 1);
    }

    /// <summary>
    /// Implied: where every meeting takes a table, twice as many participants as tables are busy at most; and where all must be held,
    /// what the other slots have no table for is held here. It speaks of who is busy, whomever with. Only where fewer tables stay free than two
    /// slots have: where they are not that scarce, counting everybody in every slot is most of what there is to propagate, and says little.
    /// </summary>
    void Seats(int t)
    {
        var busy = new List<int>();
        for (var p = 0; p < Model.P; p++)
        {
            if (Busy[(p * Model.T) + t] != Never) busy.Add(Busy[(p * Model.T) + t]);
        }

        var free = Model.Tables.Sum(x => (long)x) - Model.Required.LongCount(x => x);
        var least = (int)Math.Max(0, Model.Tables[t] - free);
        var most = (int)Math.Min(busy.Count, 2L * Model.Tables[t]);
        if (2 * least > most)
        {
            Solver.Clause();
            return;
        }

        if ((most >= busy.Count && least == 0) || free >= 2L * Model.Tables[t]) return;
        if (busy.Count > _mostCounted)
        {
            Solver.AtMost([.. busy], most);
            return;
        }

        var counts = Totalizer.Build(Solver, [.. busy], exact: true, most + 1);
        if (counts.Length > most) Solver.Clause(counts[most] ^ 1);
        if (least > 0) Solver.Clause(counts[(2 * least) - 1]);
        // Two to a meeting: the number is even.
        for (var k = 0; k < counts.Length; k += 2)
        {
            if (k + 1 < counts.Length) Solver.Clause(counts[k] ^ 1, counts[k + 1]);
            else Solver.Clause(counts[k] ^ 1);
        }
    }

    /// <summary>A literal that is true exactly when one of these is.</summary>
    public int Any(List<int> literals)
    {
        var any = Solver.NewVariable();
        foreach (var literal in literals) Solver.Clause(literal ^ 1, any);
        Solver.Clause([any ^ 1, .. literals]);
        return any;
    }
}
