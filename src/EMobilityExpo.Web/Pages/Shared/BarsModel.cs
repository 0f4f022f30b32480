namespace EMobilityExpo.Web.Pages.Shared;

/// <summary>The model of <c>_Bars.cshtml</c>: a table whose numbers are also drawn.</summary>
public sealed record BarsModel(string Caption, string Head, IReadOnlyList<BarRow> Rows)
{
    public int Most => Math.Max(1, Rows.Count == 0 ? 1 : Rows.Max(row => row.Exhibitors + row.Buyers));
}

public sealed record BarRow(string Name, int Exhibitors, int Buyers, string Link);
