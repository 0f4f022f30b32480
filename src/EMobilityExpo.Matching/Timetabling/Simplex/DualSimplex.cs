using System.Numerics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Dual simplex method for bounded variables (C. Lemke, 1954): a basis with the right reduced costs keeps them while its values are put
/// right. Prices by steepest edge (J. Forrest, D. Goldfarb, 1992). All variables are bounded, so that any basis can be started from: what is not basic
/// goes to the bound that its reduced cost asks for. Worths are shaken a little against ties, by less than <see cref="Shaking"/> each. An iteration costs about
/// four solutions with the triangles of the basis; memory is used again from program to program.
/// </summary>
sealed partial class DualSimplex
{
    public const double Shaking = 3e-5;
    const double _feasible = 1e-7;
    const double _leastWeight = 1e-4;
    const int _exchanges = 64;
    readonly BasisFactor _factor = new();
    readonly LongStep _step = new();
    LinearProgram _lp = new();
    int[] _head = [];
    int[] _before = [];
    bool[] _basic = [];
    bool[] _atUpper = [];
    double[] _cost = [];
    double[] _reduced = [];
    double[] _weightOf = [];
    double[] _result = [];
    double[] _value = [];
    double[] _weight = [];
    double[] _low = [];
    double[] _high = [];
    double[] _dual = [];
    ulong[] _isOff = [];
    int[] _inRho = [];
    int[] _inColumn = [];
    int[] _inTurned = [];
    readonly SparseVector _rho = new();
    readonly SparseVector _column = new();
    readonly SparseVector _tau = new();
    readonly SparseVector _turned = new();

    /// <summary>Work done so far, a nanosecond a unit or so.</summary>
    public long Work { get; private set; }

    /// <summary>Worth of the present basis: at least the optimum, but for the shaking.</summary>
    public double Bound { get; private set; }

    /// <summary>Of a variable, after a run that ended at the optimum.</summary>
    public double Value(int variable) => _result[variable];

    public bool IsBasic(int variable) => _basic[variable];

    /// <summary>Other bounds for a variable; the next run takes them up.</summary>
    public void Bind(int variable, double lower, double upper) => (_lp.Lower[variable], _lp.Upper[variable]) = (lower, upper);

    /// <summary>To the optimum, or until that is known to be below <paramref name="atLeast"/>, or so much work is done (an iteration at least).</summary>
    public SimplexEnd Run(double atLeast, long work, Budget budget)
    {
        var until = Work + work;
        Settle();
        while (true)
        {
            if (_trying && _factor.Exchanges >= _mostTried) return SimplexEnd.Paused;
            if (_factor.Exchanges >= _exchanges) FactoriseAgain();

            if (Bound < atLeast) return SimplexEnd.Below;
            if (budget.Stopped) return SimplexEnd.Paused;
            var row = Leaving();
            if (row < 0) break;
            if (Iterate(row) is not SimplexEnd.Optimal and var end) return end;
            if (Work >= until) return SimplexEnd.Paused;
        }

        Measure();
        for (var j = 0; j < _lp.Variables; j++) _result[j] = Resting(j);
        for (var i = 0; i < _lp.Rows; i++) _result[_head[i]] = _value[i];
        return Bound < atLeast ? SimplexEnd.Below : SimplexEnd.Optimal;
    }

    /// <summary>The row whose variable is furthest beyond its bounds, measured along the edge that it would be put right on; -1 at the optimum.</summary>
    int Leaving()
    {
        var (row, most) = (-1, 0.0);
        for (var word = 0; word << 6 < _lp.Rows; word++)
        {
            for (var left = _isOff[word]; left != 0; left &= left - 1)
            {
                var i = (word << 6) + BitOperations.TrailingZeroCount(left);
                var off = Off(i);
                if (off * off > most * _weight[i]) (row, most) = (i, off * off / _weight[i]);
            }
        }

        return row;
    }

    /// <summary>How far a basic variable is beyond its bounds.</summary>
    double Off(int row) => Math.Max(_low[row] - _value[row], _value[row] - _high[row]);

    /// <summary>Notes whether the variable of a row is beyond its bounds, after its value changed.</summary>
    void Watch(int row)
    {
        var bit = 1UL << row;
        if (Off(row) > _feasible) _isOff[row >> 6] |= bit;
        else _isOff[row >> 6] &= ~bit;
    }

    /// <summary>Exchanges the variable of a row; Optimal means: go on.</summary>
    SimplexEnd Iterate(int row)
    {
        var (leaving, step) = (_head[row], _factor.StepOf[row]);
        var low = _value[row] < _low[row];
        _rho.Clear();
        _rho.Add(step, 1);
        _factor.Backward(_rho, leaving: true);
        var weight = 0.0;
        var inRho = _rho.NonZeros(_inRho);
        foreach (var s in inRho) weight += _rho.Values[s] * _rho.Values[s];
        var believed = _weight[row];
        _weight[row] = weight;
        Work += 2000 + (20L * inRho.Length);
        // Another row may be better than this one was thought to be.
        if (believed < 0.25 * weight) return SimplexEnd.Optimal;

        _step.Row(_lp, _rho, inRho, _factor.RowOf, _basic);
        var entering = _step.Choose(_lp, Off(row), low ? -1 : 1, _reduced, _atUpper);
        if (_step.Flipped.Length > 0) Turn();
        _ray = low ? -1 : 1;
        if (entering < 0) return SimplexEnd.Infeasible;
        _column.Clear();
        Load(_column, entering, -1);
        _factor.Forward(_column, entering: true);
        var pivot = _column.Values[step];
        if (Math.Abs(pivot) < 1e-7 || Math.Abs(pivot - _step.Alpha[entering]) > 1e-6 * (1 + Math.Abs(pivot)))
        {
            // Row and column tell different numbers: the triangles have become inexact.
            if (_factor.Exchanges == 0 || _trying) return SimplexEnd.Open;
            FactoriseAgain();
            return SimplexEnd.Optimal;
        }

        _tau.CopyFrom(_rho);
        _factor.Forward(_tau);
        var dual = _reduced[entering] / pivot;
        foreach (var j in _step.Touched) _reduced[j] -= dual * _step.Alpha[j];
        (_reduced[leaving], _reduced[entering]) = (-dual, 0);
        Bound -= _step.Gain;
        var length = (_value[row] - (low ? _low[row] : _high[row])) / pivot;
        var inColumn = _column.NonZeros(_inColumn);
        Move(inColumn, step, length, pivot, weight);
        _factor.Exchange(step, pivot);
        _value[row] = Resting(entering) + length;
        _weight[row] = Math.Max(weight / (pivot * pivot), _leastWeight);
        (_low[row], _high[row]) = (_lp.Lower[entering], _lp.Upper[entering]);
        (_basic[leaving], _basic[entering], _atUpper[leaving], _head[row]) = (false, true, !low, entering);
        Watch(row);
        Work += 7000 + (70L * inColumn.Length) + (10L * _step.Touched.Length);
        return SimplexEnd.Optimal;
    }

    /// <summary>What the flips of the last choice do to the basic variables.</summary>
    void Turn()
    {
        _turned.Clear();
        foreach (var j in _step.Flipped) Load(_turned, j, (_lp.Upper[j] - _lp.Lower[j]) * (_atUpper[j] ? 1 : -1));
        _factor.Forward(_turned);
        foreach (var s in _turned.NonZeros(_inTurned))
        {
            var i = _factor.RowOf[s];
            _value[i] += _turned.Values[s];
            Watch(i);
        }
    }

    /// <summary>Takes so much of a variable off a vector.</summary>
    void Load(SparseVector vector, int variable, double times)
    {
        if (times == 0) return;
        if (variable >= _lp.Columns)
        {
            vector.Add(_factor.StepOf[variable - _lp.Columns], -times);
            return;
        }

        var rows = _lp.RowsOf(variable);
        var entries = _lp.EntriesOf(variable);
        for (var k = 0; k < rows.Length; k++) vector.Add(_factor.StepOf[rows[k]], -entries[k] * times);
    }

    /// <summary>Values and weights of the other rows.</summary>
    void Move(ReadOnlySpan<int> inColumn, int step, double length, double pivot, double weight)
    {
        foreach (var s in inColumn)
        {
            if (s == step) continue;
            var (i, entry) = (_factor.RowOf[s], _column.Values[s]);
            _value[i] -= length * entry;
            var ratio = entry / pivot;
            _weight[i] = Math.Max(_weight[i] - (2 * ratio * _tau.Values[s]) + (ratio * ratio * weight), _leastWeight);
            Watch(i);
        }
    }

    void FactoriseAgain()
    {
        FactoriseHead();
        Settle();
    }

    /// <summary>Factorises the present basis; no values follow.</summary>
    void FactoriseHead()
    {
        for (var i = 0; i < _lp.Rows; i++) (_before[i], _weightOf[_head[i]], _basic[_head[i]]) = (_head[i], _weight[i], false);
        Factorise(_before.AsSpan(0, _lp.Rows));
    }

    void Factorise(ReadOnlySpan<int> basis)
    {
        _factor.Factorise(_lp, basis, _head);
        _rho.Clear();
        for (var i = 0; i < _lp.Rows; i++)
        {
            (_basic[_head[i]], _weight[i]) = (true, _weightOf[_head[i]]);
            _rho.Add(_factor.StepOf[i], _cost[_head[i]]);
        }

        _factor.Backward(_rho);
        for (var i = 0; i < _lp.Rows; i++) _dual[i] = _rho.Values[_factor.StepOf[i]];
        for (var j = 0; j < _lp.Variables; j++) _reduced[j] = _basic[j] ? 0 : _cost[j] - _lp.Dot(j, _dual);
        Work += (10L * _factor.Size) + (20L * _lp.Rows) + (5L * _lp.Columns);
    }

    /// <summary>Everything that is not basic goes to the bound that its reduced cost asks for; the values of the basic ones follow.</summary>
    void Settle()
    {
        _turned.Clear();
        for (var i = 0; i < _lp.Rows; i++) _turned.Add(_factor.StepOf[i], _lp.Most[i]);
        for (var j = 0; j < _lp.Variables; j++)
        {
            if (_basic[j]) continue;
            if (Math.Abs(_reduced[j]) > 1e-9) _atUpper[j] = _reduced[j] < 0;
            Load(_turned, j, Resting(j));
        }

        _factor.Forward(_turned);
        for (var i = 0; i < _lp.Rows; i++)
        {
            (_low[i], _high[i], _value[i]) = (_lp.Lower[_head[i]], _lp.Upper[_head[i]], _turned.Values[_factor.StepOf[i]]);
            Watch(i);
        }

        Measure();
    }

    double Resting(int j) => _atUpper[j] ? _lp.Upper[j] : _lp.Lower[j];

    void Measure()
    {
        var sum = 0.0;
        for (var j = 0; j < _lp.Variables; j++) sum += _basic[j] ? 0 : _cost[j] * Resting(j);
        for (var i = 0; i < _lp.Rows; i++) sum += _cost[_head[i]] * _value[i];
        Bound = -sum;
        Work += _lp.Variables;
    }
}
