namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The terms of the objective as sums of weighted literals to be small, and the cuts that ask for a better value. A cut holds only
/// under its own literal, so that what is learnt under it stays true when it is dropped.
/// </summary>
sealed class TermEncoding(RuleEncoding encoding)
{
    readonly BreakEncoding? _breaks =
        encoding.Model.Has(Term.Breaks) || encoding.Model.BreakDifference >= 0 ? new BreakEncoding(encoding) : null;

    readonly Dictionary<Term, (List<int> Literals, List<long> Weights, long Constant)> _sums = [];

    /// <summary>Asks for a timetable better than the given one in a term; returns the literal to assume, true when it cannot be.</summary>
    public int Better(Term term, Schedule than, out bool impossible) => Cut(term, than, strictly: true, out impossible);

    /// <summary>From now on the term is as good as in the given timetable.</summary>
    public void Keep(Term term, Schedule value)
    {
        var literal = Cut(term, value, strictly: false, out _);
        if (literal >= 0) encoding.Solver.Clause(literal);
    }

    /// <summary>Literals of which as many are true as there are breaks.</summary>
    public BreakEncoding Breaks => _breaks!;

    int Cut(Term term, Schedule than, bool strictly, out bool impossible)
    {
        impossible = false;
        if (term == Term.Fairness) return FairnessCut.Add(encoding, than, strictly, out impossible);
        var (literals, weights, constant) = Sum(term);
        var most = (term == Term.Score ? Total() - than.Score : -Quality.Of(term, than)) - constant - (strictly ? 1 : 0);
        impossible = most < 0;
        return impossible ? RuleEncoding.Never : Guarded(encoding.Solver, literals, weights, most);
    }

    /// <summary>A literal under which the weights sum to at most a bound.</summary>
    public static int Guarded(ClauseSolver solver, List<int> literals, List<long> weights, long bound)
    {
        var guard = solver.NewVariable();
        var slack = weights.Sum() - bound;
        if (slack <= 0) return guard;
        solver.AtMost([.. literals, guard], [.. weights, slack], bound + slack);
        return guard;
    }

    long Total()
    {
        var total = 0L;
        for (var q = 0; q < encoding.Model.N; q++) total += encoding.Model.Score[q];
        return total;
    }

    (List<int> Literals, List<long> Weights, long Constant) Sum(Term term)
    {
        if (_sums.TryGetValue(term, out var known)) return known;
        var (model, literals, weights, constant) = (encoding.Model, new List<int>(), new List<long>(), 0L);
        switch (term)
        {
            case Term.Score:
                for (var q = 0; q < model.N; q++) Add(encoding.Held[q], model.Score[q]);
                break;
            case Term.Moved:
                for (var q = 0; q < model.N; q++)
                {
                    if (model.Held[q] >= 0) Add(encoding.Cell[(q * model.T) + model.Held[q]], 1);
                }

                break;
            case Term.MissedMinimum:
                for (var p = 0; p < model.P; p++) constant += Missed(p, literals);
                weights.AddRange(literals.Select(_ => 1L));
                break;
            default:
                literals.AddRange(_breaks!.All);
                weights.AddRange(literals.Select(_ => 1L));
                break;
        }

        return _sums[term] = (literals, weights, constant);

        // What is lost when the literal is false.
        void Add(int literal, long weight)
        {
            if (weight == 0) return;
            if (literal == RuleEncoding.Never)
            {
                constant += weight;
                return;
            }

            literals.Add(literal ^ 1);
            weights.Add(weight);
        }
    }

    /// <summary>As many literals as the minimum says, each of which may stand for a missing meeting.</summary>
    int Missed(int p, List<int> literals)
    {
        var (model, solver) = (encoding.Model, encoding.Solver);
        var busy = new List<int>();
        for (var t = 0; t < model.T; t++)
        {
            if (encoding.Busy[(p * model.T) + t] != RuleEncoding.Never) busy.Add(encoding.Busy[(p * model.T) + t]);
        }

        var hopeless = Math.Max(0, model.Min[p] - busy.Count);
        var own = new List<int>();
        for (var k = hopeless; k < model.Min[p]; k++) own.Add(solver.NewVariable());
        solver.AtMost([.. busy.Select(x => x ^ 1), .. own.Select(x => x ^ 1)], busy.Count + own.Count - (model.Min[p] - hopeless));
        literals.AddRange(own);
        return hopeless;
    }
}
