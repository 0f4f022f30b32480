namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Two pieces of work side by side, or one after the other where only one thread may be used. There are always two, so that the
/// result does not depend on the number of threads.
/// </summary>
sealed class SideBySide(int threads)
{
    const int _many = 20_000;

    /// <summary>One after the other, whatever may be used.</summary>
    public static SideBySide One { get; } = new(1);

    /// <summary>For passes over so many pairs: a second thread takes as long to begin as a thousand of them.</summary>
    public SideBySide For(int pairs) => pairs < _many ? One : this;

    public void Run(Action first, Action second)
    {
        if (threads < 2)
        {
            first();
            second();
            return;
        }

        // A thread of its own: where the pool has no more threads than the machine has cores, timers, a time limit among them, would wait for one.
        var beside = Task.Factory.StartNew(second, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        first();
        beside.GetAwaiter().GetResult();
    }
}
