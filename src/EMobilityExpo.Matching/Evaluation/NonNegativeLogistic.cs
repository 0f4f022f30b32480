namespace EMobilityExpo.Matching.Evaluation;

/// <summary>
/// Logistic regression whose coefficients cannot be negative, with an intercept per group of rows:
/// P(y = 1) = 1 / (1 + exp(-(a_group + sum of c_j x_j))), fitted by minimising
/// - log-likelihood + strength / 2 x sum of (c_j - prior_j)^2 + 0.005 x sum of a^2, subject to c >= 0.
/// </summary>
/// <remarks>
/// Projected Newton with an Armijo search along the projection arc (D. Bertsekas, "Projected Newton methods for optimization problems
/// with simple constraints", SIAM J. Control and Optimization 20(2), 1982). The problem is strictly convex, so the answer does not
/// depend on a starting point. No random numbers; the rows are summed in their order, so the same rows give the same bits.
/// One step is O(n p^2 + p^3) for n rows and p coefficients and intercepts; five to fifteen steps are usual.
/// </remarks>
public static class NonNegativeLogistic
{
    const int MostSteps = 100, MostHalvings = 40;

    /// <summary>Keeps the intercept of a group with one answer only from running away.</summary>
    const double InterceptStrength = 0.01;

    /// <summary>Fits.</summary>
    /// <param name="rows">n x d values, row after row.</param>
    /// <param name="labels">n: true for the positive ones.</param>
    /// <param name="groups">n: which intercept each row has, from 0.</param>
    /// <param name="prior">d: where coefficients are pulled to; zeros for plain L2.</param>
    /// <param name="strength">How hard they are pulled; above 0.</param>
    /// <exception cref="ArgumentException">Lengths do not agree, or a value is not finite.</exception>
    public static LogisticFit Fit(
        ReadOnlySpan<double> rows, ReadOnlySpan<bool> labels, ReadOnlySpan<int> groups, ReadOnlySpan<double> prior, double strength)
    {
        var columns = prior.Length;
        if (rows.Length != labels.Length * columns || groups.Length != labels.Length)
            throw new ArgumentException("Rows, labels and groups do not agree in length.", nameof(rows));
        if (!(strength > 0) || !double.IsFinite(strength))
            throw new ArgumentOutOfRangeException(nameof(strength));
        foreach (var value in rows)
        {
            if (!double.IsFinite(value)) throw new ArgumentException("A value is not finite.", nameof(rows));
        }

        var groupCount = 0;
        foreach (var group in groups) groupCount = Math.Max(groupCount, group + 1);
        var problem = new LogisticProblem(rows, labels, groups, groupCount, prior, strength, InterceptStrength);
        var point = new double[columns + groupCount];
        prior.CopyTo(point);
        for (var j = 0; j < columns; j++) point[j] = Math.Max(0, point[j]);

        var (gradient, hessian) = (new double[point.Length], new double[point.Length, point.Length]);
        var tolerance = 1e-9 * Math.Max(1, labels.Length);
        var loss = problem.Evaluate(point, gradient, hessian);
        var steps = 0;
        while (steps < MostSteps && Largest(point, gradient, columns) > tolerance)
        {
            var next = Step(problem, point, loss, gradient, hessian, columns, out var found);
            if (!found) break;
            (point, steps) = (next, steps + 1);
            loss = problem.Evaluate(point, gradient, hessian);
        }

        return new(point[..columns], point[columns..], loss, steps, Largest(point, gradient, columns) <= tolerance);
    }

    /// <summary>The largest entry of the projected gradient: what a coefficient at 0 is pushed below 0 with does not count.</summary>
    static double Largest(double[] point, double[] gradient, int columns)
    {
        var largest = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            if (!IsBound(point, gradient, columns, i)) largest = Math.Max(largest, Math.Abs(gradient[i]));
        }

        return largest;
    }

    static bool IsBound(double[] point, double[] gradient, int columns, int i) => i < columns && point[i] <= 0 && gradient[i] > 0;

    static double[] Step(
        LogisticProblem problem, double[] point, double loss, double[] gradient, double[,] hessian, int columns, out bool found)
    {
        var free = Enumerable.Range(0, point.Length).Where(i => !IsBound(point, gradient, columns, i)).ToArray();
        var direction = Cholesky.Solve(hessian, free, gradient);
        var next = new double[point.Length];
        var length = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++, length /= 2)
        {
            point.CopyTo(next, 0);
            var descent = 0.0;
            for (var f = 0; f < free.Length; f++)
            {
                var i = free[f];
                next[i] = point[i] - (length * direction[f]);
                if (i < columns) next[i] = Math.Max(0, next[i]);
                descent += gradient[i] * (point[i] - next[i]);
            }

            // Within rounding of the loss a full Newton step is as good as the loss can tell.
            if (problem.Loss(next) <= loss - (1e-4 * descent) + (1e-12 * Math.Abs(loss)))
            {
                found = true;
                return next;
            }
        }

        found = false;
        return point;
    }
}
