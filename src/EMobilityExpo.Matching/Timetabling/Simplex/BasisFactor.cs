namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The basis of a simplex method as a product of triangles, B = L U: slacks and singletons first, what is left column by column with
/// threshold pivoting (J. Gilbert, T. Peierls, 1988); then one elementary matrix for each exchange since (product form of the inverse,
/// G. Dantzig, W. Orchard-Hays, 1954). A basic variable stands at the row it was eliminated with.
/// </summary>
sealed partial class BasisFactor
{
    const double _tiny = 1e-11;
    readonly Triangle _lower = new();
    readonly Triangle _upper = new();
    readonly Triangle _etas = new();
    readonly List<int> _etaStep = [];
    readonly List<double> _etaPivot = [];
    readonly List<int> _columns = [];
    int[] _order = [];
    double[] _pivot = [];
    int[] _step = [];
    int[] _rowCount = [];
    int[] _columnCount = [];
    int[] _rowAt = [0];
    int[] _rowColumn = [];
    int _steps;
    LinearProgram _lp = new();

    /// <summary>Exchanges since the last factorisation, and the entries of all triangles.</summary>
    public int Exchanges => _etaStep.Count;

    public int Size => _lower.Count + _upper.Count + _etas.Count;

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

    /// <summary>Solves B x = a, all by step.</summary>
    public void Forward(SparseVector x)
    {
        x.SolveUp(_lower.Columns, pivots: null);
        x.SolveDown(_upper.Columns, _pivot);
        var etas = _etas.Columns;
        for (var e = 0; e < _etaStep.Count; e++)
        {
            ref var value = ref x.Values[_etaStep[e]];
            if (value == 0) continue;
            value /= _etaPivot[e];
            x.Subtract(etas, e, value);
        }
    }

    /// <summary>Solves y B = c, all by step.</summary>
    public void Backward(SparseVector y)
    {
        var etas = _etas.Columns;
        for (var e = _etaStep.Count - 1; e >= 0; e--)
        {
            var (before, dot) = (y.Values[_etaStep[e]], y.Dot(etas, e));
            if (before != 0 || dot != 0) y.Set(_etaStep[e], (before - dot) / _etaPivot[e]);
        }

        y.SolveUp(_upper.Rows, _pivot);
        y.SolveDown(_lower.Rows, pivots: null);
    }

    /// <summary>The variable at a step is exchanged for one whose column, solved for, is given with where it is not 0.</summary>
    public void Exchange(int step, SparseVector column, ReadOnlySpan<int> inColumn)
    {
        foreach (var s in inColumn)
        {
            if (s != step) _etas.Add(s, column.Values[s]);
        }

        _etas.End();
        _etaStep.Add(step);
        _etaPivot.Add(column.Values[step]);
    }

    /// <summary>As it was factorised: all exchanges since are forgotten.</summary>
    public void Undo()
    {
        _etas.Clear();
        _etaStep.Clear();
        _etaPivot.Clear();
    }

    void Reset(LinearProgram lp)
    {
        _lp = lp;
        if (_order.Length < lp.Rows)
        {
            var size = lp.Rows * 2;
            (_order, _pivot, _step, _rowCount) = (new int[size], new double[size], new int[size], new int[size]);
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
