namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// A bound on a linear program that no rounding can break: prices of the rows as a method in floating point left them, rounded to whole numbers, and all
/// sums in integers (A. Neumaier, O. Shcherbina: Safe bounds in linear and mixed-integer linear programming, 2004). Whole weighted units.
/// </summary>
sealed class SafeBound
{
    readonly double _unit;
    readonly double _largest;
    readonly int _shift;
    double[] _prices = [];
    long[] _price = [];
    long[] _margin = [];
    long _total;

    /// <param name="weights">Of the terms; a point of the program is as many units as the score weighs.</param>
    public SafeBound(Weights weights) =>
        (_unit, _largest, _shift) = (weights.Score, weights.Unit / (double)weights.Score, weights.Shift);

    /// <summary>
    /// No point of the program within its bounds is worth more, by the prices that the last run ended with; looked for until it is
    /// <paramref name="enough"/>. O(entries).
    /// </summary>
    public long Of(LinearProgram lp, DualSimplex simplex, SimplexEnd end, long enough)
    {
        var bound = Evaluate(lp, simplex, 0);
        // What is infeasible is worth as little as one likes: far enough along the ray.
        for (var along = 0.01; end == SimplexEnd.Infeasible && bound > enough && along < 100; along *= 16)
            bound = Math.Min(bound, Evaluate(lp, simplex, along * _largest));
        return bound;
    }

    /// <summary>
    /// The columns that are 0 (their number) or 1 (its complement) wherever the program is worth more than <paramref name="known"/>, by the prices
    /// last looked at (reduced-cost fixing: R. Dakin, 1965).
    /// </summary>
    public int[] Fixed(LinearProgram lp, long known, int columns)
    {
        var found = new List<int>();
        for (var j = 0; j < columns; j++)
        {
            if (lp.Upper[j] <= lp.Lower[j] || (_total - Math.Abs(_margin[j])) >> _shift > known) continue;
            found.Add(_margin[j] < 0 ? j : ~j);
        }

        return [.. found];
    }

    long Evaluate(LinearProgram lp, DualSimplex simplex, double along)
    {
        if (_price.Length < lp.Rows) (_prices, _price) = (new double[lp.Rows * 2], new long[lp.Rows * 2]);
        if (_margin.Length < lp.Columns) _margin = new long[lp.Columns * 2];
        simplex.Prices(_prices, along);
        var (total, scale) = (0L, _unit * (1L << _shift));
        for (var i = 0; i < lp.Rows; i++)
        {
            var price = (long)Math.Round(_prices[i] * scale);
            var range = (long)lp.Upper[lp.Columns + i];
            // What is a little below 0 for a row that need not be met to the full is rounding; along a ray it may be the reason.
            _price[i] = along > 0 || range == 0 ? price : Math.Max(0, price);
            total += (_price[i] * (long)lp.Most[i]) + (Math.Max(0, -_price[i]) * range);
        }

        for (var j = 0; j < lp.Columns; j++)
        {
            var rows = lp.RowsOf(j);
            var entries = lp.EntriesOf(j);
            var margin = (long)Math.Round(lp.Worth[j] * _unit) << _shift;
            for (var k = 0; k < rows.Length; k++) margin -= (long)entries[k] * _price[rows[k]];
            _margin[j] = margin;
            total += margin * (long)(margin > 0 ? lp.Upper[j] : lp.Lower[j]);
        }

        _total = total;
        return total >> _shift;
    }
}
