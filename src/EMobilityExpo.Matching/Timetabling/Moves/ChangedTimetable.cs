namespace EMobilityExpo.Matching.Timetabling;

/// <summary>A finished timetable in which meetings were put elsewhere by hand.</summary>
public static class ChangedTimetable
{
    /// <summary>
    /// The solution with those meetings: figures and walks are worked out anew, and the reasons of what is not held. Score, bounds and seed are
    /// of the timetable before: the same pairs are held. It is never called optimal. O(problem).
    /// </summary>
    public static TimetableSolution Of(TimetableProblem problem, TimetableSolution before, IReadOnlyList<Meeting> meetings)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(meetings);
        var after = before with
        {
            Status = SolveStatus.Feasible,
            Meetings = [.. meetings.OrderBy(x => x.Slot).ThenBy(x => x.Table ?? int.MaxValue).ThenBy(x => x.Pair, StringComparer.Ordinal)],
        };
        var facts = new CheckedTimetable(problem, after, []);
        var figures = Figures.Of(facts);
        after = after with
        {
            Breaks = figures.Breaks,
            BreaksBound = Math.Min(before.BreaksBound, figures.Breaks),
            Moved = figures.Moved,
            MovedBound = before.MovedBound is int bound ? Math.Min(bound, figures.Moved) : null,
            Fairness = figures.Fairness,
            Walks = CheckFigures.Walks(facts),
        };
        return after with { Unscheduled = ReasonsOf(problem, after) };
    }

    static IReadOnlyList<UnscheduledPair> ReasonsOf(TimetableProblem problem, TimetableSolution after)
    {
        var reasons = Reasons.Of(ScheduleReader.Read(new Model(problem, after.Seed), after));
        var facts = new CheckedTimetable(problem, after, []);
        // What found no place in the search may have one now.
        return [.. reasons.Select(x => x.Reason == UnscheduledReason.NoGain && !new ReasonFacts(facts, facts.Pairs[x.Pair], x).NoGain()
            ? x with { Reason = UnscheduledReason.Possible } : x)];
    }
}
