namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Changes made to a schedule since <see cref="Begin"/>, so that a trial can be taken back.</summary>
sealed class Journal(Schedule schedule)
{
    readonly List<(int Pair, int Slot)> _removed = [];
    readonly List<int> _placed = [];

    public void Begin()
    {
        _removed.Clear();
        _placed.Clear();
    }

    public void Remove(int q)
    {
        _removed.Add((q, schedule.SlotOf[q]));
        schedule.Remove(q);
    }

    public bool TryPlace(int q, int t)
    {
        if (!schedule.TryPlace(q, t)) return false;
        _placed.Add(q);
        return true;
    }

    /// <summary>
    /// Takes everything back. False when an interpreter could not be given back because those of the slot changed places; then the
    /// schedule is valid but lacks meetings.
    /// </summary>
    public bool Undo()
    {
        for (var i = _placed.Count - 1; i >= 0; i--) schedule.Remove(_placed[i]);
        var whole = true;
        for (var i = _removed.Count - 1; i >= 0; i--)
        {
            if (schedule.SlotOf[_removed[i].Pair] < 0) whole &= schedule.TryPlace(_removed[i].Pair, _removed[i].Slot);
        }

        return whole;
    }
}
