namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Checks a solution against its problem with code that shares nothing with the solver: every rule, every claimed figure and
/// every claimed reason. O(problem + meetings x log meetings).
/// </summary>
public static class TimetableVerifier
{
    /// <summary>One line for each thing that is wrong; empty when all is right.</summary>
    public static IReadOnlyList<string> Violations(TimetableProblem problem, TimetableSolution solution)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        ProblemValidation.Check(problem);
        var wrong = new List<string>();
        var facts = new CheckedTimetable(problem, solution, wrong);
        if (solution.Status is SolveStatus.Infeasible or SolveStatus.Unknown)
        {
            if (solution.Meetings.Count > 0) wrong.Add($"status {solution.Status} with meetings");
            CheckReasons.ListsExactly(facts, wrong);
            return wrong;
        }

        CheckMeetings.Places(facts, wrong);
        CheckMeetings.Tables(facts, wrong);
        CheckMeetings.Interpreters(facts, wrong);
        CheckMeetings.Order(facts, wrong);
        CheckParticipants.Check(facts, wrong);
        CheckFigures.Check(facts, wrong);
        CheckReasons.Check(facts, wrong);
        return wrong;
    }
}
