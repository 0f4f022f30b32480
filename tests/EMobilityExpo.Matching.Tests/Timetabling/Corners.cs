using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>The best corner of a small linear program: every choice of as many limits as there are columns, taken as equations.</summary>
static class Corners
{
    public static double? Best(LinearProgram lp)
    {
        var n = lp.Columns;
        var planes = new List<(double[] Of, double At)>();
        for (var j = 0; j < n; j++)
        {
            var unit = new double[n];
            unit[j] = 1;
            planes.Add((unit, lp.Lower[j]));
            planes.Add((unit, lp.Upper[j]));
        }

        var rows = new double[lp.Rows][];
        for (var i = 0; i < lp.Rows; i++)
        {
            rows[i] = new double[n];
            for (var j = 0; j < n; j++) rows[i][j] = lp.RowsOf(j).IndexOf(i) is >= 0 and var k ? lp.EntriesOf(j)[k] : 0;
            planes.Add((rows[i], lp.Most[i]));
            planes.Add((rows[i], lp.Most[i] - lp.Upper[n + i]));
        }

        double? best = null;
        foreach (var chosen in Choices(planes.Count, n))
        {
            if (Solve([.. chosen.Select(k => planes[k])]) is not { } x || !Inside(lp, rows, x)) continue;
            var worth = Enumerable.Range(0, n).Sum(j => lp.Worth[j] * x[j]);
            best = best is null ? worth : Math.Max(best.Value, worth);
        }

        return best;
    }

    static bool Inside(LinearProgram lp, double[][] rows, double[] x)
    {
        for (var j = 0; j < x.Length; j++)
        {
            if (x[j] < lp.Lower[j] - 1e-9 || x[j] > lp.Upper[j] + 1e-9) return false;
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var left = lp.Most[i] - rows[i].Zip(x, (a, b) => a * b).Sum();
            if (left < -1e-9 || left > lp.Upper[lp.Columns + i] + 1e-9) return false;
        }

        return true;
    }

    static IEnumerable<int[]> Choices(int from, int count)
    {
        var chosen = Enumerable.Range(0, count).ToArray();
        while (true)
        {
            yield return chosen;
            var k = count - 1;
            while (k >= 0 && chosen[k] == from - count + k) k--;
            if (k < 0) yield break;
            chosen[k]++;
            for (k++; k < count; k++) chosen[k] = chosen[k - 1] + 1;
        }
    }

    /// <summary>By Gauss and Jordan; null when the equations depend on each other.</summary>
    static double[]? Solve((double[] Of, double At)[] equations)
    {
        var n = equations.Length;
        var table = equations.Select(x => (double[])[.. x.Of, x.At]).ToArray();
        for (var c = 0; c < n; c++)
        {
            var pivot = Enumerable.Range(c, n - c).MaxBy(i => Math.Abs(table[i][c]));
            if (Math.Abs(table[pivot][c]) < 1e-9) return null;
            (table[c], table[pivot]) = (table[pivot], table[c]);
            for (var i = 0; i < n; i++)
            {
                if (i == c) continue;
                var times = table[i][c] / table[c][c];
                for (var k = c; k <= n; k++) table[i][k] -= times * table[c][k];
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => table[i][n] / table[i][i])];
    }
}
