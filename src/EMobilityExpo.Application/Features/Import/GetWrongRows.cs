namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Spreadsheets;
using MediatR;

/// <summary>
/// The wrong rows alone as a file to mend and load again: its own columns, and one more that says what is wrong and what to do.
/// </summary>
public sealed record GetWrongRows(string EventId, string ImportId, string Format) : IQuery<Download>;

public sealed class GetWrongRowsHandler(DbSession db) : IRequestHandler<GetWrongRows, Download>
{
    public async Task<Download> Handle(GetWrongRows request, CancellationToken cancellationToken)
    {
        if (request.Format is not ("csv" or "xlsx"))
            throw new NotFound("Errors.NotFound");
        var file = await ImportFileModel.LoadAsync(db, request.EventId, request.ImportId, cancellationToken);
        var rows = await db.QueryAsync<ImportRowModel>(
            ImportSql.RowsPage, new { file.Id, Verdict = Verdicts.Wrong, Skip = 0L, Take = TabularFile.MaximumRows }, cancellationToken);
        var match = file.Match;
        // A report column of an earlier round is replaced by the new one.
        var kept = match.Headers.Select((header, i) => (header, i)).Where(entry => !ColumnMatch.ReportHeaders.Contains(entry.header)).ToList();
        var sheet = new Sheet(
            Words.T("Import.WrongRows"),
            [.. kept.Select(entry => new SheetColumn(entry.header)), new(ColumnMatch.ReportHeaders[Words.IsKorean ? 1 : 0], 80, Wrap: true)],
            rows.Select(row => Line(row, match, [.. kept.Select(entry => entry.i)])));
        return Download.Of($"{Path.GetFileNameWithoutExtension(file.FileName)} - {Words.T("Import.WrongRows")}", request.Format, sheet);
    }

    static List<object?> Line(ImportRowModel row, ColumnMatch match, IReadOnlyList<int> kept)
    {
        var view = ImportRowView.Of(row, match);
        var cells = row.Row.Cells;
        var wrong = view.Problems.Select(problem => problem.Column).ToHashSet(StringComparer.Ordinal);
        var line = kept.Select(i =>
        {
            var text = i < cells.Count ? cells[i] : "";
            return match.Columns[i] is { } column && wrong.Contains(column.Code) ? new SheetCell(text, SheetTone.Bad) : (object?)text;
        }).ToList();
        line.Add(string.Join("\n", view.Problems.Select(problem =>
            Words.T("Import.ReportLine", row.Number, problem.Name, problem.Value, problem.What, problem.Remedy))));
        return line;
    }
}
