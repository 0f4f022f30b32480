namespace EMobilityExpo.Application.Features.Jobs;

using MediatR;

public static class WaitForJob
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Looks at a job until it has ended. For callers that have nothing else to do; pages and API clients poll.</summary>
    public static async Task<JobView> WaitForJobAsync(this IMediator mediator, string jobId, TimeProvider clock, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        JobView job;
        do
            job = await mediator.Send(new GetJob(jobId), cancel);
        while (!job.Ended && await timer.WaitForNextTickAsync(cancel));
        return job;
    }
}
