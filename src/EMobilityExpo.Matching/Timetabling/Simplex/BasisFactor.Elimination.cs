using System.Numerics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>The elimination: which variable is basic in which row, and the triangles that follow.</summary>
sealed partial class BasisFactor
{
    const double _threshold = 0.1;
    const double _nothing = 1e-7;
    readonly Queue<int> _single = new();
    readonly List<int> _nucleus = [];
    readonly List<int> _met = [];
    bool[] _isMet = [];
    double[] _work = [];
    ulong[] _waiting = [];
    int _first;

    void ColumnSingletons(int[] head)
    {
        for (var c = 0; c < _columns.Count; c++)
        {
            if (_columnCount[c] == 1) _single.Enqueue(c);
        }

        while (_single.TryDequeue(out var c))
        {
            if (_columnCount[c] != 1) continue;
            var rows = _lp.RowsOf(_columns[c]);
            var entries = _lp.EntriesOf(_columns[c]);
            var (row, pivot) = (-1, 0.0);
            for (var k = 0; k < rows.Length; k++)
            {
                if (_step[rows[k]] >= 0) _upper.Add(rows[k], entries[k]);
                else (row, pivot) = (rows[k], entries[k]);
            }

            Pivot(row, pivot, _columns[c], head);
            _columnCount[c] = -1;
            for (var k = _rowAt[row]; k < _rowAt[row + 1]; k++)
            {
                var other = _rowColumn[k];
                if (_columnCount[other] > 0 && --_columnCount[other] == 1) _single.Enqueue(other);
            }
        }
    }

    void RowSingletons(int[] head)
    {
        Array.Clear(_rowCount, 0, _lp.Rows);
        for (var i = 0; i < _lp.Rows; i++)
        {
            if (_step[i] >= 0) continue;
            for (var k = _rowAt[i]; k < _rowAt[i + 1]; k++) _rowCount[i] += _columnCount[_rowColumn[k]] > 0 ? 1 : 0;
            if (_rowCount[i] == 1) _single.Enqueue(i);
        }

        while (_single.TryDequeue(out var row))
        {
            if (_rowCount[row] != 1 || _step[row] >= 0) continue;
            var c = -1;
            for (var k = _rowAt[row]; k < _rowAt[row + 1] && c < 0; k++) c = _columnCount[_rowColumn[k]] > 0 ? _rowColumn[k] : -1;
            var rows = _lp.RowsOf(_columns[c]);
            var entries = _lp.EntriesOf(_columns[c]);
            var pivot = entries[rows.IndexOf(row)];
            for (var k = 0; k < rows.Length; k++)
            {
                var i = rows[k];
                if (i == row) continue;
                if (_step[i] >= 0)
                {
                    _upper.Add(i, entries[k]);
                    continue;
                }

                _lower.Add(i, entries[k] / pivot);
                if (--_rowCount[i] == 1) _single.Enqueue(i);
            }

            Pivot(row, pivot, _columns[c], head);
            _columnCount[c] = -1;
        }
    }

    void Nucleus(int[] head)
    {
        _nucleus.Clear();
        for (var c = 0; c < _columns.Count; c++)
        {
            if (_columnCount[c] >= 0) _nucleus.Add(c);
        }

        _nucleus.Sort((one, other) => (_columnCount[one], one).CompareTo((_columnCount[other], other)));
        if (_nucleus.Count == 0) return;
        _first = _steps;
        if (_waiting.Length < (_nucleus.Count / 64) + 1) _waiting = new ulong[(_nucleus.Count / 32) + 2];
        foreach (var c in _nucleus)
        {
            Solve(_columns[c]);
            if (Largest() is var row && row >= 0) Eliminate(row, _columns[c], head);
            foreach (var i in _met) (_work[i], _isMet[i]) = (0, false);
            _met.Clear();
        }
    }

    /// <summary>Into the work array: the column, solved for the steps of the nucleus so far, which wait in a set of bits to be taken in their order.</summary>
    void Solve(int column)
    {
        var rows = _lp.RowsOf(column);
        var entries = _lp.EntriesOf(column);
        for (var k = 0; k < rows.Length; k++) Meet(rows[k], entries[k]);
        // Not finished: rows yet, not steps.
        var lower = _lower.Columns;
        for (var word = 0; word < _waiting.Length; word++)
        {
            while (_waiting[word] != 0)
            {
                var step = _first + (64 * word) + BitOperations.TrailingZeroCount(_waiting[word]);
                _waiting[word] &= _waiting[word] - 1;
                var v = _work[_order[step]];
                if (v == 0) continue;
                for (var k = lower.At[step]; k < lower.At[step + 1]; k++) Meet(lower.Steps[k], -lower.Entries[k] * v);
            }
        }
    }

    void Meet(int row, double entry)
    {
        _work[row] += entry;
        if (_isMet[row]) return;
        _isMet[row] = true;
        _met.Add(row);
        var step = _step[row] - _first;
        if (step >= 0) _waiting[step >> 6] |= 1UL << (step & 63);
    }

    /// <summary>A row with few entries whose own is among the large; -1 when nothing is left of the column.</summary>
    int Largest()
    {
        var largest = 0.0;
        foreach (var i in _met)
        {
            if (_step[i] < 0) largest = Math.Max(largest, Math.Abs(_work[i]));
        }

        if (largest < _nothing) return -1;
        var row = -1;
        foreach (var i in _met)
        {
            if (_step[i] < 0 && Math.Abs(_work[i]) >= _threshold * largest && (row < 0 || _rowCount[i] < _rowCount[row])) row = i;
        }

        return row;
    }

    void Eliminate(int row, int variable, int[] head)
    {
        foreach (var i in _met)
        {
            if (i == row || Math.Abs(_work[i]) < _tiny) continue;
            if (_step[i] >= 0) _upper.Add(i, _work[i]);
            else _lower.Add(i, _work[i] / _work[row]);
        }

        Pivot(row, _work[row], variable, head);
    }
}
