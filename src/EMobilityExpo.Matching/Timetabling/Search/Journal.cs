namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Changes made to a schedule since <see cref="Begin"/>, so that a trial can be taken back exactly, interpreters included.</summary>
sealed class Journal(Schedule schedule)
{
    readonly List<(int Pair, int Slot, bool Placed)> _changes = [];

    public void Begin()
    {
        _changes.Clear();
        schedule.Interpreters.Begin();
    }

    public void Remove(int q)
    {
        _changes.Add((q, schedule.SlotOf[q], false));
        schedule.Remove(q);
    }

    public bool TryPlace(int q, int t)
    {
        if (!schedule.TryPlace(q, t)) return false;
        _changes.Add((q, t, true));
        return true;
    }

    public void Undo()
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            if (_changes[i].Placed) schedule.Drop(_changes[i].Pair);
            else schedule.Put(_changes[i].Pair, _changes[i].Slot);
        }

        schedule.Interpreters.Undo();
        _changes.Clear();
    }
}
