using System.Runtime.CompilerServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The row of the tableau that a variable leaves by, and which variable enters: the smallest ratio of reduced cost to entry, but where a
/// variable with a small ratio can go from bound to bound and the row is still not put right, it flips and the step goes on (long-step rule: R. Fourer, 1994;
/// I. Maros, 2003). Ratios stand in a heap: only those passed are sorted.
/// </summary>
sealed class LongStep
{
    const double _leastPivot = 1e-9;
    const double _enough = 1e-7;
    const double _same = 1e-10;
    int[] _touched = [];
    bool[] _isTouched = [];
    int _touches;
    double[] _ratio = [];
    int[] _variable = [];
    int[] _flipped = [];
    int _flips;

    /// <summary>Entries of the row, and the variables that have one.</summary>
    public double[] Alpha { get; private set; } = [];

    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _touches);

    /// <summary>The variables that went from bound to bound in the last choice.</summary>
    public ReadOnlySpan<int> Flipped => _flipped.AsSpan(0, _flips);

    /// <summary>What the last choice takes off the bound on the whole.</summary>
    public double Gain { get; private set; }

    public void Reserve(LinearProgram lp)
    {
        Forget();
        if (Alpha.Length >= lp.Variables) return;
        var size = lp.Variables * 2;
        (Alpha, _touched, _isTouched) = (new double[size], new int[size], new bool[size]);
        (_ratio, _variable, _flipped) = (new double[size], new int[size], new int[size]);
    }

    /// <summary>
    /// The row of which <paramref name="rho"/> is the row of the inverse, by step, over what is not basic. O(entries of the rows that rho has).
    /// </summary>
    public void Row(LinearProgram lp, SparseVector rho, ReadOnlySpan<int> inRho, ReadOnlySpan<int> rowOf, bool[] basic)
    {
        Forget();
        foreach (var step in inRho)
        {
            var (i, v) = (rowOf[step], rho.Values[step]);
            if (!basic[lp.Columns + i]) Touch(lp.Columns + i, v);
            var columns = lp.ColumnsOf(i);
            var entries = lp.RowEntriesOf(i);
            for (var k = 0; k < columns.Length; k++)
            {
                if (!basic[columns[k]]) Touch(columns[k], v * entries[k]);
            }
        }
    }

    /// <summary>
    /// The variable to enter where the row is <paramref name="off"/> its bound, below it (-1) or above (1); -1 when the row cannot be put right.
    /// </summary>
    public int Choose(LinearProgram lp, double off, int sign, double[] reduced, bool[] atUpper)
    {
        (_flips, Gain) = (0, 0);
        // The step goes no further than the smallest ratio of those that put the row right alone.
        var (count, furthest) = (0, double.MaxValue);
        foreach (var j in Touched)
        {
            var (a, range) = (sign * Alpha[j], lp.Upper[j] - lp.Lower[j]);
            if (Math.Abs(a) < _leastPivot || (a > 0) == atUpper[j] || range <= 0) continue;
            var ratio = Math.Max(0, reduced[j] / a);
            if (ratio > furthest) continue;
            if (Math.Abs(a) * range >= off - _enough) furthest = ratio + _same;
            (_ratio[count], _variable[count]) = (ratio, j);
            count++;
        }

        for (var k = (count / 2) - 1; k >= 0; k--) Sift(k, count);
        while (count > 0)
        {
            var j = _variable[0];
            var turned = Math.Abs(Alpha[j]) * (lp.Upper[j] - lp.Lower[j]);
            if (off - turned <= _enough)
            {
                Gain += _ratio[0] * off;
                return Largest(count);
            }

            Gain += _ratio[0] * turned;
            off -= turned;
            _flipped[_flips++] = j;
            atUpper[j] = !atUpper[j];
            count--;
            (_ratio[0], _variable[0]) = (_ratio[count], _variable[count]);
            Sift(0, count);
        }

        return -1;
    }

    /// <summary>
    /// The variable whose reduced cost is the first to change its sign when so much of the row is taken off all of them; of those as early the one
    /// with the largest entry, -1 where none does.
    /// </summary>
    public int FirstToTurn(LinearProgram lp, double shift, double[] reduced)
    {
        var (entering, least) = (-1, Math.Abs(shift));
        foreach (var j in Touched)
        {
            var entry = Alpha[j] * Math.Sign(shift);
            if (Math.Abs(entry) < _enough || lp.Upper[j] <= lp.Lower[j] || reduced[j] * entry < 0) continue;
            var ratio = reduced[j] / entry;
            if (ratio > least + _same || (ratio >= least - _same && entering >= 0 && Math.Abs(entry) <= Math.Abs(Alpha[entering]))) continue;
            (entering, least) = (j, Math.Min(least, ratio));
        }

        return entering;
    }

    void Forget()
    {
        foreach (var j in Touched) _isTouched[j] = false;
        _touches = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Touch(int j, double entry)
    {
        if (_isTouched[j])
        {
            Alpha[j] += entry;
            return;
        }

        (_isTouched[j], Alpha[j]) = (true, entry);
        _touched[_touches++] = j;
    }

    /// <summary>Among the ratios as small as the first, the one with the largest entry.</summary>
    int Largest(int count)
    {
        var (best, near) = (_variable[0], _ratio[0] + _same);
        for (var k = 1; k < count; k++)
        {
            if (_ratio[k] <= near && Math.Abs(Alpha[_variable[k]]) > Math.Abs(Alpha[best])) best = _variable[k];
        }

        return best;
    }

    void Sift(int k, int count)
    {
        for (var child = (2 * k) + 1; child < count; child = (2 * k) + 1)
        {
            if (child + 1 < count && _ratio[child + 1] < _ratio[child]) child++;
            if (_ratio[k] <= _ratio[child]) return;
            (_ratio[k], _ratio[child]) = (_ratio[child], _ratio[k]);
            (_variable[k], _variable[child]) = (_variable[child], _variable[k]);
            k = child;
        }
    }
}
