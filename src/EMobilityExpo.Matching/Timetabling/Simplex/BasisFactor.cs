namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The basis of a simplex method as a product of triangles, B = L U: slacks and singletons first, what is left column by column with
/// threshold pivoting (J. Gilbert, T. Peierls, 1988); then, between the two, one matrix that differs from unity by a product of a column and a row for each exchange since, B = L T1 T2 ... U
/// (middle product form: Q. Huangfu, J. Hall, 2015). Both are found on the way of what an iteration solves anyway, and hold next to nothing where slacks are basic. A basic variable stands at the
/// row it was eliminated with.
/// </summary>
sealed partial class BasisFactor
{
    const double _tiny = 1e-11;
    readonly Triangle _lower = new();
    readonly Triangle _upper = new();
    readonly Triangle _etaColumns = new();
    readonly Triangle _etaRows = new();
    readonly List<double> _etaPivot = [];
    readonly SparseVector _halfway = new();
    readonly List<int> _columns = [];
    int[] _order = [];
    int[] _found = [];
    double[] _pivot = [];
    int[] _step = [];
    int[] _rowCount = [];
    int[] _columnCount = [];
    int[] _rowAt = [0];
    int[] _rowColumn = [];
    int _steps;
    LinearProgram _lp = new();

    /// <summary>Exchanges since the last factorisation, and the entries of all triangles.</summary>
    public int Exchanges => _etaPivot.Count;

    public int Size => _lower.Count + _upper.Count + _etaColumns.Count + _etaRows.Count;

    /// <summary>
    /// Factorises the candidates, variables that should be basic. What depends on others is left out; rows that nobody is left for get
    /// their slacks. <paramref name="head"/> is given the basic variable of every row. O(entries), more for what is no triangle.
    /// </summary>
    public void Factorise(LinearProgram lp, ReadOnlySpan<int> candidates, int[] head)
    {
        Reset(lp);
        _columns.Clear();
        foreach (var variable in candidates)
        {
            if (variable < lp.Columns) _columns.Add(variable);
            else Pivot(variable - lp.Columns, 1, variable, head);
        }

        Count();
        ColumnSingletons(head);
        RowSingletons(head);
        Nucleus(head);
        for (var i = 0; i < lp.Rows; i++)
        {
            if (_step[i] < 0) Pivot(i, 1, lp.Columns + i, head);
        }

        _lower.Finish(_step);
        _upper.Finish(_step);
    }

    /// <summary>The row of the program that a step has eliminated, and that its basic variable stands at.</summary>
    public ReadOnlySpan<int> RowOf => _order;

    public ReadOnlySpan<int> StepOf => _step;

    /// <summary>Solves B x = a, all by step. <paramref name="entering"/>: a is the column that the next exchange brings in.</summary>
    public void Forward(SparseVector x, bool entering = false)
    {
        x.SolveUp(_lower.Columns, pivots: null);
        var (columns, rows) = (_etaColumns.Columns, _etaRows.Columns);
        for (var e = 0; e < _etaPivot.Count; e++)
        {
            if (x.Dot(rows, e) is var dot && dot != 0) x.Subtract(columns, e, dot / _etaPivot[e]);
        }

        if (entering) _halfway.CopyFrom(x);
        x.SolveDown(_upper.Columns, _pivot);
    }

    /// <summary>Solves y B = c, all by step. <paramref name="leaving"/>: c is the unit vector of the step that the next exchange is at.</summary>
    public void Backward(SparseVector y, bool leaving = false)
    {
        y.SolveUp(_upper.Rows, _pivot);
        if (leaving) Note(_etaRows, y);
        var (columns, rows) = (_etaColumns.Columns, _etaRows.Columns);
        for (var e = _etaPivot.Count - 1; e >= 0; e--)
        {
            if (y.Dot(columns, e) is var dot && dot != 0) y.Subtract(rows, e, dot / _etaPivot[e]);
        }

        y.SolveDown(_lower.Rows, pivots: null);
    }

    /// <summary>The variable at the step last left by is exchanged for the one whose column, last entered with, has so much there.</summary>
    public void Exchange(int step, double pivot)
    {
        _halfway.Subtract(_upper.Columns, step, 1);
        _halfway.Add(step, -_pivot[step]);
        Note(_etaColumns, _halfway);
        _etaColumns.End();
        _etaRows.End();
        _etaPivot.Add(pivot);
    }

    /// <summary>As it was factorised: all exchanges since are forgotten.</summary>
    public void Undo()
    {
        _etaColumns.Clear();
        _etaRows.Clear();
        _etaPivot.Clear();
    }

    /// <summary>The vector in place of the one under way.</summary>
    void Note(Triangle triangle, SparseVector vector)
    {
        triangle.Again();
        foreach (var step in vector.NonZeros(_found)) triangle.Add(step, vector.Values[step]);
    }

    void Reset(LinearProgram lp)
    {
        _lp = lp;
        _halfway.Reserve(lp.Rows);
        if (_order.Length < lp.Rows)
        {
            var size = lp.Rows * 2;
            (_order, _pivot, _step, _rowCount, _found) = (new int[size], new double[size], new int[size], new int[size], new int[size]);
            (_work, _rowAt, _isMet) = (new double[size], new int[size + 1], new bool[size]);
        }

        Array.Fill(_step, -1, 0, lp.Rows);
        _steps = 0;
        _lower.Clear();
        _upper.Clear();
        Undo();
    }

    /// <summary>Ends the step: its entries in the triangles have been added.</summary>
    void Pivot(int row, double pivot, int variable, int[] head)
    {
        _lower.End();
        _upper.End();
        (_order[_steps], _pivot[_steps], _step[row], head[row]) = (row, pivot, _steps, variable);
        _steps++;
    }

    /// <summary>Rows without a pivot yet: how many entries they have in the columns, and which columns these are.</summary>
    void Count()
    {
        Array.Clear(_rowCount, 0, _lp.Rows);
        if (_columnCount.Length < _columns.Count) _columnCount = new int[_columns.Count * 2];
        var entries = 0;
        for (var c = 0; c < _columns.Count; c++)
        {
            _columnCount[c] = 0;
            foreach (var i in _lp.RowsOf(_columns[c]))
            {
                if (_step[i] >= 0) continue;
                _rowCount[i]++;
                _columnCount[c]++;
                entries++;
            }
        }

        if (_rowColumn.Length < entries) _rowColumn = new int[entries * 2];
        for (var (i, sum) = (0, 0); i < _lp.Rows; i++) _rowAt[i] = sum += _rowCount[i];
        _rowAt[_lp.Rows] = entries;
        for (var c = _columns.Count - 1; c >= 0; c--)
        {
            foreach (var i in _lp.RowsOf(_columns[c]))
            {
                if (_step[i] < 0) _rowColumn[--_rowAt[i]] = c;
            }
        }
    }
}
