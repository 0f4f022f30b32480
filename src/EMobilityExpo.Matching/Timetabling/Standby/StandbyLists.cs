namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Standby: for both sides of every meeting, who could step in if the other side does not come. A pure function of a finished
/// timetable, in which nothing else changes.
/// </summary>
public static class StandbyLists
{
    /// <summary>
    /// Two lists a meeting, in the order of the meetings, first for who is named a in the pair. Whoever is on a list has a candidate
    /// pair with the one who is there that is not held, is free and available in that slot and within its limits, and with its
    /// meeting in place of the other every rule of the timetable holds (table, interpreter, allowed slots, precedence, difference
    /// of breaks). Higher scores first; equal ones by an order that does not depend on ids. At most <paramref name="most"/> each.
    /// O(meetings x pairs of a participant), and participants more where the difference of breaks is limited. Throws
    /// <see cref="TimetableFormatException"/> when the problem is wrong or the solution breaks a rule of it.
    /// Only the meetings of the pairs with ids in <paramref name="only"/> are looked at; null for all.
    /// </summary>
    public static IReadOnlyList<StandbyList> Of(TimetableProblem problem, TimetableSolution solution, int most = 10, IReadOnlySet<string>? only = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        ProblemValidation.Check(problem);
        var model = new Model(problem, seed: 1);
        var search = new StandbySearch(ScheduleReader.Read(model, solution), most);
        var pairs = new Dictionary<string, int>(model.N, StringComparer.Ordinal);
        for (var q = 0; q < model.N; q++) pairs[model.PairId(q)] = q;
        var lists = new List<StandbyList>(2 * solution.Meetings.Count);
        foreach (var meeting in solution.Meetings.Where(x => only is null || only.Contains(x.Pair)))
        {
            var q = pairs[meeting.Pair];
            var pair = problem.Pairs[model.Order.Pairs[q]];
            var first = model.ParticipantId(model.A[q]).Equals(pair.A, StringComparison.Ordinal) ? model.A[q] : model.B[q];
            var second = first == model.A[q] ? model.B[q] : model.A[q];
            lists.Add(new StandbyList(pair.Id, meeting.Slot, pair.A, pair.B, search.For(q, first)));
            lists.Add(new StandbyList(pair.Id, meeting.Slot, pair.B, pair.A, search.For(q, second)));
        }

        return lists;
    }
}
