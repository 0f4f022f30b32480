using System.Numerics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// A vector by the steps of an elimination, most of it 0: a bit says for each step that it may not be. Solving with a triangle passes over the
/// bits in the order of the steps and sets those that come to be (what J. Gilbert and T. Peierls, 1988, find by a search in depth), so that it costs
/// the entries it meets and a word for each 64 steps.
/// </summary>
sealed class SparseVector
{
    const double _tiny = 1e-11;
    ulong[] _bits = [];
    int _words;

    /// <summary>By step.</summary>
    public double[] Values { get; private set; } = [];

    /// <summary>All 0, for so many steps.</summary>
    public void Reserve(int steps)
    {
        Clear();
        _words = (steps + 63) / 64;
        if (Values.Length < steps) (Values, _bits) = (new double[steps * 2], new ulong[(steps / 32) + 2]);
    }

    public void Clear()
    {
        for (var w = 0; w < _words; w++)
        {
            for (var left = _bits[w]; left != 0; left &= left - 1) Values[(w << 6) + BitOperations.TrailingZeroCount(left)] = 0;
            _bits[w] = 0;
        }
    }

    public void Add(int step, double value) => Set(step, Values[step] + value);

    public void Set(int step, double value)
    {
        Values[step] = value;
        _bits[step >> 6] |= 1UL << step;
    }

    public void CopyFrom(SparseVector other)
    {
        Clear();
        for (var w = 0; w < _words; w++)
        {
            _bits[w] = other._bits[w];
            for (var left = _bits[w]; left != 0; left &= left - 1)
            {
                var step = (w << 6) + BitOperations.TrailingZeroCount(left);
                Values[step] = other.Values[step];
            }
        }
    }

    /// <summary>The steps that are not 0, upwards; what is as good as 0 is made so.</summary>
    public ReadOnlySpan<int> NonZeros(int[] found)
    {
        var count = 0;
        for (var w = 0; w < _words; w++)
        {
            for (var left = _bits[w]; left != 0; left &= left - 1)
            {
                var step = (w << 6) + BitOperations.TrailingZeroCount(left);
                if (Math.Abs(Values[step]) >= _tiny)
                {
                    found[count++] = step;
                    continue;
                }

                Values[step] = 0;
                _bits[w] &= ~(1UL << step);
            }
        }

        return found.AsSpan(0, count);
    }

    /// <summary>Takes one column so many times off.</summary>
    public void Subtract(in SparseColumns columns, int column, double times)
    {
        var (values, bits, steps, entries) = (Values, _bits, columns.Steps, columns.Entries);
        var end = columns.At[column + 1];
        for (var k = columns.At[column]; k < end; k++)
        {
            var step = steps[k];
            values[step] -= entries[k] * times;
            bits[step >> 6] |= 1UL << step;
        }
    }

    /// <summary>One column times this.</summary>
    public double Dot(in SparseColumns columns, int column)
    {
        var (values, sum) = (Values, 0.0);
        for (var k = columns.At[column]; k < columns.At[column + 1]; k++) sum += columns.Entries[k] * values[columns.Steps[k]];
        return sum;
    }

    /// <summary>Solves with a triangle whose columns lead to later steps only. <paramref name="pivots"/>: what stands on its diagonal; none for ones.</summary>
    public void SolveUp(in SparseColumns columns, double[]? pivots)
    {
        for (var w = 0; w < _words; w++)
        {
            for (var left = _bits[w]; left != 0;)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                Take((w << 6) + bit, columns, pivots);
                left = _bits[w] & (~1UL << bit);
            }
        }
    }

    /// <summary>Solves with a triangle whose columns lead to earlier steps only.</summary>
    public void SolveDown(in SparseColumns columns, double[]? pivots)
    {
        for (var w = _words - 1; w >= 0; w--)
        {
            for (var left = _bits[w]; left != 0;)
            {
                var bit = BitOperations.Log2(left);
                Take((w << 6) + bit, columns, pivots);
                left = _bits[w] & ((1UL << bit) - 1);
            }
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
