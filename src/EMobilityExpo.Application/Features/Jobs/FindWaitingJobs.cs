namespace EMobilityExpo.Application.Features.Jobs;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>The jobs that nobody works on: asked for before <paramref name="Grace"/> and not begun, or left by a process that died.</summary>
public sealed record FindWaitingJobs(Duration Grace) : IQuery<IReadOnlyList<string>>;

public sealed class FindWaitingJobsHandler(DbSession db, TimeProvider clock)
    : IRequestHandler<FindWaitingJobs, IReadOnlyList<string>>
{
    public Task<IReadOnlyList<string>> Handle(FindWaitingJobs request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        return db.QueryAsync<string>(JobSql.Waiting, new { Now = now, Before = now - request.Grace }, cancellationToken);
    }
}
