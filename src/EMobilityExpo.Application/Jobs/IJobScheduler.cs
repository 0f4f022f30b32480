namespace EMobilityExpo.Application.Jobs;

/// <summary>
/// The background job engine: it queues and calls, nothing more. Status, progress and results are in <c>job_run</c>; the engine may
/// lose, repeat or delay a call without harm, because a run is claimed in the database before it works.
/// </summary>
public interface IJobScheduler
{
    Task EnqueueAsync(string jobId, CancellationToken cancel);
}
