namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// A thread that does the other half of something small, again and again: it waits busily, for a turn takes some microseconds, and lets others
/// have its core where they want it.
/// </summary>
sealed class OtherHalf : IDisposable
{
    readonly Action _work;
    readonly Task _thread;
    int _asked;
    int _done;
    volatile bool _over;

    public OtherHalf(Action work)
    {
        _work = work;
        _thread = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Begin; <see cref="Wait"/> comes before the next.</summary>
    public void Begin() => Volatile.Write(ref _asked, _asked + 1);

    /// <summary>Until the half begun last is done; what was thrown there is thrown here.</summary>
    public void Wait()
    {
        var spin = default(SpinWait);
        while (Volatile.Read(ref _done) != _asked)
        {
            if (_thread.IsCompleted) _thread.GetAwaiter().GetResult();
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Dispose()
    {
        _over = true;
        _thread.GetAwaiter().GetResult();
    }

    void Work()
    {
        while (true)
        {
            var spin = default(SpinWait);
            while (Volatile.Read(ref _asked) == _done)
            {
                if (_over) return;
                spin.SpinOnce(sleep1Threshold: -1);
            }

            _work();
            Volatile.Write(ref _done, _done + 1);
        }
    }
}
