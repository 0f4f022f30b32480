namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Meetings that must be held may contradict each other or the event. The organiser still gets a timetable: first with all of them;
/// then with those that can be held together; then with these where the first look had put them; at last with none required, only
/// worth more. What could not be held is reported with its reason like any other pair.
/// </summary>
public sealed class MustAttempts(SolveTimetable solve, SolveOptions options, IProgress<SolveProgress> progress, CancellationToken stop)
{
    public (TimetableProblem Problem, TimetableSolution Solution) Run(TimetableProblem problem)
    {
        var solution = solve(problem, options, progress, stop);
        if (HasTimetable(solution) || !problem.Pairs.Any(pair => pair.Required))
            return (problem, solution);

        var together = Together(problem);
        foreach (var easier in new[] { Requiring(problem, together, fix: false), Requiring(problem, together, fix: true) })
        {
            solution = solve(easier, options, progress, stop);
            if (HasTimetable(solution))
                return (easier, solution);
        }

        var free = Requiring(problem, [], fix: false);
        return (free, solve(free, options, progress, stop));
    }

    static bool HasTimetable(TimetableSolution solution) => solution.Status is SolveStatus.Optimal or SolveStatus.Feasible;

    /// <summary>As many of the required pairs as fit, on an event of nothing else; with their slots.</summary>
    Dictionary<string, int> Together(TimetableProblem problem)
    {
        var only = problem with
        {
            Pairs = [.. problem.Pairs.Where(pair => pair.Required).Select(pair => pair with { Required = false, Score = 1 })],
            Objective = ["score"],
        };
        return solve(only, options, null, stop).Meetings.ToDictionary(meeting => meeting.Pair, meeting => meeting.Slot, StringComparer.Ordinal);
    }

    static TimetableProblem Requiring(TimetableProblem problem, Dictionary<string, int> slots, bool fix) => problem with
    {
        Pairs = [.. problem.Pairs.Select(pair =>
            !pair.Required ? pair
            : !slots.TryGetValue(pair.Id, out var slot) ? pair with { Required = false }
            : fix ? pair with { Slot = slot }
            : pair)],
    };
}
