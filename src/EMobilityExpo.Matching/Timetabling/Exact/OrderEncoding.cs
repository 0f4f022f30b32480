namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Precedence: where both are held, one is held in an earlier slot than the other.</summary>
static class OrderEncoding
{
    public static void Add(RuleEncoding encoding)
    {
        var model = encoding.Model;
        for (var before = 0; before < model.N; before++)
        {
            if (model.After[before].Length > 0 && encoding.Held[before] != RuleEncoding.Never) After(encoding, before);
        }
    }

    static void After(RuleEncoding encoding, int before)
    {
        var (model, solver) = (encoding.Model, encoding.Solver);
        var notYet = RuleEncoding.Never; // true when the earlier pair is held in this slot or later
        for (var t = model.T - 1; t >= 0; t--)
        {
            var here = encoding.Cell[(before * model.T) + t];
            if (here != RuleEncoding.Never)
            {
                var next = solver.NewVariable();
                solver.Clause(here ^ 1, next);
                if (notYet != RuleEncoding.Never) solver.Clause(notYet ^ 1, next);
                notYet = next;
            }

            if (notYet == RuleEncoding.Never) continue;
            foreach (var after in model.After[before])
            {
                var cell = encoding.Cell[(after * model.T) + t];
                if (cell != RuleEncoding.Never) solver.Clause(notYet ^ 1, cell ^ 1);
            }
        }
    }
}
