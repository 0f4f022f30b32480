namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using MediatR;

public sealed record GetRun(string EventId, string RunId) : IQuery<RunView>;

public sealed class GetRunHandler(DbSession db) : IRequestHandler<GetRun, RunView>
{
    public async Task<RunView> Handle(GetRun request, CancellationToken cancellationToken) =>
        (await RowAsync(db, request.EventId, request.RunId, cancellationToken)).View();

    internal static async Task<RunViewRow> RowAsync(DbSession db, string eventId, string runId, CancellationToken cancel) =>
        await db.FirstOrDefaultAsync<RunViewRow>(RunViewsSql.One, new { EventId = eventId, RunId = runId }, cancel)
            ?? throw new NotFound("Runs.NotFound");
}

/// <summary>The run whose timetable is in force, or null.</summary>
public sealed record GetRunInForce(string EventId) : IQuery<RunView?>;

public sealed class GetRunInForceHandler(DbSession db) : IRequestHandler<GetRunInForce, RunView?>
{
    public async Task<RunView?> Handle(GetRunInForce request, CancellationToken cancellationToken) =>
        (await db.FirstOrDefaultAsync<RunViewRow>(RunViewsSql.InForce, new { request.EventId }, cancellationToken))?.View();
}
