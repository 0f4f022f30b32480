namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Throws a preview away; nothing of it is left.</summary>
public sealed record DiscardImport(string EventId, string ImportId) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("import.discard", EventId, ImportId);
}

public sealed class DiscardImportHandler(DbSession db) : IRequestHandler<DiscardImport, Unit>
{
    public async Task<Unit> Handle(DiscardImport request, CancellationToken cancellationToken)
    {
        var file = await ImportFileModel.LoadAsync(db, request.EventId, request.ImportId, cancellationToken);
        if (file.Status != "previewed")
            throw new Conflict("Import.NotPreviewed");
        if (await db.ExecuteAsync(ImportSql.Delete, new { file.Id, file.RowVersion }, cancellationToken) == 0)
            throw new Stale();
        return Unit.Value;
    }
}
