using System.Numerics;
using System.Runtime.Intrinsics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// A vector by the steps of an elimination, most of it 0. Solving with a triangle passes over it in the order of the steps, four at a time where these are 0:
/// in the programs met that costs less than to keep account of where it is not.
/// </summary>
sealed class SparseVector
{
    const double _tiny = 1e-11;
    const int _width = 4;
    int _steps;

    /// <summary>By step.</summary>
    public double[] Values { get; private set; } = [];

    /// <summary>All 0, for so many steps.</summary>
    public void Reserve(int steps)
    {
        Clear();
        _steps = (steps + _width - 1) / _width * _width;
        if (Values.Length < _steps) Values = new double[_steps * 2];
    }

    public void Clear() => Array.Clear(Values, 0, _steps);

    public void Add(int step, double value) => Values[step] += value;

    public void Set(int step, double value) => Values[step] = value;

    public void CopyFrom(SparseVector other) => other.Values.AsSpan(0, _steps).CopyTo(Values);

    /// <summary>The steps that are not 0, upwards; what is as good as 0 is made so.</summary>
    public ReadOnlySpan<int> NonZeros(int[] found)
    {
        var (count, tiny) = (0, Vector256.Create(_tiny));
        for (var at = 0; at < _steps; at += _width)
        {
            var here = Vector256.Create(Values, at);
            if (here == Vector256<double>.Zero) continue;
            var large = Vector256.GreaterThanOrEqual(Vector256.Abs(here), tiny);
            (here & large).CopyTo(Values, at);
            for (var left = large.ExtractMostSignificantBits(); left != 0; left &= left - 1) found[count++] = at + BitOperations.TrailingZeroCount(left);
        }

        return found.AsSpan(0, count);
    }

    /// <summary>Takes one column so many times off.</summary>
    public void Subtract(in SparseColumns columns, int column, double times)
    {
        var values = Values;
        var steps = columns.Steps.AsSpan(columns.At[column]..columns.At[column + 1]);
        var entries = columns.Entries.AsSpan(columns.At[column], steps.Length);
        for (var k = 0; k < steps.Length; k++) values[steps[k]] -= entries[k] * times;
    }

    /// <summary>One column times this.</summary>
    public double Dot(in SparseColumns columns, int column)
    {
        var (values, sum) = (Values, 0.0);
        var steps = columns.Steps.AsSpan(columns.At[column]..columns.At[column + 1]);
        var entries = columns.Entries.AsSpan(columns.At[column], steps.Length);
        for (var k = 0; k < steps.Length; k++) sum += entries[k] * values[steps[k]];
        return sum;
    }

    /// <summary>Solves with a triangle whose columns lead to later steps only. <paramref name="pivots"/>: what stands on its diagonal; none for ones.</summary>
    public void SolveUp(in SparseColumns columns, double[]? pivots)
    {
        for (var at = 0; at < _steps; at += _width)
        {
            if (Vector256.Create(Values, at) == Vector256<double>.Zero) continue;
            for (var step = at; step < at + _width; step++) Take(step, columns, pivots);
        }
    }

    /// <summary>Solves with a triangle whose columns lead to earlier steps only.</summary>
    public void SolveDown(in SparseColumns columns, double[]? pivots)
    {
        for (var at = _steps - _width; at >= 0; at -= _width)
        {
            if (Vector256.Create(Values, at) == Vector256<double>.Zero) continue;
            for (var step = at + _width - 1; step >= at; step--) Take(step, columns, pivots);
        }
    }

    void Take(int step, in SparseColumns columns, double[]? pivots)
    {
        var value = Values[step];
        if (value == 0) return;
        if (pivots is not null) Values[step] = value /= pivots[step];
        if (columns.At[step] < columns.At[step + 1]) Subtract(columns, step, value);
    }
}
