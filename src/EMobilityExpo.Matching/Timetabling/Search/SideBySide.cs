namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Two pieces of work side by side, or one after the other where only one thread may be used. There are always two, so that the
/// result does not depend on the number of threads.
/// </summary>
sealed class SideBySide(int threads)
{
    public void Run(Action first, Action second)
    {
        if (threads < 2)
        {
            first();
            second();
            return;
        }

        var beside = Task.Run(second);
        first();
        beside.GetAwaiter().GetResult();
    }
}
