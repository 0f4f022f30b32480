namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Where the program of all slots begins: prices for its rows, and what may be basic by them.</summary>
sealed partial class SlotProgram
{
    const double _costsNothing = 0.02; // points

    /// <summary>
    /// The prices of the rows, in points, by those that the program was last narrowed by; of a pair what its best cell is worth above them. <see cref="Basis"/> is
    /// then what costs next to nothing. O(cells + limits).
    /// </summary>
    public double[] TakePrices()
    {
        for (var limit = 0; limit < _limits.Count; limit++)
        {
            if (_row[limit] < 0) _price[limit] = 0;
        }

        for (var c = 0; c < _cells.Count; c++) _margin[c] = Margin(c);
        _basis.Clear();
        for (var c = 0; c < _cells.Count;)
        {
            var (first, pair) = (c, _limits.Pair(_cells[c].Pair));
            var best = Math.Max(0, Best(ref c));
            if (_row[pair] >= 0) _price[pair] = best;
            for (var k = first; k < c; k++)
            {
                if (Math.Abs(_margin[k] - _price[pair]) <= _costsNothing) _basis.Add(k);
            }
        }

        var prices = new double[_limit.Count];
        for (var i = 0; i < prices.Length; i++)
        {
            prices[i] = _price[_limit[i]];
            if (prices[i] <= _costsNothing) _basis.Add(Lp.Columns + i);
        }

        return prices;
    }
}
