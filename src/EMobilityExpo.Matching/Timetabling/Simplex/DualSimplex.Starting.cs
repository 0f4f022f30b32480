namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Programs to begin with, rows added to one, and the weights of its first basis.</summary>
sealed partial class DualSimplex
{
    const int _estimates = 16;
    int _rows; // of the program when it was last taken up

    /// <summary>Begins with a program. <paramref name="basis"/>: variables that should be basic, as far as they do not depend on each other.</summary>
    public void Start(LinearProgram lp, ReadOnlySpan<int> basis, ref SplitMix random)
    {
        TakeUp(lp, basis, ref random);
        Weigh(ref random);
    }

    void TakeUp(LinearProgram lp, ReadOnlySpan<int> basis, ref SplitMix random)
    {
        _lp = lp;
        Reserve();
        Array.Clear(_basic, 0, lp.Variables);
        Array.Clear(_atUpper, 0, lp.Variables);
        Array.Fill(_weightOf, 1, 0, lp.Variables);
        for (var j = 0; j < lp.Variables; j++) _cost[j] = (Shaking * ((2 * random.Unit()) - 1)) - lp.Worth[j];
        Factorise(basis);
    }

    /// <summary>Goes on after rows have been added behind those of the program: their slacks become basic.</summary>
    public void Extend(ref SplitMix random)
    {
        for (var i = 0; i < _rows; i++) (_before[i], _weightOf[_head[i]], _basic[_head[i]]) = (_head[i], _weight[i], false);
        var (rows, variables) = (_rows, _lp.Columns + _rows);
        Reserve();
        for (var j = variables; j < _lp.Variables; j++)
        {
            (_basic[j], _atUpper[j], _weightOf[j]) = (false, false, 1);
            _cost[j] = Shaking * ((2 * random.Unit()) - 1);
        }

        for (var i = rows; i < _lp.Rows; i++) _before[i] = _lp.Columns + i;
        Factorise(_before.AsSpan(0, _lp.Rows));
    }

    /// <summary>
    /// Estimates the weights, the squared lengths of the rows of the inverse: the values of a column of random signs have them as the expectations of
    /// their squares (M. Hutchinson, 1990). Costs as much as some iterations, and spares every third.
    /// </summary>
    void Weigh(ref SplitMix random)
    {
        Array.Clear(_weight, 0, _lp.Rows);
        for (var k = 0; k < _estimates; k++)
        {
            _tau.Clear();
            for (var s = 0; s < _lp.Rows; s++) _tau.Set(s, 1 - (int)(2 * (random.Next() & 1)));
            _factor.Forward(_tau);
            for (var i = 0; i < _lp.Rows; i++) _weight[i] += _tau.Values[_factor.StepOf[i]] * _tau.Values[_factor.StepOf[i]] / _estimates;
        }

        for (var i = 0; i < _lp.Rows; i++) _weight[i] = Math.Max(_weight[i], _leastWeight);
        Work += _estimates * (_factor.Size + (10L * _lp.Rows));
    }

    /// <summary>Memory for the program, with what is in it.</summary>
    void Reserve()
    {
        _rows = _lp.Rows;
        _step.Reserve(_lp);
        if (_basic.Length < _lp.Variables)
        {
            var size = _lp.Variables * 2;
            (_basic, _atUpper) = (LinearProgram.Larger(_basic, size), LinearProgram.Larger(_atUpper, size));
            (_cost, _reduced, _weightOf, _result) = (LinearProgram.Larger(_cost, size), LinearProgram.Larger(_reduced, size), LinearProgram.Larger(_weightOf, size), new double[size]);
        }

        foreach (var vector in new[] { _rho, _column, _tau, _turned }) vector.Reserve(_lp.Rows);
        if (_head.Length < _lp.Rows)
        {
            var size = _lp.Rows * 2;
            (_head, _before, _value, _weight, _dual) = (new int[size], LinearProgram.Larger(_before, size), new double[size], new double[size], new double[size]);
            (_low, _high, _isOff) = (new double[size], new double[size], new ulong[(size / 64) + 1]);
            (_inRho, _inColumn, _inTurned) = (new int[size], new int[size], new int[size]);
        }

        Array.Clear(_isOff);
    }
}
