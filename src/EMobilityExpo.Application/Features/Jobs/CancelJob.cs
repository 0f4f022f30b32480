namespace EMobilityExpo.Application.Features.Jobs;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Asks a job to stop; it keeps the best it has. Safe to repeat; nothing happens to a job that has ended.</summary>
public sealed record CancelJob(string JobId) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("job.cancel", Subject: JobId);
}

public sealed class CancelJobHandler(DbSession db, TimeProvider clock) : IRequestHandler<CancelJob, Unit>
{
    public async Task<Unit> Handle(CancelJob request, CancellationToken cancellationToken)
    {
        var which = new { PublicId = request.JobId, Now = clock.Now() };
        if (await db.ExecuteAsync(JobSql.CancelQueued, which, cancellationToken) == 0
            && await db.ExecuteAsync(JobSql.CancelRunning, which, cancellationToken) == 0
            && await db.FirstOrDefaultAsync<string>(JobSql.ByPublicId, which, cancellationToken) is null)
            throw new NotFound("Jobs.NotFound");
        return Unit.Value;
    }
}
