namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// One of the two that search side by side: large neighbourhoods for the terms that the relaxation knows, annealing for breaks. Each
/// has its own random numbers and its own best; what they share they only read.
/// </summary>
sealed class Searcher
{
    const int _slack = 2;
    readonly Model _model;
    readonly Schedule _working;
    readonly ulong _seed;
    readonly long _cells;
    readonly bool _strays;
    Neighbourhoods? _neighbourhoods;
    SlotSearch? _slots;
    OwnWay? _own;
    BreakPolish? _polish;

    /// <param name="model">The problem.</param>
    /// <param name="seed">Of its random numbers.</param>
    /// <param name="cells">Cells (pair x slot) of its first exact neighbourhoods, about.</param>
    /// <param name="strays">Goes a way of its own where nothing better is found near the best.</param>
    public Searcher(Model model, ulong seed, long cells, bool strays)
    {
        (_model, _seed, _cells, _strays) = (model, seed, cells, strays);
        (_working, Best) = (new Schedule(model), new Schedule(model));
    }

    /// <summary>The best it has found in its last turn.</summary>
    public Schedule Best { get; }

    /// <summary>Work done in its last turn.</summary>
    public long Used { get; private set; }

    /// <summary>
    /// Steps until the work is done, from where its last turn ended unless the common best is better.
    /// <paramref name="enough"/> ends the turn early; <paramref name="stuck"/>: nothing better was found last.
    /// </summary>
    public void Improve(Schedule common, RootRelaxation root, Weights weights, long units, Func<Schedule, bool> enough, bool stuck, Budget budget)
    {
        _slots ??= new SlotSearch(_model, root, weights, _seed + 9, _cells);
        if (_strays) _own ??= new OwnWay(_model, _slots, common);
        Best.CopyFrom(common);
        // Slots that are being filled when the turn begins are filled to the end: they have to beat the common best then.
        if (!_slots.UnderWay) CatchUp();
        while (budget.Used < units && !budget.Stopped)
        {
            if (_slots.TooLarge)
            {
                Dive(root, weights, budget);
            }
            else if (_own is not null && (_own.UnderWay || (stuck && !_slots.UnderWay)))
            {
                _own.Step(Best, units - budget.Used, budget);
                if (enough(Best)) break;
                if (!_own.UnderWay) CatchUp();
                continue;
            }
            else
            {
                _slots.Step(_working, Best, units - budget.Used, budget);
                if (!_slots.UnderWay) CatchUp();
            }

            if (!_working.Complete() || !(_working.Quality() > Best.Quality())) continue;
            Best.CopyFrom(_working);
            if (enough(Best)) break;
        }

        Used = budget.Used;
    }

    /// <summary>Goes on from the best where it has fallen behind. A search that takes steps down may be behind for a while; the exact one only climbs.</summary>
    void CatchUp()
    {
        var behind = _slots!.TooLarge ? 3 * _slack : 0;
        if (_working.Meetings == 0 || !_working.Complete() || _working.Score < Best.Score - behind) _working.CopyFrom(Best);
    }

    /// <summary>What is too large for exact neighbourhoods gets approximate ones.</summary>
    void Dive(RootRelaxation root, Weights weights, Budget budget)
    {
        _neighbourhoods ??= new Neighbourhoods(_model, root, weights, _seed);
        _neighbourhoods.Step(_working, _slack, budget);
    }

    /// <summary>Removes breaks: a narrow cooling, for below it nothing moves and above it breaks come as fast as they go.</summary>
    public void Polish(Schedule common, bool[] worthwhile, ulong round, long units, Budget budget)
    {
        Best.CopyFrom(common);
        _polish ??= new BreakPolish(_model, _seed + 5);
        _polish.Admit(worthwhile);
        _polish.Run(Best, round % 2 == 0 ? 0.2 : 0.18, 0.14, units, budget);
        Used = budget.Used;
    }
}
