namespace EMobilityExpo.Application.Jobs;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;

/// <summary>Asks for long work inside the transaction of the command that wants it; the engine hears of it after the commit.</summary>
public sealed class JobQueue(DbSession db, IJobScheduler scheduler, IActor actor, TimeProvider clock)
{
    /// <param name="eventId">The inner id of the event it belongs to.</param>
    /// <returns>The inner and the public id of the job.</returns>
    public async Task<(long Id, string PublicId)> AddAsync(IJobRequest request, long? eventId, CancellationToken cancel)
    {
        var publicId = PublicId.New();
        var id = await db.InsertAsync(
            JobSql.Insert,
            new
            {
                PublicId = publicId,
                EventId = eventId,
                Kind = JobRequests.KindOf(request),
                Payload = JobRequests.Write(request),
                RequestedBy = actor.Name,
                CreatedAt = clock.Now(),
            },
            cancel);
        db.AfterCommit(() => scheduler.EnqueueAsync(publicId, CancellationToken.None));
        return (id, publicId);
    }
}
