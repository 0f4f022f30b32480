namespace EMobilityExpo.Application.Jobs;

using System.Text.Json;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;

/// <summary>The present job as its request's handler sees it (scoped).</summary>
public sealed class JobContext(TimeProvider clock)
{
    readonly Lock _lock = new();
    (int Percent, string? Phase, string? Progress) _latest;

    internal ClaimedJob? Job { get; set; }

    internal bool Finished { get; private set; }

    public string JobId => Job!.PublicId;

    /// <summary>
    /// Fires when a person cancels: the handler keeps what it has and finishes with it. The handler's own cancellation token fires
    /// when the process stops: the handler gives up, and the job is taken up again elsewhere or at the next start.
    /// </summary>
    public CancellationToken CancelAsked { get; internal set; }

    /// <summary>Cheap; may be called from any thread as often as one likes. Written a few times a second.</summary>
    public void Report(int percent, string phase, object? progress = null)
    {
        var json = progress is null ? null : JsonSerializer.Serialize(progress, JsonSerializerOptions.Web);
        lock (_lock)
            _latest = (percent, phase, json ?? _latest.Progress);
    }

    internal (int Percent, string? Phase, string? Progress) Latest
    {
        get
        {
            lock (_lock)
                return _latest;
        }
    }

    /// <summary>
    /// Marks the job done in the transaction that writes its results, so that both are there or neither. Fails, and with it the
    /// transaction, when the lease was lost to another process.
    /// </summary>
    /// <param name="status"><c>succeeded</c> or <c>cancelled</c>.</param>
    public async Task FinishAsync(DbSession db, string status, CancellationToken cancel)
    {
        var touched = await db.ExecuteAsync(
            JobSql.Finish,
            new { Job!.Id, Job.Owner, Job.Attempt, Status = status, Error = (string?)null, Latest.Progress, Now = clock.Now() },
            cancel);
        if (touched == 0)
            throw new JobLeaseLostException();
        Finished = true;
    }
}

public sealed record ClaimedJob(long Id, string PublicId, string Owner, int Attempt);

/// <summary>Another process has taken the job over; this one must not write its results.</summary>
public sealed class JobLeaseLostException() : Exception("The lease of the job was lost to another process.");
