namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>The rows of a file with their verdicts.</summary>
/// <param name="Verdict">Only these; null for all.</param>
public sealed record GetImportRows(string EventId, string ImportId, string? Verdict = null, int Page = 1, int PageSize = 50) : IQuery<ImportRowList>;

public sealed record ImportRowList(IReadOnlyList<ImportRowView> Items, int Total, int Page, int PageSize);

public sealed record GetImportRow(string EventId, string ImportId, int Number) : IQuery<ImportRowView>;

public sealed class GetImportRowsHandler(DbSession db) : IRequestHandler<GetImportRows, ImportRowList>, IRequestHandler<GetImportRow, ImportRowView>
{
    public async Task<ImportRowList> Handle(GetImportRows request, CancellationToken cancellationToken)
    {
        var file = await ImportFileModel.LoadAsync(db, request.EventId, request.ImportId, cancellationToken);
        var (page, size) = (Math.Max(1, request.Page), Math.Clamp(request.PageSize, 1, 500));
        var verdict = Verdicts.All.Contains(request.Verdict) ? request.Verdict : null;
        var rows = await db.QueryAsync<ImportRowModel>(
            ImportSql.RowsPage, new { file.Id, Verdict = verdict, Skip = (page - 1L) * size, Take = size }, cancellationToken);
        var match = file.Match;
        return new([.. rows.Select(row => ImportRowView.Of(row, match))], Total(file, verdict), page, size);
    }

    public async Task<ImportRowView> Handle(GetImportRow request, CancellationToken cancellationToken)
    {
        var file = await ImportFileModel.LoadAsync(db, request.EventId, request.ImportId, cancellationToken);
        var row = await db.FirstOrDefaultAsync<ImportRowModel>(ImportSql.RowByNumber, new { file.Id, request.Number }, cancellationToken)
            ?? throw new NotFound("Import.RowNotFound", request.Number);
        return ImportRowView.Of(row, file.Match);
    }

    static int Total(ImportFileModel file, string? verdict) => verdict switch
    {
        Verdicts.New => file.RowsNew,
        Verdicts.Changed => file.RowsChanged,
        Verdicts.Same => file.RowsSame,
        Verdicts.Wrong => file.RowsWrong,
        _ => file.RowsIn,
    };
}
