using System.Runtime.ExceptionServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Tells the listener at least every fifth of a second: where the search says nothing for a while, what it said last is said again. Events come one
/// at a time, but from more than one thread. Nothing of the search depends on it. It has a thread of its own: a timer's callbacks wait for the
/// thread pool, and where the search has taken all its threads that adds another only after half a second.
/// </summary>
sealed class SteadyProgress : IProgress<SolveProgress>, IDisposable
{
    const int _period = 80;
    readonly IProgress<SolveProgress> _inner;
    readonly Lock _lock = new();
    readonly Thread _clock;
    readonly ManualResetEventSlim _ended = new();
    SolveProgress? _last;
    bool _told;
    ExceptionDispatchInfo? _fault;

    public SteadyProgress(IProgress<SolveProgress> inner)
    {
        _inner = inner;
        _clock = new Thread(Tell) { IsBackground = true, Name = nameof(SteadyProgress) };
        _clock.Start();
    }

    void Tell()
    {
        while (!_ended.Wait(_period)) Again();
    }

    public void Report(SolveProgress value)
    {
        lock (_lock)
        {
            _fault?.Throw();
            (_last, _told) = (value.Phase == SolvePhase.Finished ? null : value, true);
            _inner.Report(value);
        }
    }

    /// <summary>Nothing is told afterwards.</summary>
    public void Dispose()
    {
        _ended.Set();
        _clock.Join();
        _ended.Dispose();
    }

    /// <summary>What a listener throws here reaches the caller with the next event: this thread has nobody to throw it to.</summary>
    void Again()
    {
        // The search or another tick is telling something right now.
        if (!_lock.TryEnter()) return;
        try
        {
            if (!_told && _last is not null && _fault is null) _inner.Report(_last);
            _told = false;
        }
        catch (Exception e)
        {
            _fault = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            _lock.Exit();
        }
    }
}
