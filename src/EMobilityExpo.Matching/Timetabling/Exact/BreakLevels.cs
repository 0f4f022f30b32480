namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The fewest breaks from below, one level after the other: a solver of its own has the number allowed as a fact. Facts tell it far more by
/// propagation and by failed literals than assumptions do, and what it learns is short. Goes on where it was.
/// </summary>
/// <param name="model">The problem.</param>
/// <param name="cells">Cells (pair x slot) that may be held.</param>
/// <param name="stage">Terms of the objective before breaks, which are as good as in the best timetable.</param>
sealed class BreakLevels(Model model, bool[] cells, int stage)
{
    RuleEncoding? _rules;
    int _most = -1;
    int _near;

    /// <summary>Holds the last solution found.</summary>
    public RuleEncoding Rules => _rules!;

    /// <summary>Looks for a timetable with at most so many breaks; null when the budget is over or has reached the end.</summary>
    public bool? Run(int most, Schedule best, Budget budget, long end)
    {
        if (_rules is null || _most != most) Build(most, best);
        // A timetable with breaks leads astray where nobody is to have one.
        if (most > 0 && _near != best.Breaks) _rules!.Suggest(best);
        _near = best.Breaks;
        return _rules!.Solver.Solve([], budget, end);
    }

    void Build(int most, Schedule best)
    {
        (_rules, _most) = (new RuleEncoding(model, cells, requiredOnly: false, inBlocks: most == 0 && model.D == 1), most);
        var terms = new TermEncoding(_rules);
        for (var i = 0; i < stage; i++) terms.Keep(model.Objective[i], best);
        var counts = Totalizer.Build(_rules.Solver, [.. terms.Breaks.All], exact: false, most + 1);
        if (counts.Length > most) _rules.Solver.Clause(counts[most] ^ 1);
        _near = -1;
    }
}
