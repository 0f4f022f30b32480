namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Says of every pair that is not held what stopped it, from the finished timetable. Each answer is a plain fact about that
/// timetable (the verifier checks them), not a trace of the search. O(pairs x slots) and a look at interpreters.
/// </summary>
static class Reasons
{
    public static List<UnscheduledPair> Of(Schedule schedule)
    {
        var list = new List<UnscheduledPair>();
        for (var q = 0; q < schedule.Model.N; q++)
        {
            if (schedule.SlotOf[q] < 0) list.Add(new PairReason(schedule, q).Find());
        }

        return InFileOrder(schedule.Model, list);
    }

    /// <summary>When there is no timetable: what alone already rules a pair out, or that there is none.</summary>
    public static List<UnscheduledPair> WithoutTimetable(Model model)
    {
        var empty = new Schedule(model);
        var list = new List<UnscheduledPair>();
        for (var q = 0; q < model.N; q++)
        {
            var alone = new PairReason(empty, q).Alone();
            list.Add(new UnscheduledPair(model.PairId(q), alone ?? UnscheduledReason.NoTimetable, []));
        }

        return InFileOrder(model, list);
    }

    static List<UnscheduledPair> InFileOrder(Model model, List<UnscheduledPair> list)
    {
        var place = new Dictionary<string, int>(model.N, StringComparer.Ordinal);
        for (var i = 0; i < model.N; i++) place[model.Problem.Pairs[i].Id] = i;
        list.Sort((x, y) => place[x.Pair].CompareTo(place[y.Pair]));
        return list;
    }
}
