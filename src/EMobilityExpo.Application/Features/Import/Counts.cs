namespace EMobilityExpo.Application.Features.Import;

/// <summary>How many rows got which verdict; together they are all rows of the file.</summary>
public sealed record Counts(int RowsIn, int RowsNew, int RowsChanged, int RowsSame, int RowsWrong)
{
    public static Counts Of(IReadOnlyCollection<JudgedRow> rows)
    {
        int Of(string verdict) => rows.Count(row => row.Verdict == verdict);
        return new(rows.Count, Of(Verdicts.New), Of(Verdicts.Changed), Of(Verdicts.Same), Of(Verdicts.Wrong));
    }
}
