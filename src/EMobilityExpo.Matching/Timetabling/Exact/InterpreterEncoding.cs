namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Each meeting that needs one has an interpreter who can, is there, is in no other meeting and within its limits.</summary>
sealed class InterpreterEncoding
{
    readonly Model _model;
    readonly List<(int Interpreter, int Literal)>?[] _uses;

    public InterpreterEncoding(RuleEncoding encoding)
    {
        _model = encoding.Model;
        _uses = new List<(int, int)>?[_model.N * _model.T];
        var byWork = new List<int>[_model.Interpreting.Count * _model.T];
        for (var i = 0; i < byWork.Length; i++) byWork[i] = [];
        for (var q = 0; q < _model.N; q++)
        {
            for (var t = 0; t < _model.T && _model.Interpreting.KindOf[q] >= 0; t++)
            {
                if (encoding.Cell[(q * _model.T) + t] != RuleEncoding.Never) Meeting(encoding, q, t, byWork);
            }
        }

        for (var i = 0; i < _model.Interpreting.Count; i++) Limits(encoding.Solver, i, byWork);
    }

    /// <summary>Who interprets a meeting of the solution found.</summary>
    public int Of(ClauseSolver solver, int q, int t) => _uses[(q * _model.T) + t]!.Find(x => solver.IsTrue(x.Literal)).Interpreter;

    void Meeting(RuleEncoding encoding, int q, int t, List<int>[] byWork)
    {
        var (solver, world) = (encoding.Solver, _model.Interpreting);
        var cell = encoding.Cell[(q * _model.T) + t];
        var uses = new List<(int Interpreter, int Literal)>();
        foreach (var i in world.Kinds[world.KindOf[q]])
        {
            if (!world.Available[(i * _model.T) + t]) continue;
            var use = solver.NewVariable();
            solver.Clause(use ^ 1, cell);
            uses.Add((i, use));
            byWork[(i * _model.T) + t].Add(use);
        }

        solver.Clause([cell ^ 1, .. uses.Select(x => x.Literal)]);
        solver.AtMost([.. uses.Select(x => x.Literal)], 1);
        _uses[(q * _model.T) + t] = uses;
    }

    void Limits(ClauseSolver solver, int i, List<int>[] byWork)
    {
        var all = new List<int>();
        for (var d = 0; d < _model.D; d++)
        {
            var today = new List<int>();
            for (var t = _model.DayStart[d]; t < _model.DayStart[d + 1]; t++)
            {
                solver.AtMost([.. byWork[(i * _model.T) + t]], 1);
                today.AddRange(byWork[(i * _model.T) + t]);
            }

            solver.AtMost([.. today], _model.Interpreting.MaxPerDay[i]);
            all.AddRange(today);
        }

        solver.AtMost([.. all], _model.Interpreting.Max[i]);
    }
}
