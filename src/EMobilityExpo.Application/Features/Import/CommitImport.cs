namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Asks for the good rows of a file to be taken over. Answers with the id of the job that does it.</summary>
/// <param name="Version">Of the file, as it was read; null to take it as it is now.</param>
public sealed record CommitImport(string EventId, string ImportId, long? Version = null) : ICommand<string>, IAudited
{
    public AuditNote Audit => new("import.commit", EventId, ImportId);
}

public sealed class CommitImportHandler(DbSession db, JobQueue jobs) : IRequestHandler<CommitImport, string>
{
    public async Task<string> Handle(CommitImport request, CancellationToken cancellationToken)
    {
        var file = await ImportFileModel.LoadAsync(db, request.EventId, request.ImportId, cancellationToken);
        // Asked twice, by a second click or a repeated call: the same work, not another.
        if (file is { Status: "committing" or "committed", JobPublicId: { } running })
            return running;
        if (request.Version is { } version && version != file.RowVersion)
            throw new Stale();
        if (file.RowsNew + file.RowsChanged == 0)
            throw new Conflict("Import.NothingToCommit");
        var (jobId, publicId) = await jobs.AddAsync(new RunImport(file.PublicId), file.EventId, cancellationToken);
        var touched = await db.ExecuteAsync(ImportSql.StartCommit, new { JobRunId = jobId, file.Id, file.RowVersion }, cancellationToken);
        return touched == 1 ? publicId : throw new Stale();
    }
}
