namespace EMobilityExpo.Web.Jobs;

using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Jobs;
using MediatR;
using NodaTime;

/// <summary>
/// Hands the engine what nobody works on: at the start whatever a crash left, and later on whatever a node that died or an
/// engine that lost a call has left behind.
/// </summary>
public sealed class WaitingJobs(IServiceScopeFactory scopes, IJobScheduler scheduler, TimeProvider clock, ILogger<WaitingJobs> logger)
    : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
                await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var waiting = await scope.ServiceProvider.GetRequiredService<IMediator>()
                .Send(new FindWaitingJobs(Duration.FromSeconds(5)), cancel);
            foreach (var job in waiting)
                await scheduler.EnqueueAsync(job, cancel);
        }
#pragma warning disable CA1031 // the next look may succeed
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.LogWarning(error, "Waiting jobs could not be looked up; will look again");
        }
    }
}
