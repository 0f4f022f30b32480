namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Asks a run to stop looking and to keep the best it has. Safe to repeat.</summary>
public sealed record CancelRun(string EventId, string RunId) : ICommand<Unit>;

public sealed class CancelRunHandler(DbSession db, IMediator mediator) : IRequestHandler<CancelRun, Unit>
{
    public async Task<Unit> Handle(CancelRun request, CancellationToken cancellationToken)
    {
        var jobId = await db.FirstOrDefaultAsync<string>(RunViewsSql.JobOfRun, request, cancellationToken)
            ?? throw new NotFound("Runs.NotFound");
        return await mediator.Send(new CancelJob(jobId), cancellationToken);
    }
}
