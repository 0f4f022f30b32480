namespace EMobilityExpo.Matching.Evaluation;

/// <summary>Solves small positive definite systems.</summary>
static class Cholesky
{
    /// <summary>x with A x = b for the rows and columns of A and the entries of b that are named. O(m^3) for m names.</summary>
    public static double[] Solve(double[,] matrix, int[] names, ReadOnlySpan<double> right)
    {
        var size = names.Length;
        var lower = new double[size, size];
        var x = new double[size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[names[i], names[j]];
                for (var k = 0; k < j; k++) sum -= lower[i, k] * lower[j, k];
                // The penalty keeps the diagonal positive; the floor only guards against rounding.
                lower[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / lower[j, j];
            }

            x[i] = right[names[i]];
            for (var k = 0; k < i; k++) x[i] -= lower[i, k] * x[k];
            x[i] /= lower[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++) x[i] -= lower[k, i] * x[k];
            x[i] /= lower[i, i];
        }

        return x;
    }
}
