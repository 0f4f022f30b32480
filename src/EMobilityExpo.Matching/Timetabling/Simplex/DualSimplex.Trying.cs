namespace EMobilityExpo.Matching.Timetabling;

/// <summary>What branching needs: to begin at a basis known from before, to look what a bound would bring, and prices for a proven bound.</summary>
sealed partial class DualSimplex
{
    const int _mostTried = 25;
    readonly Kept _kept = new();
    bool _trying;
    (int Variable, double Lower, double Upper) _tried;
    int _ray;

    /// <summary>The present basis with its weights.</summary>
    public SimplexBasis Basis()
    {
        var (variables, weights, count) = (new ulong[(_lp.Variables + 63) / 64], new float[_lp.Rows], 0);
        for (var i = 0; i < _lp.Rows; i++) _weightOf[_head[i]] = _weight[i];
        for (var j = 0; j < _lp.Variables; j++)
        {
            if (!_basic[j]) continue;
            variables[j >> 6] |= 1UL << j;
            weights[count++] = (float)_weightOf[j];
        }

        return new SimplexBasis(variables, weights);
    }

    /// <summary>Goes on from another basis of the same program, within the bounds as they are now.</summary>
    public void Restart(SimplexBasis basis)
    {
        _lp.MakeRows();
        var count = 0;
        for (var i = 0; i < _lp.Rows; i++) _basic[_head[i]] = false;
        for (var j = 0; j < _lp.Variables; j++)
        {
            if ((basis.Variables[j >> 6] >> j & 1) == 0 || count >= _lp.Rows) continue;
            _weightOf[j] = basis.Weights[count];
            _before[count++] = j;
        }

        Factorise(_before.AsSpan(0, count));
    }

    /// <summary>The basic variable of a row, after a run.</summary>
    public int Basic(int row) => _head[row];

    /// <summary>The value of that.</summary>
    public double Level(int row) => _value[row];

    /// <summary>Keeps the optimum that the last run ended at, for tries from it.</summary>
    public void Keep()
    {
        if (_factor.Exchanges > 0) FactoriseAgain();
        _kept.Take(this);
    }

    /// <summary>
    /// How far the bound would come with a variable fixed, in some exchanges without another factorisation. It stays so until
    /// <see cref="Return"/>.
    /// </summary>
    public SimplexEnd Try(int variable, double value, double atLeast, Budget budget)
    {
        _tried = (variable, _lp.Lower[variable], _lp.Upper[variable]);
        Bind(variable, value, value);
        _trying = true;
        var end = Run(atLeast, long.MaxValue / 2, budget);
        _trying = false;
        return end;
    }

    /// <summary>What the last try took off the bound.</summary>
    public double Lost => _kept.Bound - Bound;

    /// <summary>Back to what was kept.</summary>
    public void Return()
    {
        Bind(_tried.Variable, _tried.Lower, _tried.Upper);
        _kept.GiveTo(this);
        _factor.Undo();
        Work += 2L * _lp.Variables;
    }

    /// <summary>
    /// What the first exchange alone would take off the bound when the basic variable of a row were fixed at the whole number below it, or above
    /// (N. Driebeek, 1966). About half an iteration.
    /// </summary>
    public (double Down, double Up) Penalties(int row)
    {
        _rho.Clear();
        _rho.Add(_factor.StepOf[row], 1);
        _factor.Backward(_rho);
        var inRho = _rho.NonZeros(_inRho);
        _step.Row(_lp, _rho, inRho, _factor.RowOf, _basic);
        var part = _value[row] - Math.Floor(_value[row]);
        Work += 2000 + (20L * inRho.Length) + (10L * _step.Touched.Length);
        return (Penalty(part, 1), Penalty(1 - part, -1));
    }

    double Penalty(double off, int sign)
    {
        var entering = _step.Choose(_lp, off, sign, _reduced, _atUpper);
        foreach (var j in _step.Flipped) _atUpper[j] = !_atUpper[j];
        return entering < 0 ? double.MaxValue : _step.Gain;
    }

    /// <summary>
    /// The prices of the rows at the present basis; where the last run found nothing feasible, moved so far along the ray that shows it.
    /// </summary>
    public void Prices(double[] price, double along)
    {
        for (var i = 0; i < _lp.Rows; i++) price[i] = _reduced[_lp.Columns + i] - _cost[_lp.Columns + i];
        if (along == 0) return;
        for (var i = 0; i < _lp.Rows; i++) price[i] -= _ray * along * _rho.Values[_factor.StepOf[i]];
    }

    /// <summary>The state of the method at an optimum.</summary>
    sealed class Kept
    {
        bool[] _basic = [];
        bool[] _atUpper = [];
        double[] _reduced = [];
        int[] _head = [];
        double[] _value = [];
        double[] _weight = [];
        double[] _low = [];
        double[] _high = [];
        ulong[] _isOff = [];

        public double Bound { get; private set; }

        public void Take(DualSimplex from)
        {
            var (variables, rows, words) = (from._lp.Variables, from._lp.Rows, (from._lp.Rows + 63) / 64);
            (_basic, _atUpper, _reduced) = (from._basic[..variables], from._atUpper[..variables], from._reduced[..variables]);
            (_head, _value, _weight) = (from._head[..rows], from._value[..rows], from._weight[..rows]);
            (_low, _high, _isOff, Bound) = (from._low[..rows], from._high[..rows], from._isOff[..words], from.Bound);
        }

        public void GiveTo(DualSimplex to)
        {
            _basic.CopyTo(to._basic, 0);
            _atUpper.CopyTo(to._atUpper, 0);
            _reduced.CopyTo(to._reduced, 0);
            _head.CopyTo(to._head, 0);
            _value.CopyTo(to._value, 0);
            _weight.CopyTo(to._weight, 0);
            _low.CopyTo(to._low, 0);
            _high.CopyTo(to._high, 0);
            _isOff.CopyTo(to._isOff, 0);
            to.Bound = Bound;
        }
    }
}
