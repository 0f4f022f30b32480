namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Checks a problem as a whole: ids, ranges, references. Both the file reader and the solver pass through it.</summary>
static class ProblemValidation
{
    static readonly string[] _terms = ["score", "breaks", "missedMinimum", "fairness", "moved"];

    /// <summary>
    /// Throws <see cref="TimetableFormatException"/> at the first fault; linear in the size of the problem. Returns the participants of each pair
    /// by their places, which it has looked up.
    /// </summary>
    public static PairEnds Check(TimetableProblem problem, SideBySide? side = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var slots = Days(problem.Days);
        CheckTables(problem, slots);
        CheckObjective(problem);
        if (problem.KeepsTable is not (null or "exhibitor" or "buyer"))
            throw new TimetableFormatException("$.keepsTable", $"'{problem.KeepsTable}' is not a side.", "Use \"exhibitor\" or \"buyer\", or leave it out.");
        if (problem.MaxBreakDifference is int difference) Range("$.maxBreakDifference", difference, Limits.Count);
        var ids = CheckParticipants(problem, slots);
        CheckInterpreters(problem, slots);
        return PairValidation.Check(problem.Pairs, ids, slots, side ?? SideBySide.One);
    }

    /// <summary>Paths are put together only for a fault: large files have a million values.</summary>
    public static void Range(Place path, int value, int most)
    {
        if (value >= 0 && value <= most) return;
        if (value < 0) throw new TimetableFormatException(path, $"{value} is negative.", "Give 0 or more.");
        throw new TimetableFormatException(path, $"{value} is too large.", $"Give at most {most}.");
    }

    /// <summary>Tables of so many entries for every slot must have room in memory.</summary>
    public static void Cells(Place path, int count, int slots)
    {
        if ((long)count * slots > Limits.Cells)
            throw new TimetableFormatException(path, $"{count} entries for each of {slots} slots are too many.", $"Give at most {Limits.Cells / slots}, or fewer slots.");
    }

    public static void Slots(Place path, IReadOnlyList<int>? list, int slots)
    {
        for (var i = 0; list is not null && i < list.Count; i++) Slot(path with { Item = i }, list[i], slots);
    }

    public static void Slot(Place path, int slot, int slots)
    {
        if (slot < 0 || slot >= slots)
            throw new TimetableFormatException(path, $"slot {slot} is outside the event.", $"The slots of all days are 0 to {slots - 1}.");
    }

    public static void Id(Place path, string? id, HashSet<string> seen)
    {
        if (string.IsNullOrEmpty(id)) throw new TimetableFormatException(path, "the id is empty.", "Give every entry an id.");
        if (!seen.Add(id)) throw new TimetableFormatException(path, $"the id '{id}' is used twice.", "Give every entry its own id.");
    }

    /// <summary>The slots of all days.</summary>
    public static int Days(IReadOnlyList<int>? days)
    {
        if (days is not { Count: > 0 })
            throw new TimetableFormatException("$.days", "there is no day.", "List the number of slots of each day.");
        var total = 0;
        for (var i = 0; i < days.Count; i++)
        {
            Range($"$.days[{i}]", days[i], Limits.Slots);
            total += days[i];
            if (total > Limits.Slots)
                throw new TimetableFormatException("$.days", $"there are more than {Limits.Slots} slots.", "Use fewer or longer slots.");
        }

        return total;
    }

    static void CheckTables(TimetableProblem problem, int slots)
    {
        if (problem.Tables is null || problem.Tables.Count != slots)
            throw new TimetableFormatException("$.tables", $"{problem.Tables?.Count ?? 0} numbers for {slots} slots.", "Give one number, or one for every slot.");
        for (var i = 0; i < slots; i++) Range($"$.tables[{i}]", problem.Tables[i], Limits.Count);
    }

    static void CheckObjective(TimetableProblem problem)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (problem.Objective is not { Count: > 0 })
            throw new TimetableFormatException("$.objective", "it has no term.", "Leave it out, or list terms such as \"score\", \"breaks\".");
        for (var i = 0; i < problem.Objective.Count; i++)
        {
            var term = problem.Objective[i];
            if (!_terms.Contains(term, StringComparer.Ordinal))
                throw new TimetableFormatException($"$.objective[{i}]", $"'{term}' is not a term.", $"The terms are {string.Join(", ", _terms)}.");
            if (!seen.Add(term))
                throw new TimetableFormatException($"$.objective[{i}]", $"'{term}' is listed twice.", "List each term once.");
        }
    }

    static Dictionary<string, int> CheckParticipants(TimetableProblem problem, int slots)
    {
        if (problem.Participants is null || problem.Participants.Count > Limits.Participants)
            throw new TimetableFormatException("$.participants", "the list is missing or too long.", $"List up to {Limits.Participants} participants.");
        Cells("$.participants", problem.Participants.Count, slots);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < problem.Participants.Count; i++)
        {
            var at = new Place("$.participants", i);
            var who = problem.Participants[i];
            Id(at with { Field = "id" }, who.Id, seen);
            index[who.Id] = i;
            if (who.Side is not (null or "exhibitor" or "buyer"))
                throw new TimetableFormatException(at with { Field = "side" }, $"'{who.Side}' is not a side.", "Use \"exhibitor\" or \"buyer\", or leave it out.");
            Slots(at with { Field = "unavailable" }, who.Unavailable, slots);
            if (who.MaxMeetings is int most) Range(at with { Field = "maxMeetings" }, most, Limits.Count);
            if (who.MaxPerDay is int daily) Range(at with { Field = "maxPerDay" }, daily, Limits.Count);
            Range(at with { Field = "minMeetings" }, who.MinMeetings, Limits.Slots);
        }

        return index;
    }

    static void CheckInterpreters(TimetableProblem problem, int slots)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; problem.Interpreters is { } list && i < list.Count; i++)
        {
            var at = new Place("$.interpreters", i);
            Id(at with { Field = "id" }, list[i].Id, seen);
            if (list[i].Languages is not { Count: > 0 })
                throw new TimetableFormatException(at with { Field = "languages" }, "no language is given.", "List the languages interpreted.");
            Slots(at with { Field = "unavailable" }, list[i].Unavailable, slots);
            if (list[i].MaxMeetings is int most) Range(at with { Field = "maxMeetings" }, most, Limits.Count);
            if (list[i].MaxPerDay is int daily) Range(at with { Field = "maxPerDay" }, daily, Limits.Count);
        }
    }
}
