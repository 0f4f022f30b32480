namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Columns of a sparse triangle, one for each step of an elimination, and the same by rows. Entries name rows while it is made, and the steps these were
/// eliminated in when it is <see cref="Finish">finished</see>; memory is used again.
/// </summary>
sealed class Triangle
{
    int[] _at = new int[1024];
    int[] _row = new int[4096];
    double[] _entry = new double[4096];
    int[] _rowAt = [];
    int[] _column = [];
    double[] _rowEntry = [];
    int _steps;

    public int Count { get; private set; }

    public SparseColumns Columns => new(_at, _row, _entry);

    /// <summary>Of the finished triangle.</summary>
    public SparseColumns Rows => new(_rowAt, _column, _rowEntry);

    public void Clear() => (Count, _steps) = (0, 0);

    public void Add(int row, double entry)
    {
        if (Count == _row.Length)
        {
            Array.Resize(ref _row, Count * 2);
            Array.Resize(ref _entry, Count * 2);
        }

        (_row[Count], _entry[Count]) = (row, entry);
        Count++;
    }

    /// <summary>Forgets the column under way.</summary>
    public void Again() => Count = _at[_steps];

    /// <summary>Ends the column of a step.</summary>
    public void End()
    {
        if (_steps + 2 > _at.Length) Array.Resize(ref _at, _at.Length * 2);
        _at[++_steps] = Count;
    }

    /// <summary>Names steps instead of rows, and makes the rows.</summary>
    public void Finish(int[] stepOf)
    {
        if (_rowAt.Length <= _steps) _rowAt = new int[(_steps * 2) + 1];
        if (_column.Length < Count) (_column, _rowEntry) = (new int[Count * 2], new double[Count * 2]);
        Array.Clear(_rowAt, 0, _steps + 1);
        for (var k = 0; k < Count; k++) _rowAt[_row[k] = stepOf[_row[k]]]++;
        for (var s = 1; s <= _steps; s++) _rowAt[s] += _rowAt[s - 1];
        for (var s = 0; s < _steps; s++)
        {
            for (var k = _at[s]; k < _at[s + 1]; k++)
            {
                var at = --_rowAt[_row[k]];
                (_column[at], _rowEntry[at]) = (s, _entry[k]);
            }
        }
    }
}
