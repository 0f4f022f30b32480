namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Local search for any order of terms: a pair is put in, up to three others go out, gaps are filled, and the result stays
/// when it is not worse by the whole objective. Half of the tries are for the participant that is worst off, if fairness counts.
/// </summary>
sealed class Ejection
{
    readonly Model _model;
    readonly Schedule _now;
    readonly Journal _journal;
    readonly Exchange _exchange;
    SplitMix _random;

    public Ejection(Model model, ulong seed)
    {
        (_model, _random, _now) = (model, new SplitMix(seed), new Schedule(model));
        _journal = new Journal(_now);
        _exchange = new Exchange(model, _now, _journal);
        _exchange.Admit(model.Allowed);
    }

    public void Run(Schedule best, long units, Budget budget)
    {
        if (_model.N == 0 || _model.T == 0) return;
        _now.CopyFrom(best);
        var start = budget.Used;
        var (quality, missing) = (_now.Quality(), _now.MissingRequired());
        while (budget.Used - start < units && budget.Spend(600 + _model.P))
        {
            _journal.Begin();
            var changed = Pick();
            var then = _now.Quality();
            var lacking = _model.HasRequired ? _now.MissingRequired() : 0;
            var fits = lacking < missing || (lacking == missing && then >= quality);
            if (_model.BreakDifference >= 0) fits &= lacking < missing || _now.BreakDifference() <= Math.Max(_model.BreakDifference, best.BreakDifference());
            if (changed && fits)
            {
                if (then > quality || lacking < missing) best.CopyFrom(_now);
                (quality, missing) = (then, lacking);
            }
            else
            {
                _journal.Undo();
            }
        }
    }

    bool Pick()
    {
        if (!_model.Has(Term.Fairness) || (_random.Next() & 1) == 0) return _exchange.Try(ref _random, 3);
        var p = WorstOff();
        if (p < 0 || _model.PairsOf[p].Length == 0) return false;
        var q = _model.PairsOf[p][_random.Below(_model.PairsOf[p].Length)];
        return _now.SlotOf[q] < 0 && _exchange.Insert(q, _random.Below(_model.T), 3, ref _random);
    }

    int WorstOff()
    {
        var (worst, least) = (-1, double.MaxValue);
        for (var p = 0; p < _model.P; p++)
        {
            if (_model.MostAlone[p] <= 0) continue;
            var satisfaction = _now.Got(p) / (double)_model.MostAlone[p];
            if (satisfaction < least) (worst, least) = (p, satisfaction);
        }

        return worst;
    }
}
