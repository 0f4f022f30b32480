namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Jobs;
using MediatR;

/// <summary>
/// Takes the good rows of a file over, all in one transaction. They are judged again in it, against the participants of that
/// moment: a row that has become wrong stays in the file with its reason.
/// </summary>
[Job("import.commit")]
public sealed record RunImport(string ImportId) : IJobRequest;

public sealed class RunImportHandler(DbSession db, JobContext job, TimeProvider clock) : IRequestHandler<RunImport, Unit>
{
    public async Task<Unit> Handle(RunImport request, CancellationToken cancellationToken)
    {
        job.Report(5, "reading");
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, job.CancelAsked);
        await db.InTransactionAsync(() => CommitAsync(request.ImportId, either.Token), either.Token);
        return Unit.Value;
    }

    async Task CommitAsync(string importId, CancellationToken cancel)
    {
        var file = await db.FirstOrDefaultAsync<ImportFileModel>(ImportSql.ById, new { ImportId = importId }, cancel)
            ?? throw new NotFound("Import.NotFound");
        // Done before, and the process died before it could say so.
        if (file.Status != "committing" || file.JobPublicId != job.JobId)
            return;

        var rows = (await db.QueryAsync<ImportRowModel>(ImportSql.Rows, new { file.Id }, cancel)).ToDictionary(row => row.Number);
        job.Report(15, "judging");
        var judged = await file.JudgeAsync(db, rows.Values.OrderBy(row => row.Number).Select(row => row.Row), cancel);
        var counts = Counts.Of(judged);
        await WriteAsync(file, judged, cancel);

        await ImportRows.SaveAsync(db, judged, rows, null, cancel);
        await db.ExecuteAsync(
            ImportSql.FinishCommit,
            new { counts.RowsNew, counts.RowsChanged, counts.RowsSame, counts.RowsWrong, Now = clock.Now(), file.Id },
            cancel);
        job.Report(100, "done", counts);
        await job.FinishAsync(db, "succeeded", cancel);
    }

    async Task WriteAsync(ImportFileModel file, IReadOnlyList<JudgedRow> judged, CancellationToken cancel)
    {
        var now = clock.Now();
        var all = judged.Count(row => row.Verdict is Verdicts.New or Verdicts.Changed);
        var done = 0;
        // What changes goes first: it may give up a key or a number that a new one takes.
        foreach (var row in judged.Where(row => row.Verdict == Verdicts.Changed))
        {
            await ParticipantStore.UpdateAsync(db, row.Record!, now, cancel);
            Tell(++done);
        }

        foreach (var some in judged.Where(row => row.Verdict == Verdicts.New).Chunk(500))
        {
            await ParticipantStore.InsertAllAsync(db, some.Select(row => row.Record! with { EventId = file.EventId }), now, cancel);
            Tell(done += some.Length);
        }

        void Tell(int count)
        {
            if (count % 100 == 0 || count == all)
                job.Report(25 + (int)(70L * count / Math.Max(1, all)), "writing", new { rows = all, written = count });
        }
    }
}
