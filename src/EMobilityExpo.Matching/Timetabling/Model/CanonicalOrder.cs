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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public CanonicalOrder(TimetableProblem problem, (int A, int B)[] participants, Dictionary<string, int> pair, ulong seed, CancellationToken stop)
    {
        var who = problem.Participants.Select(x => Hash(x, seed)).ToArray();
        var own = problem.Pairs.Select(x => Hash(x, seed)).ToArray();
        var colour = (ulong[])own.Clone();
        for (var round = 0; round < _rounds && !stop.IsCancellationRequested; round++)
        {
            var gathered = new ulong[who.Length];
            var linked = new ulong[own.Length];
            for (var q = 0; q < own.Length; q++)
            {
                var (a, b) = participants[q];
                colour[q] = SplitMix.Combine(colour[q], SplitMix.Mix(who[a]) + SplitMix.Mix(who[b]));
                gathered[a] += SplitMix.Mix(SplitMix.Combine(colour[q], who[b]));
                gathered[b] += SplitMix.Mix(SplitMix.Combine(colour[q], who[a]));
                for (var k = 0; k < problem.Pairs[q].After.Count; k++) linked[pair[problem.Pairs[q].After[k]]] += SplitMix.Mix(own[q] + 1);
            }

            for (var q = 0; q < own.Length; q++)
            {
                for (var k = 0; k < problem.Pairs[q].After.Count; k++) linked[q] += SplitMix.Mix(own[pair[problem.Pairs[q].After[k]]] + 2);
                colour[q] = SplitMix.Combine(colour[q], linked[q]);
            }

            for (var p = 0; p < who.Length; p++) who[p] = SplitMix.Combine(who[p], gathered[p]);
        }

        Participants = Sorted(who);
        Pairs = Sorted(colour);
        Interpreters = Sorted((problem.Interpreters ?? []).Select(x => Hash(x, seed)).ToArray());
    }

    static int[] Sorted(ulong[] keys)
    {
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(keys, order);
        // The sort does not keep equals as they were.
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from + 1; to < keys.Length && keys[to] == keys[from];) to++;
            Array.Sort(order, from, to - from);
        }

        return order;
    }

    static ulong Hash(ProblemParticipant x, ulong seed)
    {
        var hash = SplitMix.Combine(seed, Set(x.Unavailable));
        hash = SplitMix.Combine(hash, Number(x.MaxMeetings));
        hash = SplitMix.Combine(hash, Number(x.MaxPerDay));
        hash = SplitMix.Combine(hash, Number(x.MinMeetings) + (x.OwnBooth ? 7UL : 0));
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
