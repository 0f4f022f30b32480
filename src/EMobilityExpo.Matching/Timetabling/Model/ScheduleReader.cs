namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Lays a finished timetable out on its problem.</summary>
static class ScheduleReader
{
    /// <summary>Throws <see cref="TimetableFormatException"/> for a meeting that is not one of the problem or breaks a rule.</summary>
    public static Schedule Read(Model model, TimetableSolution solution)
    {
        var pairs = new Dictionary<string, int>(model.N, StringComparer.Ordinal);
        for (var q = 0; q < model.N; q++) pairs[model.PairId(q)] = q;
        var interpreters = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < model.Interpreting.Count; i++) interpreters[model.Problem.Interpreters![model.Order.Interpreters[i]].Id] = i;
        var schedule = new Schedule(model);
        for (var k = 0; k < solution.Meetings.Count; k++)
        {
            var (meeting, at) = (solution.Meetings[k], $"$.meetings[{k}]");
            if (!pairs.TryGetValue(meeting.Pair, out var q))
                throw new TimetableFormatException(at + ".pair", $"there is no pair '{meeting.Pair}'.", "Give a solution of this problem.");
            var interpreter = -1;
            if (model.Interpreting.KindOf[q] >= 0 && (meeting.Interpreter is null || !interpreters.TryGetValue(meeting.Interpreter, out interpreter)))
                throw new TimetableFormatException(at + ".interpreter", $"there is no interpreter '{meeting.Interpreter}'.", "Give a solution of this problem.");
            if (meeting.Slot < 0 || meeting.Slot >= model.T || !IsFree(schedule, interpreter, q, meeting.Slot) || !schedule.TryPlace(q, meeting.Slot, interpreter))
                throw new TimetableFormatException(at, $"the pair '{meeting.Pair}' cannot be held in slot {meeting.Slot}.", "Give a solution of this problem that holds its rules.");
        }

        return schedule;
    }

    static bool IsFree(Schedule schedule, int interpreter, int q, int t)
    {
        if (interpreter < 0) return true;
        var (world, book) = (schedule.Model.Interpreting, schedule.Interpreters);
        return world.Kinds[world.KindOf[q]].Contains(interpreter) && world.Available[(interpreter * schedule.Model.T) + t] && !book.IsBusy(interpreter, t)
            && book.Count(interpreter) < world.Max[interpreter] && book.Daily(interpreter, schedule.Model.DayOf[t]) < world.MaxPerDay[interpreter];
    }
}
