namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Says of every pair that is not held what stopped it, from the finished timetable. Each answer is a plain fact about that
/// timetable (the verifier checks them), not a trace of the search. O(pairs x slots) and a look at interpreters.
/// </summary>
static class Reasons
{
    public static UnscheduledList Of(Schedule schedule)
    {
        var look = new PairReason(schedule);
        return InFileOrder(schedule, look, look.Find);
    }

    /// <summary>When there is no timetable: what alone already rules a pair out, or that there is none.</summary>
    public static UnscheduledList WithoutTimetable(Model model)
    {
        var nothing = new Schedule(model);
        var look = new PairReason(nothing);
        return InFileOrder(nothing, look, q => new Finding(q, look.Alone(q) ?? UnscheduledReason.NoTimetable));
    }

    static UnscheduledList InFileOrder(Schedule schedule, PairReason look, Func<int, Finding> find)
    {
        var (model, byPlace) = (schedule.Model, new int[schedule.Model.N]);
        for (var q = 0; q < model.N; q++) byPlace[model.Order.Pairs[q]] = q;
        var (findings, count) = (new Finding[model.N - schedule.Meetings], 0);
        foreach (var q in byPlace)
        {
            if (schedule.SlotOf[q] < 0) findings[count++] = find(q);
        }

        return new UnscheduledList(look, findings);
    }
}
