namespace EMobilityExpo.Matching.Timetabling;

/// <summary>The variables by activity: a heap.</summary>
sealed partial class ClauseSolver
{
    double[] _activity = [];
    int[] _heap = [];
    int[] _heapAt = [];
    int _heapSize;
    double _increment = 1;

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
