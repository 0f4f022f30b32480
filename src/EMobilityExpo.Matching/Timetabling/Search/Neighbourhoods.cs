namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Large neighbourhood search (P. Shaw, 1998): all meetings of some slots are taken out and these slots are solved anew, jointly,
/// by a dive from the prices of the whole problem. A little worse is accepted now and then (threshold accepting, G. Dueck,
/// T. Scheuer, 1990), so that the search does not sit where it is.
/// </summary>
sealed class Neighbourhoods
{
    const double _noise = 0.03;
    const int _firstIterations = 40;
    const int _iterations = 15;
    readonly Model _model;
    readonly RootRelaxation _root;
    readonly Relaxation _part;
    readonly Dive _dive;
    readonly Schedule _trial;
    readonly int[] _slots;
    readonly int _most;
    SplitMix _random;

    public Neighbourhoods(Model model, RootRelaxation root, Weights weights, ulong seed)
    {
        (_model, _root, _random) = (model, root, new SplitMix(seed));
        _most = Math.Min(model.T, 8);
        _part = new Relaxation(model, [.. Enumerable.Range(0, _most)], model.N, weights);
        _dive = new Dive(_part, new RelaxationSolver(_part));
        _trial = new Schedule(model);
        _slots = [.. Enumerable.Range(0, model.T)];
    }

    /// <summary>One step from the current schedule; it is replaced when the trial is accepted.</summary>
    public bool Step(Schedule current, long slack, Budget budget)
    {
        // Eight slots, of short events sometimes fewer: all of them would be the same neighbourhood every time.
        var slots = _random.Choose(_slots, Math.Max(1, _most - _random.Below(1 + (_most / 2))));
        _trial.CopyFrom(current);
        foreach (var t in slots) _trial.Clear(t);
        _part.Target(slots);
        _part.Load(_trial, _root.Worthwhile, budget);
        if (budget.Stopped) return false;
        _root.Warm(_part);
        budget.Spend((long)_model.N * 4);
        Shake();
        _dive.Run(_trial, _firstIterations, _iterations, budget);
        if (budget.Stopped) return false;
        Filler.FillFirstFit(_trial);
        budget.Spend((long)_model.N * 4);
        var (now, then) = (current.Quality(), _trial.Quality());
        var accepted = _trial.MissingRequired() <= current.MissingRequired()
            && (then >= now || (_model.Objective[0] == Term.Score && _trial.Score >= current.Score - slack));
        if (accepted) current.CopyFrom(_trial);
        return accepted;
    }

    /// <summary>A little noise on what pairs are worth, so that the same slots do not lead to the same meetings every time.</summary>
    void Shake()
    {
        for (var c = 0; c < _part.Count; c++) _part.Worth[c] += (float)(_noise * (_random.Unit() - 0.5));
    }
}
