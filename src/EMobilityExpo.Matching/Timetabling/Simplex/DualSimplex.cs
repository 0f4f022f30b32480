using System.Runtime.Intrinsics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Dual simplex method for bounded variables (C. Lemke, 1954): a basis with the right reduced costs keeps them while its values are put
/// right. Prices by steepest edge (J. Forrest, D. Goldfarb, 1992). All variables are bounded, so that any basis can be started from: what is not basic
/// goes to the bound that its reduced cost asks for. Worths are shaken a little against ties, by less than <see cref="Shaking"/> each. An iteration costs about
/// four solutions with the triangles of the basis; memory is used again from program to program.
/// </summary>
sealed class DualSimplex
{
    public const double Shaking = 3e-5;
    const double _feasible = 1e-7;
    const double _tiny = 1e-11;
    const double _leastWeight = 1e-4;
    const int _exchanges = 25;
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
    double[] _rho = [];
    double[] _column = [];
    double[] _tau = [];
    double[] _low = [];
    double[] _high = [];
    int[] _inRho = [];
    int[] _inColumn = [];

    /// <summary>Work done so far, a nanosecond a unit or so.</summary>
    public long Work { get; private set; }

    /// <summary>Worth of the present basis: at least the optimum, but for the shaking.</summary>
    public double Bound { get; private set; }

    /// <summary>Of a variable, after a run that ended at the optimum.</summary>
    public double Value(int variable) => _result[variable];

    public bool IsBasic(int variable) => _basic[variable];

    /// <summary>Begins with a program. <paramref name="basis"/>: variables that should be basic, as far as they do not depend on each other.</summary>
    public void Start(LinearProgram lp, ReadOnlySpan<int> basis, ref SplitMix random)
    {
        _lp = lp;
        Reserve();
        Array.Clear(_basic, 0, lp.Variables);
        Array.Clear(_atUpper, 0, lp.Variables);
        Array.Fill(_weightOf, 1, 0, lp.Variables);
        for (var j = 0; j < lp.Variables; j++) _cost[j] = (Shaking * ((2 * random.Unit()) - 1)) - lp.Worth[j];
        Factorise(basis);
    }

    /// <summary>Other bounds for a variable; the next run takes them up.</summary>
    public void Bind(int variable, double lower, double upper) => (_lp.Lower[variable], _lp.Upper[variable]) = (lower, upper);

    /// <summary>To the optimum, or until that is known to be below <paramref name="atLeast"/>, or the work is done.</summary>
    public SimplexEnd Run(double atLeast, long work, Budget budget)
    {
        var until = Work + work;
        Settle();
        for (var k = 0; ; k++)
        {
            if (_factor.Exchanges >= _exchanges) FactoriseAgain();
            if (k % 16 == 0)
            {
                Measure();
                if (Bound < atLeast) return SimplexEnd.Below;
                if (Work >= until || budget.Stopped) return SimplexEnd.Open;
            }

            var row = Leaving();
            if (row < 0) break;
            if (Iterate(row) is not SimplexEnd.Optimal and var end) return end;
        }

        Measure();
        for (var j = 0; j < _lp.Variables; j++) _result[j] = Resting(j);
        for (var i = 0; i < _lp.Rows; i++) _result[_head[i]] = _value[i];
        return Bound < atLeast ? SimplexEnd.Below : SimplexEnd.Optimal;
    }

    /// <summary>The row whose variable is furthest beyond its bounds, measured along the edge that it would be put right on; -1 at the optimum.</summary>
    int Leaving()
    {
        var (row, most, rows) = (-1, 0.0, _lp.Rows);
        var feasible = Vector256.Create(_feasible);
        for (var first = 0; first < rows; first += 4)
        {
            // Four at a time: hardly any is beyond its bounds. The arrays are longer than the rows, and hold 0 there.
            var value = Vector256.LoadUnsafe(ref _value[first]);
            var off = Vector256.Max(Vector256.LoadUnsafe(ref _low[first]) - value, value - Vector256.LoadUnsafe(ref _high[first]));
            if (!Vector256.GreaterThanAny(off, feasible)) continue;
            for (var i = first; i < first + 4; i++)
            {
                var beyond = off[i - first];
                if (beyond > _feasible && beyond * beyond > most * _weight[i]) (row, most) = (i, beyond * beyond / _weight[i]);
            }
        }

        return row;
    }

    /// <summary>Exchanges the variable of a row; Optimal means: go on.</summary>
    SimplexEnd Iterate(int row)
    {
        var (rows, leaving) = (_lp.Rows, _head[row]);
        var low = _value[row] < _low[row];
        Array.Clear(_rho, 0, rows);
        _rho[row] = 1;
        _factor.Backward(_rho);
        var weight = 0.0;
        var inRho = NonZeros(_rho, _inRho);
        foreach (var i in inRho) weight += _rho[i] * _rho[i];
        var believed = _weight[row];
        _weight[row] = weight;
        // Another row may be better than this one was thought to be.
        if (believed < 0.25 * weight) return SimplexEnd.Optimal;

        _step.Row(_lp, _rho, inRho, _basic);
        var off = low ? _low[row] - _value[row] : _value[row] - _high[row];
        var entering = _step.Choose(_lp, off, low ? -1 : 1, _reduced, _atUpper);
        if (_step.Flips)
        {
            _factor.Forward(_step.Flipped);
            for (var i = 0; i < rows; i++) _value[i] += _step.Flipped[i];
        }

        if (entering < 0) return SimplexEnd.Infeasible;
        Array.Clear(_column, 0, rows);
        _lp.Subtract(entering, -1, _column);
        _factor.Forward(_column);
        var pivot = _column[row];
        if (Math.Abs(pivot) < 1e-7 || Math.Abs(pivot - _step.Alpha[entering]) > 1e-6 * (1 + Math.Abs(pivot)))
        {
            // Row and column tell different numbers: the triangles have become inexact.
            if (_factor.Exchanges == 0) return SimplexEnd.Open;
            FactoriseAgain();
            return SimplexEnd.Optimal;
        }

        Array.Copy(_rho, _tau, rows);
        _factor.Forward(_tau);
        var dual = _reduced[entering] / pivot;
        foreach (var j in _step.Touched) _reduced[j] -= dual * _step.Alpha[j];
        (_reduced[leaving], _reduced[entering]) = (-dual, 0);
        var step = (_value[row] - (low ? _low[row] : _high[row])) / pivot;
        var inColumn = NonZeros(_column, _inColumn);
        Move(inColumn, row, step, pivot, weight);
        _value[row] = Resting(entering) + step;
        _weight[row] = Math.Max(weight / (pivot * pivot), _leastWeight);
        _factor.Exchange(row, _column, inColumn);
        (_low[row], _high[row]) = (_lp.Lower[entering], _lp.Upper[entering]);
        (_basic[leaving], _basic[entering], _atUpper[leaving], _head[row]) = (false, true, !low, entering);
        Work += (4L * (rows + _factor.Size)) + (4L * _step.Touched.Length);
        return SimplexEnd.Optimal;
    }

    /// <summary>Values and weights of the other rows.</summary>
    void Move(ReadOnlySpan<int> inColumn, int row, double step, double pivot, double weight)
    {
        foreach (var i in inColumn)
        {
            if (i == row) continue;
            _value[i] -= step * _column[i];
            var ratio = _column[i] / pivot;
            _weight[i] = Math.Max(_weight[i] - (2 * ratio * _tau[i]) + (ratio * ratio * weight), _leastWeight);
        }
    }

    /// <summary>Where a vector by row is not 0; what is as good as 0 is made so.</summary>
    ReadOnlySpan<int> NonZeros(double[] vector, int[] found)
    {
        var count = 0;
        for (var i = 0; i < _lp.Rows; i++)
        {
            if (vector[i] == 0) continue;
            if (Math.Abs(vector[i]) < _tiny) vector[i] = 0;
            else found[count++] = i;
        }

        return found.AsSpan(0, count);
    }

    void FactoriseAgain()
    {
        for (var i = 0; i < _lp.Rows; i++) (_before[i], _weightOf[_head[i]]) = (_head[i], _weight[i]);
        foreach (var j in _before.AsSpan(0, _lp.Rows)) _basic[j] = false;
        Factorise(_before.AsSpan(0, _lp.Rows));
        Settle();
    }

    void Factorise(ReadOnlySpan<int> basis)
    {
        _factor.Factorise(_lp, basis, _head);
        for (var i = 0; i < _lp.Rows; i++) (_basic[_head[i]], _weight[i], _rho[i]) = (true, _weightOf[_head[i]], _cost[_head[i]]);
        _factor.Backward(_rho);
        for (var j = 0; j < _lp.Variables; j++) _reduced[j] = _basic[j] ? 0 : _cost[j] - _lp.Dot(j, _rho);
        Work += (10L * _factor.Size) + (20L * _lp.Rows) + (5L * _lp.Columns);
    }

    /// <summary>Everything that is not basic goes to the bound that its reduced cost asks for; the values of the basic ones follow.</summary>
    void Settle()
    {
        Array.Copy(_lp.Most, _value, _lp.Rows);
        Array.Clear(_value, _lp.Rows, 4);
        Array.Clear(_low, _lp.Rows, 4);
        Array.Clear(_high, _lp.Rows, 4);
        for (var i = 0; i < _lp.Rows; i++) (_low[i], _high[i]) = (_lp.Lower[_head[i]], _lp.Upper[_head[i]]);
        for (var j = 0; j < _lp.Variables; j++)
        {
            if (_basic[j]) continue;
            if (Math.Abs(_reduced[j]) > 1e-9) _atUpper[j] = _reduced[j] < 0;
            _lp.Subtract(j, Resting(j), _value);
        }

        _factor.Forward(_value);
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

    void Reserve()
    {
        _step.Reserve(_lp);
        if (_basic.Length < _lp.Variables)
        {
            var size = _lp.Variables * 2;
            (_basic, _atUpper) = (new bool[size], new bool[size]);
            (_cost, _reduced, _weightOf, _result) = (new double[size], new double[size], new double[size], new double[size]);
        }

        if (_head.Length < _lp.Rows + 4)
        {
            var size = (_lp.Rows * 2) + 4;
            (_head, _before, _value, _weight) = (new int[size], new int[size], new double[size], new double[size]);
            (_rho, _column, _tau) = (new double[size], new double[size], new double[size]);
            (_low, _high, _inRho, _inColumn) = (new double[size], new double[size], new int[size], new int[size]);
        }
    }
}
