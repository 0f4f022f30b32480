using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Checks the candidate pairs: references, ranges, and that no pair has to come before itself.</summary>
static class PairValidation
{
    /// <summary>Returns the participants of each pair by their places. Ids and the rest are looked at side by side; the first fault in the list is the one told.</summary>
    public static PairEnds Check(IReadOnlyList<ProblemPair> pairs, Dictionary<string, int> participants, int slots, SideBySide side)
    {
        if (pairs is null || pairs.Count > Limits.Pairs)
            throw new TimetableFormatException("$.pairs", "the list is missing or too long.", $"List up to {Limits.Pairs} pairs.");
        ProblemValidation.Cells("$.pairs", pairs.Count, slots);
        var ends = new (int A, int B)[pairs.Count];
        var (ids, rest, precedences) = (default(Fault), default(Fault), 0);
        side.Run(() => ids = Ids(pairs), () => (rest, precedences) = Rest(pairs, participants, slots, ends));
        if (ids.What is not null && (rest.What is null || ids.At <= rest.At)) ExceptionDispatchInfo.Throw(ids.What);
        if (rest.What is not null) ExceptionDispatchInfo.Throw(rest.What);
        if (precedences > 0) CheckOrder(pairs);
        return new PairEnds(ends, precedences > 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static Fault Ids(IReadOnlyList<ProblemPair> pairs)
    {
        var (seen, i) = (new HashSet<string>(pairs.Count, StringComparer.Ordinal), 0);
        try
        {
            for (; i < pairs.Count; i++) ProblemValidation.Id(new Place("$.pairs", i) { Field = "id" }, pairs[i].Id, seen);
            return default;
        }
        catch (TimetableFormatException fault)
        {
            return new Fault(i, fault);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static (Fault Fault, int Precedences) Rest(IReadOnlyList<ProblemPair> pairs, Dictionary<string, int> participants, int slots, (int A, int B)[] ends)
    {
        var (precedences, i) = (0, 0);
        try
        {
            for (; i < pairs.Count; i++)
            {
                ends[i] = One(pairs[i], new Place("$.pairs", i), participants, slots);
                precedences += pairs[i].After.Count;
            }

            return (default, precedences);
        }
        catch (TimetableFormatException fault)
        {
            return (new Fault(i, fault), precedences);
        }
    }

    static (int A, int B) One(ProblemPair pair, Place at, Dictionary<string, int> participants, int slots)
    {
        var ends = (Known(at with { Field = "a" }, pair.A, participants), Known(at with { Field = "b" }, pair.B, participants));
        if (ends.Item1 == ends.Item2)
            throw new TimetableFormatException(at with { Field = "b" }, $"'{pair.B}' is paired with itself.", "Name two participants.");
        ProblemValidation.Range(at with { Field = "score" }, pair.Score, Limits.Score);
        if (pair.Slot is int fixedSlot) ProblemValidation.Slot(at with { Field = "slot" }, fixedSlot, slots);
        ProblemValidation.Slots(at with { Field = "slots" }, pair.Slots, slots);
        if (pair.Held is int held) ProblemValidation.Slot(at with { Field = "held" }, held, slots);
        return ends;
    }

    static int Known(Place path, string? id, Dictionary<string, int> participants)
    {
        if (id is null || !participants.TryGetValue(id, out var place))
            throw new TimetableFormatException(path, $"there is no participant '{id}'.", "Use an id from the list of participants.");
        return place;
    }

    /// <summary>Depth-first with an own stack: chains can be as long as the list.</summary>
    static void CheckOrder(IReadOnlyList<ProblemPair> pairs)
    {
        var index = new Dictionary<string, int>(pairs.Count, StringComparer.Ordinal);
        for (var i = 0; i < pairs.Count; i++) index[pairs[i].Id] = i;
        var state = new byte[pairs.Count]; // 0 unseen, 1 on the path, 2 done
        var stack = new Stack<(int Pair, int Next)>();
        for (var start = 0; start < pairs.Count; start++)
        {
            if (state[start] != 0) continue;
            stack.Push((start, 0));
            state[start] = 1;
            while (stack.TryPop(out var top))
            {
                if (top.Next == pairs[top.Pair].After.Count)
                {
                    state[top.Pair] = 2;
                    continue;
                }

                stack.Push((top.Pair, top.Next + 1));
                var path = $"$.pairs[{top.Pair}].after[{top.Next}]";
                var id = pairs[top.Pair].After[top.Next];
                if (!index.TryGetValue(id, out var before))
                    throw new TimetableFormatException(path, $"there is no pair '{id}'.", "Use an id from the list of pairs.");
                if (state[before] == 1)
                    throw new TimetableFormatException(path, $"'{id}' would have to come before itself.", "Break the circle of 'after'.");
                if (state[before] != 0) continue;
                state[before] = 1;
                stack.Push((before, 0));
            }
        }
    }

    /// <summary>A fault and the place of its pair in the list.</summary>
    [StructLayout(LayoutKind.Auto)]
    readonly record struct Fault(int At, TimetableFormatException? What);
}
