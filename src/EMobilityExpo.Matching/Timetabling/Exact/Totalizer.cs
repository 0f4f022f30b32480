namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Counts true literals in unary: output k says that more than k of the inputs are true (O. Bailleux, Y. Boufkhad: Efficient CNF
/// encoding of Boolean cardinality constraints, 2003). n inputs take n log n variables and about n x n clauses.
/// </summary>
static class Totalizer
{
    /// <summary>
    /// Outputs of the inputs; with <paramref name="exact"/> an output is false when too few inputs are true, else it only is true
    /// when enough are.
    /// </summary>
    public static int[] Build(ClauseSolver solver, ReadOnlySpan<int> inputs, bool exact, int most = int.MaxValue)
    {
        if (inputs.Length <= 1) return inputs.ToArray();
        var half = inputs.Length / 2;
        var (left, right) = (Build(solver, inputs[..half], exact, most), Build(solver, inputs[half..], exact, most));
        var outputs = new int[Math.Min(most, left.Length + right.Length)];
        for (var k = 0; k < outputs.Length; k++) outputs[k] = solver.NewVariable();
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++) Merge(solver, left, right, i, j, outputs, exact);
        }

        for (var k = 1; k < outputs.Length; k++) solver.Clause(outputs[k] ^ 1, outputs[k - 1]);
        return outputs;
    }

    static void Merge(ClauseSolver solver, int[] left, int[] right, int i, int j, int[] outputs, bool exact)
    {
        if (i + j > 0)
        {
            // i on the left and j on the right make i + j.
            var target = outputs[Math.Min(i + j, outputs.Length) - 1];
            if (i == 0) solver.Clause(right[j - 1] ^ 1, target);
            else if (j == 0) solver.Clause(left[i - 1] ^ 1, target);
            else solver.Clause(left[i - 1] ^ 1, right[j - 1] ^ 1, target);
        }

        if (!exact || i + j >= outputs.Length) return;
        // No more than i and no more than j make no more than i + j.
        var above = outputs[i + j] ^ 1;
        if (i == left.Length && j == right.Length) return;
        if (i == left.Length) solver.Clause(right[j], above);
        else if (j == right.Length) solver.Clause(left[i], above);
        else solver.Clause(left[i], right[j], above);
    }
}
