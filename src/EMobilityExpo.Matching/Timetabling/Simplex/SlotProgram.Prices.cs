namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Where the program of all slots begins: the relaxation's prices for its rows, and what may be basic by them.</summary>
sealed partial class SlotProgram
{
    const double _costsNothing = 0.02; // points

    /// <summary>
    /// The prices of the rows by the relaxation, in points: what a limit costs there, of a pair what its best cell is worth above that. <see cref="Basis"/> is then
    /// what costs next to nothing by them. O(cells + limits).
    /// </summary>
    public double[] TakePrices(RootRelaxation root)
    {
        var (m, layout, unit) = (_model, root.Lp.Layout, _weights.Unit / (double)_weights.Score);
        int[] lanes = [.. Enumerable.Range(0, m.T)], days = [.. Enumerable.Range(0, m.D)];
        var prices = new double[_limit.Count];
        for (var i = 0; i < prices.Length; i++)
        {
            if (_limits.PriceAt(_limit[i], layout, lanes, days) is var at && at >= 0) prices[i] = Math.Max(0, root.Lp.PriceProjected[at] * unit);
        }

        foreach (var (q, t) in _cells)
        {
            if (_row[_limits.Pair(q)] is var row && row >= 0) prices[row] = Math.Max(prices[row], Margin(q, t, prices, withPair: false));
        }

        _basis.Clear();
        for (var c = 0; c < _cells.Count; c++)
        {
            if (Math.Abs(Margin(_cells[c].Pair, _cells[c].Slot, prices, withPair: true)) <= _costsNothing) _basis.Add(c);
        }

        for (var i = 0; i < prices.Length; i++)
        {
            if (prices[i] <= _costsNothing) _basis.Add(Lp.Columns + i);
        }

        return prices;
    }

    /// <summary>What a cell is worth above its limits' prices.</summary>
    double Margin(int q, int t, double[] prices, bool withPair)
    {
        var margin = Worth(q, t);
        foreach (var limit in _limits.Of(q, t))
        {
            if (_row[limit] >= 0 && (withPair || limit != _limits.Pair(q))) margin -= _limits.Entry(limit) * prices[_row[limit]];
        }

        return margin;
    }
}
