namespace EMobilityExpo.Web.Jobs;

using EMobilityExpo.Application.Jobs;
using Quartz;

public sealed class QuartzJobScheduler(ISchedulerFactory schedulers) : IJobScheduler
{
    public async Task EnqueueAsync(string jobId, CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        var key = new JobKey(jobId, "job-run");
        if (await scheduler.Exists(key, cancel))
            return;
        try
        {
            await scheduler.ScheduleJob(
                JobBuilder.Create<RunJob>().WithIdentity(key).Build(),
                TriggerBuilder.Create().WithIdentity(jobId, "job-run").StartNow().Build(),
                cancellationToken: cancel);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another node was faster.
        }
    }
}

/// <summary>What Quartz calls: its name is the id of the job run, and all else is in the database.</summary>
public sealed class RunJob(JobRunner runner, IHostApplicationLifetime lifetime) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await runner.RunAsync(context.JobDetail.Key.Name, stopping.Token);
    }
}
