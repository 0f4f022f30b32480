namespace EMobilityExpo.Application.Features.Suggestions;

/// <summary>
/// Many readers or one writer. Who waits holds no thread and can give up; a writer that waits comes before readers that came later.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing, and a gate may still be in use when it is forgotten.")]
sealed class SharedGate
{
    readonly SemaphoreSlim _turn = new(1), _room = new(1);
    int _readers;

    public async Task<IDisposable> ReadAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (Interlocked.Increment(ref _readers) == 1)
                await _room.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref _readers);
            throw;
        }
        finally
        {
            _turn.Release();
        }

        return new Leaving(() =>
        {
            if (Interlocked.Decrement(ref _readers) == 0)
                _room.Release();
        });
    }

    public async Task<IDisposable> WriteAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await _room.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            _turn.Release();
            throw;
        }

        return new Leaving(() =>
        {
            _room.Release();
            _turn.Release();
        });
    }

    sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
