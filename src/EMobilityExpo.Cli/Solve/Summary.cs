using System.Globalization;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Solve;

/// <summary>One line about a solution.</summary>
static class Summary
{
    public static string Of(TimetableProblem problem, TimetableSolution solution, TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{solution.Status}: {solution.Meetings.Count} of {problem.Pairs.Count} pairs, score {solution.Score} of at most {solution.ScoreBound}, "
        + $"breaks {solution.Breaks} of at least {solution.BreaksBound}, missed minimum {solution.MissedMinimum}, "
        + $"fairness {solution.Fairness:0.000}, moved {solution.Moved}, walks {solution.Walks?.Exhibitors + solution.Walks?.Buyers + solution.Walks?.Others}, {time.TotalSeconds:0.000} s");
}
