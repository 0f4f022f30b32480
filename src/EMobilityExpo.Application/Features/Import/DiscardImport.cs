namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Throws a preview away.</summary>
public sealed record DiscardImport(string EventId, string ImportId) : ICommand<Removed>, IAudited
{
    public AuditNote Audit => new("import.discard", EventId, ImportId);
}

public sealed class DiscardImportHandler(DbSession db, Removals removals) : IRequestHandler<DiscardImport, Removed>
{
    public async Task<Removed> Handle(DiscardImport request, CancellationToken cancellationToken)
    {
        var file = await ImportFileModel.LoadAsync(db, request.EventId, request.ImportId, cancellationToken);
        if (file.Status != "previewed")
            throw new Conflict("Import.NotPreviewed");
        var removed = await removals.KeepAsync(RemovedKind.Import, file.EventId, file.FileName, null, new { file.Id }, cancellationToken);
        if (await db.ExecuteAsync(ImportSql.Delete, new { file.Id, file.RowVersion }, cancellationToken) == 0)
            throw new Stale();
        return removed;
    }
}
