using System.Runtime.CompilerServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Orders participants, pairs and interpreters by what they are, not by id, name or place in the file, so that the timetable
/// does not depend on those: colour refinement (B. Weisfeiler, A. Leman, 1968) on hashes seeded with the solve's seed.
/// What still ties after the rounds is nearly always interchangeable. A stop ends the rounds: any order will do for who cannot wait. O(rounds x (participants + pairs) + sorting).
/// </summary>
sealed class CanonicalOrder
{
    const int _rounds = 4;

    public int[] Participants { get; }

    public int[] Pairs { get; }

    public int[] Interpreters { get; }

    /// <param name="problem">The problem.</param>
    /// <param name="participants">The participants of each pair.</param>
    /// <param name="before">The pairs that must come before each pair; empty when none must.</param>
    /// <param name="seed">Seed of the order among equals.</param>
    /// <param name="side">Halves of the pairs are looked at side by side; sums are the same in any order.</param>
    /// <param name="stop">Ends it early.</param>
    public CanonicalOrder(TimetableProblem problem, (int A, int B)[] participants, int[][] before, ulong seed, SideBySide side, CancellationToken stop)
    {
        var (who, own) = (new ulong[problem.Participants.Count], new ulong[participants.Length]);
        for (var p = 0; p < who.Length; p++) who[p] = Hash(problem.Participants[p], problem.KeepsTable is not null, seed);
        var half = own.Length / 2;
        side.Run(() => HashPairs(problem.Pairs, 0, half, own, seed, stop), () => HashPairs(problem.Pairs, half, own.Length, own, seed, stop));
        var colour = before.Length == 0 ? own : (ulong[])own.Clone();
        var (mixed, gathered, second, linked) = (new ulong[who.Length], new ulong[who.Length], new ulong[who.Length], new ulong[before.Length]);
        for (var round = 0; round < _rounds && !stop.IsCancellationRequested; round++)
        {
            for (var p = 0; p < who.Length; p++) mixed[p] = SplitMix.Mix(who[p]);
            side.Run(
                () => Gather(participants.AsSpan(0, half), colour.AsSpan(0, half), who, mixed, gathered, linked.Length > 0),
                () => Gather(participants.AsSpan(half), colour.AsSpan(half), who, mixed, second, linked.Length > 0));
            Array.Clear(linked);
            for (var q = 0; q < linked.Length; q++)
            {
                foreach (var earlier in before[q])
                {
                    linked[earlier] += SplitMix.Mix(own[q] + 1);
                    linked[q] += SplitMix.Mix(own[earlier] + 2);
                }
            }

            for (var q = 0; q < linked.Length; q++) colour[q] = SplitMix.Combine(colour[q], linked[q]);
            for (var p = 0; p < who.Length; p++) who[p] = SplitMix.Combine(who[p], gathered[p] + second[p]);
            Array.Clear(gathered);
            Array.Clear(second);
        }

        Participants = RadixOrder.Of(who);
        // Who has stopped it waits for no order.
        Pairs = stop.IsCancellationRequested ? [.. Enumerable.Range(0, colour.Length)] : RadixOrder.Of(colour);
        Interpreters = RadixOrder.Of((problem.Interpreters ?? []).Select(x => Hash(x, seed)).ToArray());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void HashPairs(IReadOnlyList<ProblemPair> pairs, int from, int to, ulong[] hashes, ulong seed, CancellationToken stop)
    {
        for (var q = from; q < to && !stop.IsCancellationRequested; q++) hashes[q] = Hash(pairs[q], seed);
    }

    /// <summary>Pairs take up the colours of their participants, and add their own to what those gather.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Gather(ReadOnlySpan<(int A, int B)> ends, Span<ulong> colour, ulong[] who, ulong[] mixed, ulong[] gathered, bool linked)
    {
        for (var q = 0; q < ends.Length; q++)
        {
            var (a, b) = ends[q];
            var now = SplitMix.Combine(colour[q], mixed[a] + mixed[b]);
            gathered[a] += SplitMix.Mix(SplitMix.Combine(now, who[b]));
            gathered[b] += SplitMix.Mix(SplitMix.Combine(now, who[a]));
            colour[q] = linked ? now : SplitMix.Combine(now, 0);
        }
    }

    static ulong Hash(ProblemParticipant x, bool sideCounts, ulong seed)
    {
        var hash = SplitMix.Combine(seed, Set(x.Unavailable));
        hash = SplitMix.Combine(hash, Number(x.MaxMeetings));
        hash = SplitMix.Combine(hash, Number(x.MaxPerDay));
        hash = SplitMix.Combine(hash, Number(x.MinMeetings) + (x.OwnBooth ? 7UL : 0) + (sideCounts && string.Equals(x.Side, "buyer", StringComparison.Ordinal) ? 13UL : 0));
        return SplitMix.Combine(hash, x.Languages is null ? 0 : Texts(x.Languages));
    }

    static ulong Hash(ProblemPair x, ulong seed)
    {
        var hash = SplitMix.Combine(seed, Number(x.Score) + (x.Required ? 3UL : 0) + (x.Online ? 11UL : 0));
        hash = SplitMix.Combine(hash, Number(x.Slot));
        hash = SplitMix.Combine(hash, Number(x.Held));
        return SplitMix.Combine(hash, x.Slots is null ? 0 : Set(x.Slots) + 1);
    }

    static ulong Hash(ProblemInterpreter x, ulong seed)
    {
        var hash = SplitMix.Combine(seed, Set(x.Unavailable));
        hash = SplitMix.Combine(hash, Number(x.MaxMeetings));
        return SplitMix.Combine(SplitMix.Combine(hash, Number(x.MaxPerDay)), Texts(x.Languages));
    }

    static ulong Number(int? value) => value is int number ? (ulong)number + 1000 : 17;

    static ulong Set(IReadOnlyList<int> values)
    {
        var sum = 0UL;
        foreach (var value in values.Distinct()) sum += SplitMix.Mix((ulong)value + 5);
        return sum;
    }

    static ulong Texts(IReadOnlyList<string> values)
    {
        var sum = 1UL;
        foreach (var value in values.Distinct(StringComparer.Ordinal)) sum += SplitMix.Text(value);
        return sum;
    }
}
