namespace EMobilityExpo.TestCommon;

using System.Collections.Concurrent;
using EMobilityExpo.Application.Jobs;

/// <summary>The real clock, moved by <see cref="Offset"/>: timers run as ever, and a test can be in another hour.</summary>
public sealed class AdjustableTime : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}

/// <summary>Keeps what was asked for until the test runs it.</summary>
public sealed class WaitingScheduler : IJobScheduler
{
    public ConcurrentQueue<string> Waiting { get; } = new();

    public Task EnqueueAsync(string jobId, CancellationToken cancel)
    {
        Waiting.Enqueue(jobId);
        return Task.CompletedTask;
    }
}
