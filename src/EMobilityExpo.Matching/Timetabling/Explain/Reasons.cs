namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Says of every pair that is not held what stopped it, from the finished timetable. Each answer is a plain fact about that
/// timetable (the verifier checks them), not a trace of the search.
/// </summary>
static class Reasons
{
    /// <summary>The timetable must not change afterwards: the reasons are found when they are first asked for.</summary>
    public static UnscheduledList Of(Schedule schedule) => new(schedule, static (look, q) => look.Find(q));

    /// <summary>When there is no timetable: what alone already rules a pair out, or that there is none.</summary>
    public static UnscheduledList WithoutTimetable(Model model) =>
        new(new Schedule(model), static (look, q) => new Finding(q, look.Alone(q) ?? UnscheduledReason.NoTimetable));
}
