namespace EMobilityExpo.TestCommon;

using System.Collections.Concurrent;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Mail;

/// <summary>The real clock, moved by <see cref="Offset"/>: timers run as ever, and a test can be in another hour.</summary>
public sealed class AdjustableTime : TimeProvider
{
    public TimeSpan Offset { get; set; }

    /// <summary>It is that time now, and goes on from there.</summary>
    public void SetTo(DateTimeOffset now) => Offset = now - base.GetUtcNow();

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

/// <summary>Keeps what would have been sent.</summary>
public sealed class KeptMails : IMail
{
    public ConcurrentQueue<OutgoingMail> Sent { get; } = new();

    public bool Configured { get; set; } = true;

    /// <summary>What a server answers instead of taking the mail.</summary>
    public Exception? Refusal { get; set; }

    public string SiteAddress => "https://expo.example";

    public Task SendAsync(OutgoingMail mail, CancellationToken cancel)
    {
        if (Refusal is not null)
            throw Refusal;
        Sent.Enqueue(mail);
        return Task.CompletedTask;
    }
}

/// <summary>Not a secret at all, but not the plain text either.</summary>
public sealed class ReversedSecrets : ISecrets
{
    public string Protect(string secret) => string.Concat(secret.Reverse());

    public string Unprotect(string kept) => string.Concat(kept.Reverse());
}
