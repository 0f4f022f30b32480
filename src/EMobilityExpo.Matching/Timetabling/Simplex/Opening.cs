namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// What is taken out of a timetable to be filled anew: all meetings of some slots (P. Shaw, 1998), or the meetings that the
/// relaxation holds least of, over all slots (relaxation induced neighbourhoods: E. Danna, E. Rothberg, C. Le Pape, 2005). Each gets half of the
/// work, more while it is the one that finds something (adaptive neighbourhoods: S. Ropke, D. Pisinger, 2006): those over slots take up to ten times as long.
/// </summary>
sealed class Opening
{
    const int _offers = 4;
    const float _noise = 0.5f;
    readonly Model _model;
    readonly RootRelaxation _root;
    readonly SlotProgram _program;
    readonly long _cells;
    readonly int[] _all;
    readonly int[] _drawn;
    readonly int[] _held;
    readonly float[] _agreed;
    Reach _slots = new();
    Reach _meetings = new();

    /// <param name="model">The problem.</param>
    /// <param name="root">Its relaxation.</param>
    /// <param name="program">Takes up the cells that are open.</param>
    /// <param name="cells">Cells (pair x slot) of the first programs over slots, about; those over meetings have a third, for they take longer.</param>
    public Opening(Model model, RootRelaxation root, SlotProgram program, long cells)
    {
        (_model, _root, _program, _cells) = (model, root, program, cells);
        _all = [.. Enumerable.Range(0, model.T)];
        (_drawn, _held, _agreed) = ([.. _all], new int[model.N], new float[model.N]);
        Trial = new Schedule(model);
    }

    /// <summary>The timetable without what was taken out.</summary>
    public Schedule Trial { get; }

    /// <summary>Even the programs of two slots are too large.</summary>
    public bool TooLarge { get; private set; }

    /// <summary>The last that was taken out is all of some slots.</summary>
    public bool Slotwise { get; private set; }

    /// <summary>Slots that have about as many open cells as the first programs are to have.</summary>
    long Fitting => _cells * _model.T / Math.Max(1, Math.Min(_root.Open, (long)_model.N * _model.T));

    /// <summary>Takes out what the next step fills anew, and collects what could be held instead. O(pairs x slots).</summary>
    public void Take(Schedule current, ref SplitMix random, Budget budget)
    {
        // Over meetings first, for that is short; but where not even two slots fit, that is to be known at once.
        Slotwise = _slots.Spent < _meetings.Spent || (_slots.Size == 0 && Fitting < 2);
        if (Slotwise) TakeSlots(current, ref random, budget);
        else TakeMeetings(current, ref random, budget);
    }

    /// <summary>Takes out what one of several other timetables holds otherwise, or not at all.</summary>
    public void TakeDifferent(Schedule current, ReadOnlySpan<Schedule> others, Budget budget)
    {
        Trial.CopyFrom(current);
        foreach (var other in others)
        {
            for (var q = 0; q < _model.N; q++)
            {
                if (Trial.SlotOf[q] >= 0 && Trial.SlotOf[q] != other.SlotOf[q]) Trial.Remove(q);
            }
        }

        Collect(_all, budget);
    }

    /// <summary>The next steps take out as little as the first.</summary>
    public void Forget() => (_slots, _meetings) = (new Reach(), new Reach());

    /// <summary>What the step came to decides of which kind the next is, and how much the next of this kind takes out.</summary>
    public void Adapt(bool better, bool tooLong, long work)
    {
        var reach = Slotwise ? _slots : _meetings;
        reach.Book(better, work);
        if (!tooLong) reach.Adapt(better, Slotwise ? _model.T : _model.N);
        else if (reach.Size > 2) reach.Shrink();
        else TooLarge = Slotwise;
    }

    /// <summary>Of a few sets of slots that where prices leave most room: a better filling is likeliest there, and looking costs a hundredth of solving.</summary>
    void TakeSlots(Schedule current, ref SplitMix random, Budget budget)
    {
        if (_slots.Size == 0) _slots.Begin((int)Math.Min(_model.T, Math.Clamp(Fitting, 2, Math.Max(2, _model.T * 9 / 16))));
        var (best, room) = (Array.Empty<int>(), double.NegativeInfinity);
        for (var k = 0; k < _offers; k++)
        {
            var slots = random.Choose(_drawn, _slots.Size);
            Clear(current, slots, budget);
            if (_program.Bound(Trial, _root.Lp) + _program.Worth(Trial) is var within && within > room) (best, room) = (slots, within);
        }

        Clear(current, best, budget);
    }

    void Clear(Schedule current, int[] slots, Budget budget)
    {
        Trial.CopyFrom(current);
        foreach (var t in slots) Trial.Clear(t);
        Collect(slots, budget);
    }

    /// <summary>The meetings whose slots the relaxation holds least of, with some noise.</summary>
    void TakeMeetings(Schedule current, ref SplitMix random, Budget budget)
    {
        var (count, lanes) = (0, _root.Lp.Layout.Lanes);
        for (var q = 0; q < _model.N; q++)
        {
            if (current.SlotOf[q] < 0) continue;
            var part = _root.Row[q] < 0 ? 0 : _root.Lp.Projected[(_root.Row[q] * lanes) + current.SlotOf[q]];
            (_held[count], _agreed[count]) = (q, part + (_noise * (float)random.Unit()));
            count++;
        }

        Array.Sort(_agreed, _held, 0, count);
        if (_meetings.Size == 0) Measure(current, count, budget);
        Free(current, Math.Min(_meetings.Size, count), budget);
    }

    /// <summary>Begins with as many meetings as make a program of the size to begin with.</summary>
    void Measure(Schedule current, int count, Budget budget)
    {
        var (low, high) = (1, count);
        while (low < high)
        {
            var half = (low + high + 1) / 2;
            Free(current, half, budget);
            if (_program.Cells.Length * 3 <= _cells) low = half;
            else high = half - 1;
        }

        _meetings.Begin(low);
    }

    void Free(Schedule current, int count, Budget budget)
    {
        Trial.CopyFrom(current);
        foreach (var q in _held.AsSpan(0, count)) Trial.Remove(q);
        Collect(_all, budget);
    }

    void Collect(int[] slots, Budget budget)
    {
        budget.Spend((long)_model.N * (4 + (4 * slots.Length)));
        _program.Collect(Trial, slots, _root.Worthwhile);
    }
}
