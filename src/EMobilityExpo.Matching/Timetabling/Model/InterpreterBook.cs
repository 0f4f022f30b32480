namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Which interpreter is in which meeting. A new meeting gets a free interpreter, or one made free by passing meetings of the
/// slot on along an augmenting path (C. Berge, 1957); so within a slot nobody goes without while an assignment exists.
/// </summary>
sealed class InterpreterBook
{
    readonly Model _model;
    readonly int[] _of;
    readonly int[] _at;
    readonly int[] _count;
    readonly int[] _daily;
    readonly int[] _mark;
    readonly List<(int Interpreter, int Pair, int Slot, bool Taken)> _log = [];
    bool _logging;
    int _stamp;

    public InterpreterBook(Model model)
    {
        _model = model;
        var any = model.Interpreting.Kinds.Count > 0;
        _of = any ? new int[model.N] : [];
        _at = any ? new int[model.Interpreting.Count * model.T] : [];
        Array.Fill(_of, -1);
        Array.Fill(_at, -1);
        _count = new int[model.Interpreting.Count];
        _daily = new int[model.Interpreting.Count * model.D];
        _mark = new int[model.Interpreting.Count];
    }

    public int Count(int i) => _count[i];

    public int Daily(int i, int day) => _daily[(i * _model.D) + day];

    public bool IsBusy(int i, int t) => _at[(i * _model.T) + t] >= 0;

    public int Of(int q) => _of.Length == 0 ? -1 : _of[q];

    /// <summary>Changes from here on can be taken back by <see cref="Undo"/>.</summary>
    public void Begin()
    {
        _logging = true;
        _log.Clear();
    }

    public void Undo()
    {
        for (var k = _log.Count - 1; k >= 0; k--)
        {
            var (i, q, t, taken) = _log[k];
            Book(i, q, t, !taken);
        }

        _log.Clear();
    }

    public bool TryAssign(int q, int t)
    {
        _stamp++;
        return Augment(q, t);
    }

    /// <summary>Whether one could be assigned; leaves nothing changed.</summary>
    public bool CanAssign(int q, int t)
    {
        Begin();
        var can = TryAssign(q, t);
        Undo();
        return can;
    }

    public void Release(int q, int t)
    {
        var i = _of[q];
        Book(i, q, t, taken: false);
        if (_logging) _log.Add((i, q, t, false));
    }

    public void CopyFrom(InterpreterBook other)
    {
        other._of.CopyTo(_of, 0);
        other._at.CopyTo(_at, 0);
        other._count.CopyTo(_count, 0);
        other._daily.CopyTo(_daily, 0);
    }

    bool Augment(int q, int t)
    {
        var world = _model.Interpreting;
        var able = world.Kinds[world.KindOf[q]];
        foreach (var i in able)
        {
            if (_at[(i * _model.T) + t] < 0 && world.Available[(i * _model.T) + t] && _count[i] < world.Max[i]
                && _daily[(i * _model.D) + _model.DayOf[t]] < world.MaxPerDay[i])
            {
                Take(i, q, t);
                return true;
            }
        }

        foreach (var i in able)
        {
            var other = _at[(i * _model.T) + t];
            if (other < 0 || _mark[i] == _stamp) continue;
            _mark[i] = _stamp;
            Release(other, t);
            Take(i, q, t);
            if (Augment(other, t)) return true;
            Release(q, t);
            Take(i, other, t);
        }

        return false;
    }

    public void Take(int i, int q, int t)
    {
        Book(i, q, t, taken: true);
        if (_logging) _log.Add((i, q, t, true));
    }

    void Book(int i, int q, int t, bool taken)
    {
        _of[q] = taken ? i : -1;
        _at[(i * _model.T) + t] = taken ? q : -1;
        _count[i] += taken ? 1 : -1;
        _daily[(i * _model.D) + _model.DayOf[t]] += taken ? 1 : -1;
    }
}
