namespace EMobilityExpo.Matching.Suggestions;

using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using EMobilityExpo.Matching.Scoring;

/// <summary>The best partners of everybody on a side. Neighbours are alike, so each starts from the best of the one before.</summary>
static class Sweep
{
    /// <summary>Rows a thread takes at once: enough to profit from neighbours, few enough to end together.</summary>
    const int MostAtOnce = 256, LeastAtOnce = 6, TurnsOfThread = 128;

    public static SuggestionTable Run(
        Roster own, Roster others, int k, int threads, Func<int, IReadOnlyDictionary<int, PairFacts>?> known, ConcurrentBag<ISearch> idle, Func<ISearch> create,
        CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var room = Math.Min(k, others.Count);
        var table = new SuggestionTable(own, others, room);
        var lineups = new Lineups(own, others);
        var portion = Math.Clamp(own.Count / (threads * TurnsOfThread), LeastAtOnce, MostAtOnce);
        var next = -portion;
        // One that comes when the work is done finds it ended, and nobody waits for it.
        var working = new CountdownEvent(1);
        ExceptionDispatchInfo? failed = null;
        for (var i = 1; i < threads; i++)
            ThreadPool.UnsafeQueueUserWorkItem(_ => Help(), null);
        Work();
        working.Signal();
        working.Wait(CancellationToken.None);
        failed?.Throw();
        stop.ThrowIfCancellationRequested();
        return table;

        void Help()
        {
            if (!working.TryAddCount())
                return;
            try
            {
                Work();
            }
            catch (Exception problem)
            {
                failed = ExceptionDispatchInfo.Capture(problem);
            }

            working.Signal();
        }

        void Work()
        {
            var mine = idle.TryTake(out var found) ? found : create();
            var lineup = others.AsTheyStand;
            for (int from; (from = Interlocked.Add(ref next, portion)) < own.Count && !stop.IsCancellationRequested;)
            {
                for (var row = from; row < Math.Min(from + portion, own.Count); row++)
                {
                    if (own.Profiles[row] is null)
                        continue;
                    lineup = lineups.For(row, lineup);
                    mine.Run(own, row, lineup, room, known(row), null);
                    table.Store(row, mine.Best);
                }
            }

            idle.Add(mine);
        }
    }
}
