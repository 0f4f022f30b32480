namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;

/// <summary>What is in force, inside the transaction of the command that changes it.</summary>
public sealed class Publications(DbSession db, IActor actor, TimeProvider clock)
{
    /// <exception cref="Conflict">The run has no timetable.</exception>
    /// <exception cref="Stale">Another run than expected is in force.</exception>
    public async Task PutInForceAsync(EventModel source, string runId, string? expected, CancellationToken cancel)
    {
        var run = await GetRunHandler.RowAsync(db, source.PublicId, runId, cancel);
        if (!run.View().HasTimetable)
            throw new Conflict("Runs.NothingToPublish");
        if (run.PublishedAt is not null)
            return;
        await WithdrawAsync(source, expected, cancel);
        await db.ExecuteAsync(
            PublicationsSql.Insert, new { EventId = source.Id, RunId = run.Id, Now = clock.Now(), Actor = actor.Name }, cancel);
    }

    /// <returns>The run that was in force, or null.</returns>
    public async Task<string?> WithdrawAsync(EventModel source, string? expected, CancellationToken cancel)
    {
        var inForce = await InForceAsync(source, cancel);
        if (expected is not null && expected != (inForce?.RunPublicId ?? ""))
            throw new Stale();
        if (inForce is not null && await db.ExecuteAsync(PublicationsSql.Withdraw, new { inForce.Id, Now = clock.Now() }, cancel) == 0)
            throw new Stale();
        return inForce?.RunPublicId;
    }

    /// <returns>The run that was in force before the present one, or null.</returns>
    public async Task<string?> BeforeAsync(EventModel source, CancellationToken cancel) => await db.FirstOrDefaultAsync<string>(
        PublicationsSql.Before,
        new { EventId = source.Id, InForceRunId = (await InForceAsync(source, cancel))?.RunId ?? 0, Skip = 0, Take = 1 },
        cancel);

    Task<InForceRow?> InForceAsync(EventModel source, CancellationToken cancel) =>
        db.FirstOrDefaultAsync<InForceRow>(PublicationsSql.InForce, new { EventId = source.Id }, cancel);

    sealed record InForceRow
    {
        public long Id { get; init; }
        public long RunId { get; init; }
        public string RunPublicId { get; init; } = "";
    }
}
