namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Checks the candidate pairs: references, ranges, and that no pair has to come before itself.</summary>
static class PairValidation
{
    /// <summary>Returns the participants of each pair by their places.</summary>
    public static (int A, int B)[] Check(IReadOnlyList<ProblemPair> pairs, Dictionary<string, int> participants, int slots)
    {
        if (pairs is null || pairs.Count > Limits.Pairs)
            throw new TimetableFormatException("$.pairs", "the list is missing or too long.", $"List up to {Limits.Pairs} pairs.");
        var seen = new HashSet<string>(pairs.Count, StringComparer.Ordinal);
        var ends = new (int A, int B)[pairs.Count];
        var precedences = 0;
        for (var i = 0; i < pairs.Count; i++)
        {
            ends[i] = One(pairs[i], new Place("$.pairs", i), participants, seen, slots);
            precedences += pairs[i].After.Count;
        }

        if (precedences > 0) CheckOrder(pairs);
        return ends;
    }

    static (int A, int B) One(ProblemPair pair, Place at, Dictionary<string, int> participants, HashSet<string> seen, int slots)
    {
        ProblemValidation.Id(at with { Field = "id" }, pair.Id, seen);
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
}
