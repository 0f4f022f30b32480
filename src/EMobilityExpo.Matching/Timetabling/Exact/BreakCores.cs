namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The fewest breaks from below, by unsatisfiable cores (A. Morgado, C. Dodaro, J. Marques-Silva: Core-guided MaxSAT with soft
/// cardinality constraints, 2014): nobody is to have a break; a set of participants of which that cannot be shows one break more, and
/// from then on only a second one among them is to be avoided. Each core is made smaller first. Goes on where it was.
/// </summary>
sealed class BreakCores
{
    readonly ClauseSolver _solver;
    readonly List<int> _assumed = [];
    readonly Dictionary<int, (int[] Counts, int Next)> _next = [];

    /// <param name="solver">Holds the rules.</param>
    /// <param name="costs">Literals each of which costs one break when true.</param>
    public BreakCores(ClauseSolver solver, IEnumerable<int> costs)
    {
        _solver = solver;
        foreach (var cost in costs)
        {
            if (!solver.IsFixed(cost, out var value)) _assumed.Add(cost ^ 1);
            else if (value) Least++;
        }
    }

    /// <summary>Proven: there are no fewer breaks.</summary>
    public int Least { get; private set; }

    /// <summary>
    /// True when a solution with the fewest breaks was found, false when there are none with fewer than <paramref name="known"/>,
    /// null when the budget is over.
    /// </summary>
    public bool? Run(int known, Budget budget, long end)
    {
        while (Least < known)
        {
            var found = _solver.Solve([.. _assumed], budget, end);
            if (found != false) return found;
            if (_solver.Core.Count == 0) return false;
            Relax(Shrink([.. _solver.Core], budget, end), budget, end);
        }

        return false;
    }

    /// <summary>Asks again with the core alone, in another order and with one literal less.</summary>
    List<int> Shrink(List<int> core, Budget budget, long end)
    {
        for (var round = 0; round < 4 && core.Count > 1; round++)
        {
            var before = core.Count;
            core.Reverse();
            if (_solver.Solve([.. core], budget, end, 2000) != false) break;
            core = [.. _solver.Core];
            if (core.Count == before) break;
        }

        for (var i = 0; i < core.Count && core.Count > 1 && core.Count <= 60;)
        {
            var less = core.Where((_, k) => k != i).ToArray();
            if (_solver.Solve(less, budget, end, 300) == false && _solver.Core.Count > 0) core = [.. _solver.Core];
            else i++;
        }

        return core;
    }

    void Relax(List<int> core, Budget budget, long end)
    {
        Least++;
        foreach (var literal in core)
        {
            _assumed.Remove(literal);
            if (_next.Remove(literal, out var count)) Assume(count.Counts, count.Next);
        }

        var broken = core.ConvertAll(x => x ^ 1).ToArray();
        _solver.Clause(broken);
        if (broken.Length == 1) return;
        var counts = Totalizer.Build(_solver, broken, exact: false);
        _solver.Clause(counts[0]);
        var next = 1;
        while (next < counts.Length && _solver.Solve([counts[next] ^ 1], budget, end, 300) == false)
        {
            _solver.Clause(counts[next++]);
            Least++;
        }

        Assume(counts, next);
    }

    void Assume(int[] counts, int next)
    {
        if (next >= counts.Length) return;
        _assumed.Add(counts[next] ^ 1);
        _next[counts[next] ^ 1] = (counts, next + 1);
    }
}
