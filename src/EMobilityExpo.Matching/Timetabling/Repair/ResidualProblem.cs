namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// What is left to decide when some meetings are settled: the pairs that could still be held beside them, with the settled meetings
/// of the participants concerned at their slots. Everything else is taken out and only takes its tables. A timetable of
/// the residual problem together with the rest is one of the whole, and the terms of the objective differ by constants. Where it is certain what
/// is moved, moves are such a constant and no term of it: the relaxation and the exact search have the score before them at once.
/// O(pairs x slots).
/// </summary>
sealed class ResidualProblem
{
    readonly Model _model;
    readonly Schedule _settled;
    readonly bool[] _concerned;
    readonly bool[] _included;
    readonly bool _everybody;
    readonly bool _movesCertain;

    /// <param name="model">The whole.</param>
    /// <param name="settled">The meetings that are settled.</param>
    /// <param name="movesCertain">All other meetings in force are moved, whatever is chosen.</param>
    public ResidualProblem(Model model, Schedule settled, bool movesCertain)
    {
        _movesCertain = movesCertain && model.Objective.Length > 1;
        (_model, _settled) = (model, settled);
        (_concerned, _included) = (new bool[model.P], new bool[model.N]);
        var open = new List<int>?[model.N];
        for (var q = 0; q < model.N; q++)
        {
            if (settled.SlotOf[q] >= 0) continue;
            open[q] = OpenSlots(q);
            if (open[q] is null && !model.Required[q] && model.Held[q] < 0) continue;
            OpenCells += open[q]?.Count ?? 0;
            (_concerned[model.A[q]], _concerned[model.B[q]], _included[q]) = (true, true, true);
        }

        // Terms and rules that compare everybody with everybody need everybody.
        _everybody = model.Has(Term.Fairness) || model.BreakDifference >= 0;
        if (_everybody) Array.Fill(_concerned, value: true);
        Problem = Build(open);
    }

    public TimetableProblem Problem { get; }

    /// <summary>The pairs of the whole in the order of the residual problem's.</summary>
    public List<int> Pairs { get; } = [];

    /// <summary>Cells (pair x slot) still to be decided.</summary>
    public int OpenCells { get; }

    /// <summary>Settled meetings that the residual problem leaves out.</summary>
    public bool LeavesOut(int q) => _settled.SlotOf[q] >= 0 && !_included[q];

    List<int>? OpenSlots(int q)
    {
        var m = _model;
        if (_settled.Count(m.A[q]) >= m.Max[m.A[q]] || _settled.Count(m.B[q]) >= m.Max[m.B[q]]) return null;
        List<int>? slots = null;
        for (var t = 0; t < m.T; t++)
        {
            if (_settled.Fits(q, t)) (slots ??= []).Add(t);
        }

        return slots;
    }

    TimetableProblem Build(List<int>?[] open)
    {
        var m = _model;
        var tables = m.Tables.ToArray();
        var present = new bool[m.P];
        var pairs = new List<ProblemPair>();
        for (var q = 0; q < m.N; q++)
        {
            var either = _concerned[m.A[q]] || _concerned[m.B[q]];
            var settled = _settled.SlotOf[q];
            _included[q] |= settled >= 0 ? either || m.Interpreting.KindOf[q] >= 0 : either && m.Has(Term.Fairness);
            if (!_included[q])
            {
                if (settled >= 0 && m.TakesTable[q]) tables[settled]--;
                continue;
            }

            (present[m.A[q]], present[m.B[q]]) = (true, true);
            Pairs.Add(q);
            pairs.Add(Reduced(m.Problem.Pairs[m.Order.Pairs[q]], settled, open[q]));
        }

        var ids = m.HasOrder ? pairs.Select(x => x.Id).ToHashSet(StringComparer.Ordinal) : [];
        return m.Problem with
        {
            Tables = tables,
            Objective = _movesCertain ? [.. m.Problem.Objective.Where(x => Terms.Parse(x) != Term.Moved)] : m.Problem.Objective,
            Participants = [.. Enumerable.Range(0, m.P).Where(p => present[p] || _everybody).Select(Reduced)],
            Pairs = [.. pairs.Select(x => x.After.Count == 0 ? x : x with { After = [.. x.After.Where(ids.Contains)] })],
        };
    }

    ProblemPair Reduced(ProblemPair pair, int settled, List<int>? open)
    {
        var held = _movesCertain ? null : pair.Held;
        return settled >= 0 ? pair with { Slot = settled, Slots = null, Required = true, Held = held } : pair with { Slots = open ?? [], Held = held };
    }

    /// <summary>Not all meetings of somebody not concerned are in it: its wish is settled already.</summary>
    ProblemParticipant Reduced(int p)
    {
        var who = _model.Problem.Participants[_model.Order.Participants[p]];
        return _concerned[p] ? who : who with { MinMeetings = 0 };
    }
}
