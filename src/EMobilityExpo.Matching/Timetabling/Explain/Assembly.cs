namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Turns the best schedule into a solution: tables, interpreters, figures, bounds, reasons.</summary>
static class Assembly
{
    public static TimetableSolution Build(Schedule schedule, Bounds bounds, ulong seed)
    {
        var model = schedule.Model;
        var (tables, walks) = TableAssignment.Of(schedule);
        return new TimetableSolution
        {
            Status = bounds.Proves(schedule) ? SolveStatus.Optimal : SolveStatus.Feasible,
            Meetings = Meetings(schedule, tables),
            Score = schedule.Score,
            ScoreBound = Math.Max(bounds.Score, schedule.Score),
            Breaks = schedule.Breaks,
            BreaksBound = Math.Min(bounds.Breaks, schedule.Breaks),
            MissedMinimum = schedule.MissedMinimum,
            Fairness = schedule.Fairness(),
            Moved = schedule.Moved,
            MovedBound = model.HeldMeetings > 0 ? Math.Min(bounds.Moved, schedule.Moved) : null,
            Walks = walks,
            Unscheduled = Reasons.Of(schedule),
            Seed = seed,
        };
    }

    /// <summary>By slot, then by table, those without a table last and by id.</summary>
    static Meeting[] Meetings(Schedule schedule, int[] tables)
    {
        var (model, held, keys) = (schedule.Model, new int[schedule.Meetings], new ulong[schedule.Meetings]);
        for (int q = 0, count = 0; q < model.N; q++)
        {
            if (schedule.SlotOf[q] < 0) continue;
            keys[count] = ((ulong)schedule.SlotOf[q] << 32) | (uint)(tables[q] < 0 ? int.MaxValue : tables[q]);
            held[count++] = q;
        }

        var meetings = Array.ConvertAll(RadixOrder.Of(keys), place =>
        {
            var q = held[place];
            var i = schedule.Interpreters.Of(q);
            var interpreter = i < 0 ? null : model.Problem.Interpreters![model.Order.Interpreters[i]].Id;
            return new Meeting(model.PairId(q), schedule.SlotOf[q], tables[q] < 0 ? null : tables[q], interpreter);
        });
        for (int from = 0, to; from < meetings.Length; from = to)
        {
            for (to = from + 1; to < meetings.Length && meetings[to].Table is null && meetings[from].Table is null && meetings[to].Slot == meetings[from].Slot;) to++;
            if (to > from + 1) Array.Sort(meetings, from, to - from, Comparer<Meeting>.Create(static (x, y) => string.CompareOrdinal(x.Pair, y.Pair)));
        }

        return meetings;
    }

    public static TimetableSolution Without(Model model, SolveStatus status, long scoreBound, ulong seed) => new()
    {
        Status = status,
        Meetings = [],
        ScoreBound = scoreBound,
        MissedMinimum = model.Min.Sum(),
        Fairness = model.MostAlone.Any(x => x > 0) ? 0 : 1,
        Moved = model.HeldMeetings,
        MovedBound = model.HeldMeetings > 0 ? 0 : null,
        Unscheduled = Reasons.WithoutTimetable(model),
        Seed = seed,
    };
}
