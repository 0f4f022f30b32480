namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Every pair not held is listed once, and what is said to have stopped it is true of the timetable.</summary>
static class CheckReasons
{
    public static void Check(CheckedTimetable facts, List<string> wrong)
    {
        ListsExactly(facts, wrong);
        foreach (var entry in facts.Solution.Unscheduled)
        {
            if (!facts.Pairs.TryGetValue(entry.Pair, out var pair) || facts.Held.ContainsKey(entry.Pair)) continue;
            if (!entry.Blockers.All(facts.Held.ContainsKey)) wrong.Add($"{entry.Pair} is blocked by a pair that is not held");
            else if (!IsTrue(facts, pair, entry)) wrong.Add($"{entry.Pair}: the reason {entry.Reason} is not true");
        }
    }

    public static void ListsExactly(CheckedTimetable facts, List<string> wrong)
    {
        var listed = facts.Solution.Unscheduled.Select(x => x.Pair).ToList();
        var missing = facts.Pairs.Keys.Where(id => !facts.Held.ContainsKey(id)).ToHashSet(StringComparer.Ordinal);
        if (listed.Count != missing.Count || !missing.SetEquals(listed)) wrong.Add("unscheduled does not list exactly the pairs not held");
    }

    static bool IsTrue(CheckedTimetable facts, ProblemPair pair, UnscheduledPair entry)
    {
        var look = new ReasonFacts(facts, pair, entry);
        return entry.Reason switch
        {
            UnscheduledReason.NoCommonSlot => look.Common.Count == 0,
            UnscheduledReason.LimitReached => look.LimitUsedUp(displaced: false),
            UnscheduledReason.LostOnScore => look.BusyEverywhere() && look.WorthLessEverywhere(),
            UnscheduledReason.Displaced => look.BusyEverywhere() || look.LimitUsedUp(displaced: true),
            UnscheduledReason.NoTable => look.Everywhere(look.NoTable),
            UnscheduledReason.NoInterpreter => look.Everywhere(t => look.NoTable(t) || look.NoInterpreter(t)),
            UnscheduledReason.Precedence => look.Everywhere(t => look.NoTable(t) || look.NoInterpreter(t) || look.OutOfOrder(t)),
            UnscheduledReason.BreakDifference => facts.Problem.MaxBreakDifference is not null
                && look.Everywhere(t => look.NoTable(t) || look.NoInterpreter(t) || look.OutOfOrder(t) || look.TooUneven(t)),
            UnscheduledReason.NoGain => look.Free.Any() && look.NoGain(),
            UnscheduledReason.Possible => look.Free.Any() && !look.NoGain(),
            _ => false,
        };
    }
}
