namespace EMobilityExpo.Application.Jobs;

using System.Text.Json;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

/// <summary>
/// Works on one job run: claims it in the database, sends its request, keeps the lease alive and writes progress meanwhile, and
/// records how it ended. However often the engine calls, a run is worked on by one process at a time and finished once.
/// </summary>
public sealed class JobRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobRunner> logger)
{
    public static readonly Duration Lease = Duration.FromSeconds(15);
    const int MaximumAttempts = 3;
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    readonly string _node = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <param name="stopping">Fires when the process stops: the run goes back into the queue.</param>
    public async Task RunAsync(string jobId, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbSession>();
        var owner = $"{_node}/{PublicId.New()}";
        var now = clock.Now();
        if (await db.ExecuteAsync(JobSql.Claim, new { PublicId = jobId, Owner = owner, Now = now, Until = now + Lease }, stopping) == 0)
            return;

        var row = (await db.FirstOrDefaultAsync<JobRow>(JobSql.Claimed, new { PublicId = jobId }, stopping))!;
        var job = new ClaimedJob(row.Id, jobId, owner, row.Attempt);
        using var asked = new CancellationTokenSource();
        if (row.CancelRequested)
            await asked.CancelAsync();
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var done = new CancellationTokenSource();
        var context = scope.ServiceProvider.GetRequiredService<JobContext>();
        context.Job = job;
        context.CancelAsked = asked.Token;
        scope.ServiceProvider.GetRequiredService<JobActor>().RequestedBy = row.RequestedBy;

        var heart = BeatAsync(context, job, asked, lost, done.Token);
        var began = clock.GetTimestamp();
        try
        {
            var outcome = await WorkAsync(scope.ServiceProvider, row, context, lost.Token);
            await EndAsync(db, context, job, outcome);
            JobMetrics.Ended(row.Kind, outcome.Status, clock.GetElapsedTime(began));
        }
        finally
        {
            await done.CancelAsync();
            await heart;
        }
    }

    async Task<Outcome> WorkAsync(IServiceProvider services, JobRow row, JobContext context, CancellationToken cancel)
    {
        if (row.Attempt > MaximumAttempts)
            return new("failed", "Jobs.TooManyAttempts", [MaximumAttempts]);
        try
        {
            logger.LogInformation("Job {Job} {Kind} begins, attempt {Attempt}", row.PublicId, row.Kind, row.Attempt);
            await services.GetRequiredService<IMediator>().Send(JobRequests.Read(row.Kind, row.Payload), cancel);
            return new(context.CancelAsked.IsCancellationRequested ? "cancelled" : "succeeded");
        }
        catch (AppException error)
        {
            return new("failed", error.Code, error.Arguments);
        }
        catch (JobLeaseLostException)
        {
            return new("lost");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new("released");
        }
        catch (OperationCanceledException) when (context.CancelAsked.IsCancellationRequested)
        {
            return new("cancelled");
        }
#pragma warning disable CA1031 // whatever goes wrong in a job is recorded at the job
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.LogError(error, "Job {Job} {Kind} failed", row.PublicId, row.Kind);
            return new("failed", "Jobs.Unexpected", [row.PublicId]);
        }
    }

    async Task EndAsync(DbSession db, JobContext context, ClaimedJob job, Outcome outcome)
    {
        logger.LogInformation("Job {Job} ends: {Outcome}", job.PublicId, outcome.Status);
        if (context.Finished || outcome.Status == "lost")
            return;
        // The process may be on its way out; the last word is written all the same.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), clock);
        if (outcome.Status == "released")
        {
            await db.ExecuteAsync(JobSql.Release, job, patience.Token);
            return;
        }

        var error = outcome.Code is null ? null : JsonSerializer.Serialize(new JobError(outcome.Code, outcome.Arguments ?? []));
        await db.ExecuteAsync(
            JobSql.Finish,
            new { job.Id, job.Owner, job.Attempt, outcome.Status, Error = error, context.Latest.Progress, Now = clock.Now() },
            patience.Token);
    }

    async Task BeatAsync(
        JobContext context, ClaimedJob job, CancellationTokenSource asked, CancellationTokenSource lost, CancellationToken done)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        var lastWritten = default((int, string?, string?));
        var renewAt = clock.Now();
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                var latest = context.Latest;
                var now = clock.Now();
                if (latest == lastWritten && now < renewAt)
                    continue;
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<DbSession>();
                int renewed;
                try
                {
                    renewed = await db.ExecuteAsync(
                        JobSql.Renew,
                        new { job.Id, job.Owner, job.Attempt, Until = now + Lease, latest.Percent, latest.Phase, latest.Progress },
                        done);
                }
                catch (System.Data.Common.DbException busy) when (db.Dialect.IsTransient(busy))
                {
                    // A long transaction holds the database, perhaps this job's own. Should somebody take the job over after it,
                    // then the results of this one are refused with it (JobContext.FinishAsync).
                    continue;
                }

                lastWritten = latest;
                renewAt = now + Duration.FromSeconds(1);
                if (renewed == 0 && !context.Finished)
                    await lost.CancelAsync();
                else if (!asked.IsCancellationRequested && await db.ScalarAsync<bool>(JobSql.CancelRequested, new { job.Id }, done))
                    await asked.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
        }
        catch (System.Data.Common.DbException error)
        {
            // Without the database nothing can be kept: stop, and let the lease run out.
            logger.LogError(error, "Job {Job}: its lease could not be renewed", job.PublicId);
            await lost.CancelAsync();
        }
    }

    sealed record Outcome(string Status, string? Code = null, IReadOnlyList<object?>? Arguments = null);

    sealed record JobRow
    {
        public long Id { get; init; }
        public string PublicId { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Payload { get; init; } = "";
        public int Attempt { get; init; }
        public bool CancelRequested { get; init; }
        public string RequestedBy { get; init; } = "";
    }
}

/// <summary>Why a job failed, kept so that it can be told in the reader's language.</summary>
public sealed record JobError(string Code, IReadOnlyList<object?> Arguments);

/// <summary>In a job's scope, the person who asked for it acts.</summary>
public sealed class JobActor
{
    public string? RequestedBy { get; set; }
}
