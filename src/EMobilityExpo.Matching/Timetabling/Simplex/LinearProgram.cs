using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// A linear program: the greatest sum of worth x value where the entries of every row sum up to at most the row's most, and at least that
/// less its range. Every variable has a lower and an upper bound. A row is a variable too, its slack, with the numbers from
/// <see cref="Columns"/> on. Sparse, by columns and by rows; filled anew for each program in the same memory.
/// </summary>
sealed class LinearProgram
{
    readonly List<int> _row = [];
    readonly List<double> _entry = [];
    int[] _columnAt = [0];
    int[] _rowAt = [];
    int[] _rowColumn = [];
    double[] _rowEntry = [];

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    public int Variables => Rows + Columns;

    public double[] Lower { get; private set; } = [];

    public double[] Upper { get; private set; } = [];

    public double[] Worth { get; private set; } = [];

    /// <summary>Right-hand sides.</summary>
    public double[] Most { get; private set; } = [];

    public ReadOnlySpan<int> RowsOf(int column) => CollectionsMarshal.AsSpan(_row)[_columnAt[column].._columnAt[column + 1]];

    public ReadOnlySpan<double> EntriesOf(int column) => CollectionsMarshal.AsSpan(_entry)[_columnAt[column].._columnAt[column + 1]];

    /// <summary>The columns of a row that were free when the rows were made last.</summary>
    public ReadOnlySpan<int> ColumnsOf(int row) => _rowColumn.AsSpan(_rowAt[row].._rowAt[row + 1]);

    public ReadOnlySpan<double> RowEntriesOf(int row) => _rowEntry.AsSpan(_rowAt[row].._rowAt[row + 1]);

    /// <summary>Forgets all, and expects columns for so many rows.</summary>
    public void Clear(int rows)
    {
        (Rows, Columns) = (rows, 0);
        _row.Clear();
        _entry.Clear();
    }

    /// <summary>An entry of the column under way.</summary>
    public void Add(int row, double entry)
    {
        _row.Add(row);
        _entry.Add(entry);
    }

    /// <summary>Ends the column under way: between 0 and its upper bound.</summary>
    public void End(double worth, double upper)
    {
        Reserve();
        (Lower[Columns], Upper[Columns], Worth[Columns]) = (0, upper, worth);
        _columnAt[++Columns] = _row.Count;
    }

    /// <summary>All columns are there; the rows get their right-hand sides and ranges.</summary>
    public void Finish(ReadOnlySpan<double> most, ReadOnlySpan<double> range)
    {
        Reserve();
        if (Most.Length < Rows) Most = new double[Rows * 2];
        most.CopyTo(Most);
        for (var i = 0; i < Rows; i++) (Lower[Columns + i], Upper[Columns + i], Worth[Columns + i]) = (0, range[i], 0);
        MakeRows();
    }

    /// <summary>Makes the rows from the columns, without those that are fixed now: no such column enters a basis.</summary>
    public void MakeRows()
    {
        if (_rowAt.Length <= Rows) _rowAt = new int[(Rows * 2) + 1];
        if (_rowColumn.Length < _row.Count) (_rowColumn, _rowEntry) = (new int[_row.Count * 2], new double[_row.Count * 2]);
        Array.Clear(_rowAt, 0, Rows + 1);
        for (var j = 0; j < Columns; j++)
        {
            if (Upper[j] <= Lower[j]) continue;
            foreach (var row in RowsOf(j)) _rowAt[row]++;
        }

        for (var i = 1; i <= Rows; i++) _rowAt[i] += _rowAt[i - 1];
        for (var j = Columns - 1; j >= 0; j--)
        {
            if (Upper[j] <= Lower[j]) continue;
            for (var k = _columnAt[j]; k < _columnAt[j + 1]; k++)
            {
                var at = --_rowAt[_row[k]];
                (_rowColumn[at], _rowEntry[at]) = (j, _entry[k]);
            }
        }
    }

    /// <summary>A variable's column times values by row.</summary>
    public double Dot(int variable, double[] rows)
    {
        if (variable >= Columns) return rows[variable - Columns];
        var at = RowsOf(variable);
        var entries = EntriesOf(variable);
        var sum = 0.0;
        for (var k = 0; k < at.Length; k++) sum += entries[k] * rows[at[k]];
        return sum;
    }

    void Reserve()
    {
        if (Variables < Worth.Length) return;
        var size = 2 * (Variables + 1);
        (Lower, Upper, Worth, _columnAt) = (Larger(Lower, size), Larger(Upper, size), Larger(Worth, size), Larger(_columnAt, size + 1));
    }

    internal static T[] Larger<T>(T[] array, int size)
    {
        Array.Resize(ref array, size);
        return array;
    }
}
