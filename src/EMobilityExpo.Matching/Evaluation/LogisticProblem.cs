namespace EMobilityExpo.Matching.Evaluation;

/// <summary>The penalised loss of <see cref="NonNegativeLogistic"/>, its gradient and its Hessian.</summary>
readonly ref struct LogisticProblem(
    ReadOnlySpan<double> rows, ReadOnlySpan<bool> labels, ReadOnlySpan<int> groups, int groupCount, ReadOnlySpan<double> prior,
    double strength, double interceptStrength)
{
    readonly ReadOnlySpan<double> _rows = rows;
    readonly ReadOnlySpan<bool> _labels = labels;
    readonly ReadOnlySpan<int> _groups = groups;
    readonly ReadOnlySpan<double> _prior = prior;

    /// <summary>The loss at a point: the coefficients, then the intercepts.</summary>
    public double Loss(ReadOnlySpan<double> point)
    {
        var loss = Penalty(point);
        for (var n = 0; n < _labels.Length; n++)
            loss += LossOf(Odds(n, point), _labels[n]);
        return loss;
    }

    /// <summary>The loss, with the gradient and the Hessian written over what they held.</summary>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, double[,] hessian)
    {
        var columns = _prior.Length;
        Array.Clear(hessian);
        for (var i = 0; i < point.Length; i++)
        {
            gradient[i] = i < columns ? strength * (point[i] - _prior[i]) : interceptStrength * point[i];
            hessian[i, i] = i < columns ? strength : interceptStrength;
        }

        var loss = Penalty(point);
        for (var n = 0; n < _labels.Length; n++)
        {
            var odds = Odds(n, point);
            loss += LossOf(odds, _labels[n]);
            var chance = 1 / (1 + Math.Exp(-odds));
            var (slope, bend) = (chance - (_labels[n] ? 1 : 0), chance * (1 - chance));
            var row = _rows.Slice(n * columns, columns);
            var own = columns + _groups[n];
            for (var i = 0; i < columns; i++)
            {
                gradient[i] += slope * row[i];
                for (var j = 0; j <= i; j++) hessian[i, j] += bend * row[i] * row[j];
                hessian[own, i] += bend * row[i];
            }

            gradient[own] += slope;
            hessian[own, own] += bend;
        }

        for (var i = 0; i < point.Length; i++)
        {
            for (var j = 0; j < i; j++) hessian[j, i] = hessian[i, j];
        }

        return loss;
    }

    double Odds(int n, ReadOnlySpan<double> point)
    {
        var row = _rows.Slice(n * _prior.Length, _prior.Length);
        var odds = point[_prior.Length + _groups[n]];
        for (var i = 0; i < row.Length; i++) odds += point[i] * row[i];
        return odds;
    }

    double Penalty(ReadOnlySpan<double> point)
    {
        var penalty = 0.0;
        for (var i = 0; i < _prior.Length; i++) penalty += strength / 2 * (point[i] - _prior[i]) * (point[i] - _prior[i]);
        for (var g = 0; g < groupCount; g++) penalty += interceptStrength / 2 * point[_prior.Length + g] * point[_prior.Length + g];
        return penalty;
    }

    /// <summary>log(1 + exp(-odds)) for a positive row, without overflow.</summary>
    static double LossOf(double odds, bool positive)
    {
        var margin = positive ? odds : -odds;
        return Math.Log(1 + Math.Exp(-Math.Abs(margin))) + Math.Max(0, -margin);
    }
}
