namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Turns the best schedule into a solution: tables, interpreters, figures, bounds, reasons.</summary>
static class Assembly
{
    public static TimetableSolution Build(Schedule schedule, Bounds bounds, ulong seed)
    {
        var model = schedule.Model;
        var (tables, walks) = TableAssignment.Of(schedule);
        var meetings = new Meeting[schedule.Meetings];
        var count = 0;
        for (var q = 0; q < model.N; q++)
        {
            if (schedule.SlotOf[q] < 0) continue;
            var i = schedule.Interpreters.Of(q);
            var interpreter = i < 0 ? null : model.Problem.Interpreters![model.Order.Interpreters[i]].Id;
            meetings[count++] = new Meeting(model.PairId(q), schedule.SlotOf[q], tables[q] < 0 ? null : tables[q], interpreter);
        }

        Array.Sort(meetings, static (x, y) =>
        {
            if (x.Slot != y.Slot) return x.Slot - y.Slot;
            var (first, second) = (x.Table ?? int.MaxValue, y.Table ?? int.MaxValue);
            return first != second ? first.CompareTo(second) : string.CompareOrdinal(x.Pair, y.Pair);
        });
        return new TimetableSolution
        {
            Status = bounds.Proves(schedule) ? SolveStatus.Optimal : SolveStatus.Feasible,
            Meetings = meetings,
            Score = schedule.Score,
            ScoreBound = Math.Max(bounds.Score, schedule.Score),
            Breaks = schedule.Breaks,
            BreaksBound = Math.Min(bounds.Breaks, schedule.Breaks),
            MissedMinimum = schedule.MissedMinimum,
            Fairness = schedule.Fairness(),
            Moved = schedule.Moved,
            MovedBound = model.Held.Any(t => t >= 0) ? Math.Min(bounds.Moved, schedule.Moved) : null,
            Walks = walks,
            Unscheduled = Reasons.Of(schedule),
            Seed = seed,
        };
    }

    public static TimetableSolution Without(Model model, SolveStatus status, long scoreBound, ulong seed) => new()
    {
        Status = status,
        Meetings = [],
        ScoreBound = scoreBound,
        MissedMinimum = model.Min.Sum(),
        Fairness = model.MostAlone.Any(x => x > 0) ? 0 : 1,
        Moved = model.Held.Count(t => t >= 0),
        MovedBound = model.Held.Any(t => t >= 0) ? 0 : null,
        Unscheduled = Reasons.WithoutTimetable(model),
        Seed = seed,
    };
}
