namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// What is proven so far: for each term a bound that holds for every timetable as good as the best in the terms before it.
/// </summary>
sealed class Bounds
{
    readonly Model _model;
    readonly bool[] _proven;

    public Bounds(Model model)
    {
        _model = model;
        _proven = new bool[model.Objective.Length];
        for (var q = 0; q < model.N; q++)
        {
            if (HasSlot(q)) Score += model.Score[q];
            if (model.Held[q] >= 0 && !model.Allowed[(q * model.T) + model.Held[q]]) Moved++;
        }
    }

    public long Score { get; set; }

    public int Breaks { get; set; }

    public int Moved { get; set; }

    public int MissedMinimum { get; set; }

    /// <summary>The exact search has shown that term k cannot be better, given the values of those before it.</summary>
    public void Prove(int k, Schedule best)
    {
        _proven[k] = true;
        switch (_model.Objective[k])
        {
            case Term.Score:
                Score = best.Score;
                break;
            case Term.Breaks:
                Breaks = best.Breaks;
                break;
            case Term.Moved:
                Moved = best.Moved;
                break;
            case Term.MissedMinimum:
                MissedMinimum = best.MissedMinimum;
                break;
            case Term.Fairness:
                break;
        }
    }

    /// <summary>How many terms, from the first, are proven at their best.</summary>
    public int ProvenTerms(Schedule schedule)
    {
        for (var k = 0; k < _proven.Length; k++)
        {
            var met = _model.Objective[k] switch
            {
                Term.Score => schedule.Score >= Score,
                Term.Breaks => schedule.Breaks <= Breaks,
                Term.MissedMinimum => schedule.MissedMinimum <= MissedMinimum,
                Term.Moved => schedule.Moved <= Moved,
                _ => schedule.Fairness() >= 1,
            };
            if (!met && !_proven[k]) return k;
        }

        return _proven.Length;
    }

    public bool Proves(Schedule schedule) => ProvenTerms(schedule) == _proven.Length;

    bool HasSlot(int q)
    {
        for (var t = 0; t < _model.T; t++)
        {
            if (_model.Allowed[(q * _model.T) + t]) return true;
        }

        return false;
    }
}
