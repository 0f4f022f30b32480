namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// To begin at prices known from elsewhere, nearly the best: the dual half of a crossover to a basis (N. Megiddo, 1991; R. Bixby, M. Saltzman, 1994). By such prices
/// some basic variables have reduced costs; each is pushed to none, and where another one's would change sign on the way, that becomes basic in its place.
/// </summary>
sealed partial class DualSimplex
{
    const double _pushed = 0.02; // points: reduced costs that are pushed
    double[] _aside = []; // reduced costs of basic variables, taken off their costs as long as they are not pushed

    /// <summary>Begins with a program at a price for each row. A push costs about half an iteration.</summary>
    /// <param name="lp">The program.</param>
    /// <param name="basis">Variables that should be basic, as far as they do not depend on each other: the nearer to 0 their reduced costs, the better.</param>
    /// <param name="prices">Of its rows, in points.</param>
    /// <param name="random">Of the shaking.</param>
    public void Start(LinearProgram lp, ReadOnlySpan<int> basis, ReadOnlySpan<double> prices, ref SplitMix random)
    {
        TakeUp(lp, basis, ref random);
        SetAside(prices);
        for (var row = 0; row < lp.Rows; row++)
        {
            if (Math.Abs(_aside[_head[row]]) < _pushed) continue;
            Push(row);
            if (_factor.Exchanges < _exchanges) continue;
            // Other rows from now on.
            FactoriseHead();
            row = -1;
        }

        for (var i = 0; i < lp.Rows; i++) _cost[_head[i]] += _aside[_head[i]];
        FactoriseHead();
        Weigh(ref random);
    }

    /// <summary>Reduced costs by the prices; the costs of basic variables are such that theirs are 0.</summary>
    void SetAside(ReadOnlySpan<double> prices)
    {
        if (_aside.Length < _lp.Variables) _aside = new double[_lp.Variables * 2];
        for (var i = 0; i < _lp.Rows; i++) _dual[i] = -prices[i];
        for (var j = 0; j < _lp.Variables; j++)
        {
            var reduced = _cost[j] - _lp.Dot(j, _dual);
            (_aside[j], _reduced[j]) = _basic[j] ? (reduced, 0.0) : (0.0, reduced);
            _cost[j] -= _aside[j];
        }
    }

    /// <summary>Gives the variable of a row its own cost back.</summary>
    void Push(int row)
    {
        var (leaving, step) = (_head[row], _factor.StepOf[row]);
        var shift = _aside[leaving];
        (_aside[leaving], _cost[leaving]) = (0, _cost[leaving] + shift);
        _rho.Clear();
        _rho.Add(step, 1);
        _factor.Backward(_rho, leaving: true);
        var inRho = _rho.NonZeros(_inRho);
        _step.Row(_lp, _rho, inRho, _factor.RowOf, _basic);
        Work += 2000 + (20L * inRho.Length) + (20L * _step.Touched.Length);
        var entering = _step.FirstToTurn(_lp, shift, _reduced);
        if (entering >= 0)
        {
            _column.Clear();
            Load(_column, entering, -1);
            _factor.Forward(_column, entering: true);
            Work += 4000;
        }

        var pivot = entering < 0 ? 0 : _column.Values[step];
        var exchanges = Math.Abs(pivot) >= 1e-6;
        var moved = exchanges ? _reduced[entering] / pivot : shift;
        foreach (var j in _step.Touched) _reduced[j] -= moved * _step.Alpha[j];
        if (!exchanges) return;
        (_reduced[entering], _reduced[leaving]) = (0, shift - moved);
        _factor.Exchange(step, pivot);
        (_basic[leaving], _basic[entering], _head[row]) = (false, true, entering);
    }
}
