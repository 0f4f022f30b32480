namespace EMobilityExpo.Matching.Suggestions;

using System.Collections.Concurrent;
using EMobilityExpo.Matching.Scoring;

/// <summary>The best partners of everybody on a side. Neighbours are alike, so each starts from the best of the one before.</summary>
static class Sweep
{
    /// <summary>Rows a thread takes at once: enough to profit from neighbours, few enough to end together.</summary>
    const int MostAtOnce = 256, LeastAtOnce = 16, TurnsOfThread = 32;

    public static SuggestionTable Run(
        Roster own, Roster others, int k, int threads, Func<int, IReadOnlyDictionary<int, PairFacts>?> known, ConcurrentBag<ISearch> idle, Func<ISearch> create,
        CancellationToken stop)
    {
        var room = Math.Min(k, others.Count);
        var table = new SuggestionTable(own, others, room);
        var lineups = new Lineups(own, others);
        var portion = Math.Clamp(own.Count / (threads * TurnsOfThread), LeastAtOnce, MostAtOnce);
        var next = -portion;
        // Threads of their own: those of the pool may come only when the work is done.
        var helpers = new Task[threads - 1];
        for (var i = 0; i < helpers.Length; i++)
            helpers[i] = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Work();
        Task.WaitAll(helpers, CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        return table;

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
