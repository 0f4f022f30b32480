namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Columns of a sparse triangle, one for each step of an elimination, and the same by rows. Entries name rows; memory is used again.</summary>
sealed class Triangle
{
    int[] _at = new int[1024];
    int[] _row = new int[4096];
    double[] _entry = new double[4096];
    int[] _rowAt = [];
    int[] _column = [];
    double[] _rowEntry = [];
    int[] _columns = [];
    int[] _backward = [];
    int[] _rows = [];
    int[] _rowsBackward = [];
    bool[] _always = new bool[1024];
    int _columnCount;
    int _rowCount;
    int _steps;

    public int Count { get; private set; }

    /// <summary>Steps whose columns, or rows, are not empty, in the order of elimination or against it.</summary>
    public ReadOnlySpan<int> Columns => _columns.AsSpan(0, _columnCount);

    public ReadOnlySpan<int> ColumnsBackward => _backward.AsSpan(0, _columnCount);

    public ReadOnlySpan<int> RowsForward => _rows.AsSpan(0, _rowCount);

    public ReadOnlySpan<int> RowsBackward => _rowsBackward.AsSpan(0, _rowCount);

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

    /// <summary>Ends the column of a step; one that is <paramref name="always"/> wanted is listed though it be empty.</summary>
    public void End(bool always = false)
    {
        if (_steps + 2 > _at.Length)
        {
            Array.Resize(ref _at, _at.Length * 2);
            Array.Resize(ref _always, _at.Length);
        }

        _always[_steps] = always;
        _at[++_steps] = Count;
    }

    public ReadOnlySpan<int> RowsOf(int step) => _row.AsSpan(_at[step].._at[step + 1]);

    public ReadOnlySpan<double> EntriesOf(int step) => _entry.AsSpan(_at[step].._at[step + 1]);

    public void Subtract(int step, double times, double[] x)
    {
        for (var k = _at[step]; k < _at[step + 1]; k++) x[_row[k]] -= _entry[k] * times;
    }

    public double Dot(int step, double[] x)
    {
        var sum = 0.0;
        for (var k = _at[step]; k < _at[step + 1]; k++) sum += _entry[k] * x[_row[k]];
        return sum;
    }

    public void SubtractRow(int step, double times, double[] x)
    {
        for (var k = _rowAt[step]; k < _rowAt[step + 1]; k++) x[_column[k]] -= _rowEntry[k] * times;
    }

    /// <summary>Makes the rows: an entry names the row that its column was eliminated with.</summary>
    public void Transpose(int steps, int[] order, int[] stepOf)
    {
        if (_rowAt.Length <= steps)
        {
            (_rowAt, _columns, _backward) = (new int[steps * 2 + 1], new int[steps * 2], new int[steps * 2]);
            (_rows, _rowsBackward) = (new int[steps * 2], new int[steps * 2]);
        }

        if (_column.Length < Count) (_column, _rowEntry) = (new int[Count * 2], new double[Count * 2]);
        Array.Clear(_rowAt, 0, steps + 1);
        for (var k = 0; k < Count; k++) _rowAt[stepOf[_row[k]]]++;
        for (var s = 1; s <= steps; s++) _rowAt[s] += _rowAt[s - 1];
        (_columnCount, _rowCount) = (0, 0);
        for (var s = 0; s < steps; s++)
        {
            if (_always[s] || _at[s + 1] > _at[s]) _columns[_columnCount++] = s;
            for (var k = _at[s]; k < _at[s + 1]; k++)
            {
                var at = --_rowAt[stepOf[_row[k]]];
                (_column[at], _rowEntry[at]) = (order[s], _entry[k]);
            }
        }

        for (var s = 0; s < steps; s++)
        {
            if (_always[s] || _rowAt[s + 1] > _rowAt[s]) _rows[_rowCount++] = s;
        }

        for (var k = 0; k < _columnCount; k++) _backward[k] = _columns[_columnCount - 1 - k];
        for (var k = 0; k < _rowCount; k++) _rowsBackward[k] = _rows[_rowCount - 1 - k];
    }
}
