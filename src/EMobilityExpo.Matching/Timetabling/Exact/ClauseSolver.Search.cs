namespace EMobilityExpo.Matching.Timetabling;

/// <summary>The search: decisions by activity (M. Moskewicz et al.: Chaff, 2001), saved phases, Luby restarts.</summary>
sealed partial class ClauseSolver
{
    byte[] _phase = [];
    bool _keepPhase;
    double[] _activity = [];
    int[] _heap = [];
    int[] _heapAt = [];
    int _heapSize;
    double _increment = 1;
    long _work;

    /// <summary>Looks for a solution with the given literals true. Null when the budget is over or has reached the end given.</summary>
    public bool? Solve(ReadOnlySpan<int> assumptions, Budget budget, long end = long.MaxValue)
    {
        BackTo(0);
        if (!Consistent) return false;
        var allowed = Math.Max(4000, 2 * _learntClauses.Count);
        for (var restart = 1L; ; restart++)
        {
            var conflicts = 100 * Luby(restart);
            while (true)
            {
                var failed = Propagate();
                if (!Pay(budget, end)) return Leave(null);
                if (failed != _none)
                {
                    if (_levelStart.Count == 0) return Leave(Consistent = false);
                    Learn(failed);
                    conflicts--;
                    continue;
                }

                if (conflicts <= 0) break;
                if (_learntClauses.Count > allowed)
                {
                    Reduce();
                    allowed += 500;
                }

                var next = Assume(assumptions, out var refuted);
                if (refuted) return Leave(false);
                if (next < 0) next = Decide();
                if (next < 0) return Found();
                _levelStart.Add(_trailSize);
                Enqueue(next, -1);
            }

            BackTo(0);
        }
    }

    bool Pay(Budget budget, long end)
    {
        if (_work < 20_000) return !budget.Stopped;
        var going = budget.Spend(_work * 2);
        _work = 0;
        return going && budget.Used < end;
    }

    bool? Leave(bool? answer)
    {
        BackTo(0);
        return answer;
    }

    bool? Found()
    {
        for (var v = 0; v < Variables; v++) _phase[v] = (byte)(_value[2 * v] == 1 ? 0 : 1);
        _keepPhase = true;
        BackTo(0);
        _keepPhase = false;
        return true;
    }

    void Learn(int failed)
    {
        var back = Analyze(failed);
        var spread = Spread();
        BackTo(back);
        if (_learnt.Count == 1)
        {
            Enqueue(_learnt[0], -1);
        }
        else
        {
            var clause = Store(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_learnt), learnt: true);
            Attach(clause);
            _learntClauses.Add((clause, spread));
            Enqueue(_learnt[0], clause);
        }

        _increment /= 0.95;
        if (_increment > 1e100) Rescale();
    }

    /// <summary>The next assumption not yet on a level of its own; refuted when one is already false.</summary>
    int Assume(ReadOnlySpan<int> assumptions, out bool refuted)
    {
        refuted = false;
        while (_levelStart.Count < assumptions.Length)
        {
            var literal = assumptions[_levelStart.Count];
            if (_value[literal] == _free) return literal;
            if (_value[literal] == 0)
            {
                refuted = true;
                return -1;
            }

            _levelStart.Add(_trailSize);
        }

        return -1;
    }

    int Decide()
    {
        while (_heapSize > 0)
        {
            var v = Pop();
            if (_value[2 * v] == _free) return (2 * v) + _phase[v];
        }

        return -1;
    }

    static long Luby(long i)
    {
        while (true)
        {
            var k = 1;
            while ((1L << k) - 1 < i) k++;
            if ((1L << k) - 1 == i) return 1L << (k - 1);
            i -= (1L << (k - 1)) - 1;
        }
    }

    void Bump(int v)
    {
        _activity[v] += _increment;
        if (_heapAt[v] >= 0) Up(_heapAt[v]);
    }

    void Rescale()
    {
        for (var v = 0; v < Variables; v++) _activity[v] *= 1e-100;
        _increment *= 1e-100;
    }

    void GrowHeap(int size)
    {
        Array.Resize(ref _activity, size);
        Array.Resize(ref _heap, size);
        var old = _heapAt.Length;
        Array.Resize(ref _heapAt, size);
        _heapAt.AsSpan(old).Fill(-1);
    }

    void Insert(int v)
    {
        if (_heapAt[v] >= 0) return;
        _heap[_heapSize] = v;
        _heapAt[v] = _heapSize;
        Up(_heapSize++);
    }

    int Pop()
    {
        var top = _heap[0];
        _heapAt[top] = -1;
        if (--_heapSize > 0)
        {
            var last = _heap[_heapSize];
            (_heap[0], _heapAt[last]) = (last, 0);
            Down(0);
        }

        return top;
    }

    void Up(int i)
    {
        var v = _heap[i];
        while (i > 0)
        {
            var parent = (i - 1) / 2;
            if (_activity[_heap[parent]] >= _activity[v]) break;
            (_heap[i], _heapAt[_heap[parent]]) = (_heap[parent], i);
            i = parent;
        }

        (_heap[i], _heapAt[v]) = (v, i);
    }

    void Down(int i)
    {
        var v = _heap[i];
        while ((2 * i) + 1 < _heapSize)
        {
            var child = (2 * i) + 1;
            if (child + 1 < _heapSize && _activity[_heap[child + 1]] > _activity[_heap[child]]) child++;
            if (_activity[_heap[child]] <= _activity[v]) break;
            (_heap[i], _heapAt[_heap[child]]) = (_heap[child], i);
            i = child;
        }

        (_heap[i], _heapAt[v]) = (v, i);
    }
}
