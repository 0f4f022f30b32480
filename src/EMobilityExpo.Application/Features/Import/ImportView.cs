namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Localisation;
using NodaTime;

/// <summary>A file with what its rows would do, or have done.</summary>
/// <param name="Status"><c>previewed</c>, <c>committing</c> or <c>committed</c>.</param>
/// <param name="UnknownColumns">Columns of the file that are none of ours; they are left out.</param>
/// <param name="MissingColumns">Columns without which nobody new can be added.</param>
public sealed record ImportView(
    string Id, string EventId, string Side, string FileName, string Status, int RowsIn, int RowsNew, int RowsChanged, int RowsSame, int RowsWrong,
    string UploadedBy, Instant UploadedAt, Instant? CommittedAt, string? JobId, string? JobStatus, long Version,
    IReadOnlyList<ImportColumnView> Columns, IReadOnlyList<string> UnknownColumns, IReadOnlyList<string> MissingColumns,
    string? Sheet, IReadOnlyList<string> OtherSheets, int ExampleRows)
{
    public static ImportView Of(ImportFileModel file)
    {
        var (match, about) = (file.Match, file.Details);
        return new(
            file.PublicId, file.EventPublicId, file.Side, file.FileName, file.Status, file.RowsIn, file.RowsNew, file.RowsChanged, file.RowsSame, file.RowsWrong,
            file.UploadedBy, file.UploadedAt, file.CommittedAt, file.JobPublicId, file.JobStatus, file.RowVersion,
            [.. match.Columns.Select((column, i) => (column, i)).Where(entry => entry.column is not null)
                .Select(entry => new ImportColumnView(entry.column!.Code, entry.column.Name, match.Headers[entry.i]))],
            match.Unknown, [.. match.Missing.Select(column => column.Name)], about.Sheet, about.OtherSheets, about.Examples);
    }
}

/// <param name="Name">In the reader's language.</param>
/// <param name="Header">As the file calls it.</param>
public sealed record ImportColumnView(string Code, string Name, string Header);

/// <param name="Cells">What the file says, by the code of the column.</param>
public sealed record ImportRowView(
    int Number, string Verdict, string Name, IReadOnlyDictionary<string, string> Cells,
    IReadOnlyList<ProblemView> Problems, IReadOnlyList<ChangeView> Changes)
{
    public static ImportRowView Of(ImportRowModel row, ColumnMatch match)
    {
        var (cells, detail) = (row.Row.Cells, row.Details);
        var byColumn = match.Columns.Select((column, i) => (column, i)).Where(entry => entry.column is not null)
            .ToDictionary(entry => entry.column!.Code, entry => entry.i < cells.Count ? cells[entry.i] : "", StringComparer.Ordinal);
        var own = Words.Pick(byColumn.GetValueOrDefault("nameKo"), byColumn.GetValueOrDefault("nameEn"));
        return new(
            row.Number, row.Verdict, own.Length > 0 ? own : row.Name, byColumn,
            [.. detail.Problems.Select(ProblemView.Of)],
            [.. detail.Changes.Select(change => ChangeView.Of(change))]);
    }
}

/// <param name="Column">The code of the column.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record ProblemView(string Column, string Name, string Value, string Code, string What, string Remedy)
{
    public static ProblemView Of(CellProblem problem)
    {
        var column = ImportColumns.Find(problem.Column);
        object?[] arguments = [.. problem.Arguments];
        var remedy = Words.T($"Import.Remedy_{problem.Code}", arguments);
        if (problem.Suggestion is { } suggestion)
            remedy = $"{Words.T("Import.DidYouMean", Suggested(column, suggestion))} {remedy}";
        return new(problem.Column, column?.Name ?? Words.T("Import.ColumnNumber", problem.Column), problem.Value, problem.Code, Words.T($"Import.Wrong_{problem.Code}", arguments), remedy);
    }

    static string Suggested(ImportColumn? column, string code)
    {
        var name = column?.NameOf?.Invoke(code) ?? code;
        return name == code ? code : $"{code} ({name})";
    }
}

public sealed record ChangeView(string Column, string Name, string Before, string After)
{
    public static ChangeView Of(FieldChange change)
    {
        var column = ImportColumns.Find(change.Column)!;
        return new(change.Column, column.Name, column.Display(change.Before), column.Display(change.After));
    }
}
