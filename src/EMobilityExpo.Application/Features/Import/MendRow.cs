namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Spreadsheets;
using MediatR;

/// <summary>
/// Changes cells of one row in the preview. All rows are judged again: one that was a duplicate of this row may be none any more.
/// </summary>
/// <param name="Cells">New texts by the code of the column; columns that are not named stay.</param>
/// <param name="Version">Of the file, as it was read.</param>
public sealed record MendRow(string EventId, string ImportId, int Number, IReadOnlyDictionary<string, string?> Cells, long Version)
    : ICommand<ImportRowView>;

public sealed class MendRowHandler(DbSession db) : IRequestHandler<MendRow, ImportRowView>
{
    public async Task<ImportRowView> Handle(MendRow request, CancellationToken cancellationToken)
    {
        var file = await ImportFileModel.LoadAsync(db, request.EventId, request.ImportId, cancellationToken);
        if (file.Status != "previewed")
            throw new Conflict("Import.NotPreviewed");
        if (file.RowVersion != request.Version)
            throw new Stale();
        var match = file.Match;
        var rows = (await db.QueryAsync<ImportRowModel>(ImportSql.Rows, new { file.Id }, cancellationToken)).ToDictionary(row => row.Number);
        if (!rows.TryGetValue(request.Number, out var mended))
            throw new NotFound("Import.RowNotFound", request.Number);
        rows[request.Number] = mended with { Cells = ImportJson.Write(Mended(mended.Row, match, request.Cells)) };

        var judged = await file.JudgeAsync(db, rows.Values.OrderBy(row => row.Number).Select(row => row.Row), cancellationToken);
        await ImportRows.SaveAsync(db, judged, rows, request.Number, cancellationToken);
        var counts = Counts.Of(judged);
        var touched = await db.ExecuteAsync(
            ImportSql.UpdateCounts,
            new { counts.RowsNew, counts.RowsChanged, counts.RowsSame, counts.RowsWrong, file.Id, file.RowVersion },
            cancellationToken);
        return touched == 1 ? ImportRowView.Of(ImportRowModel.Of(judged.First(row => row.Row.Number == request.Number)), match) : throw new Stale();
    }

    static List<string> Mended(TabularRow row, ColumnMatch match, IReadOnlyDictionary<string, string?> changes)
    {
        // Cells beyond the last column have no name to mend them by; mending a row drops them.
        var cells = match.Headers.Select((_, i) => i < row.Cells.Count ? row.Cells[i] : "").ToList();
        foreach (var (code, text) in changes)
        {
            var index = match.IndexOf(code);
            if (index < 0)
                throw new Invalid("Import.ColumnNotInFile", code);
            cells[index] = (text ?? "").Trim();
        }

        return cells;
    }
}

static class ImportRows
{
    /// <summary>Writes the rows whose verdict, or what is said about them, is another than before.</summary>
    public static Task<int> SaveAsync(
        DbSession db, IEnumerable<JudgedRow> judged, Dictionary<int, ImportRowModel> before, int? always, CancellationToken cancel) =>
        db.ExecuteAsync(
            ImportSql.UpdateRow,
            judged.Select(row => ImportRowModel.Of(row) with { Id = before[row.Row.Number].Id }).Where(row =>
                row.Number == always || row.Verdict != before[row.Number].Verdict || row.Detail != before[row.Number].Detail),
            cancel);
}
