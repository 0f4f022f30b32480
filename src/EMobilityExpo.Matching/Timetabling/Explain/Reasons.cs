namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Says of every pair that is not held what stopped it, from the finished timetable. Each answer is a plain fact about that
/// timetable (the verifier checks them), not a trace of the search. O(pairs x slots) and a look at interpreters.
/// </summary>
static class Reasons
{
    public static List<UnscheduledPair> Of(Schedule schedule)
    {
        var look = new PairReason(schedule);
        return InFileOrder(schedule.Model, q => schedule.SlotOf[q] < 0 ? look.Find(q) : null);
    }

    /// <summary>When there is no timetable: what alone already rules a pair out, or that there is none.</summary>
    public static List<UnscheduledPair> WithoutTimetable(Model model)
    {
        var look = new PairReason(new Schedule(model));
        return InFileOrder(model, q => new UnscheduledPair(model.PairId(q), look.Alone(q) ?? UnscheduledReason.NoTimetable, []));
    }

    static List<UnscheduledPair> InFileOrder(Model model, Func<int, UnscheduledPair?> reason)
    {
        var byPlace = new int[model.N];
        for (var q = 0; q < model.N; q++) byPlace[model.Order.Pairs[q]] = q;
        var list = new List<UnscheduledPair>(model.N);
        foreach (var q in byPlace)
        {
            if (reason(q) is { } found) list.Add(found);
        }

        return list;
    }
}
