namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Builds timetables. See docs/timetabling.md for the method, its sources and what is proven.</summary>
public static class TimetableSolver
{
    /// <summary>
    /// Finds the best timetable it can within the work limit. <paramref name="stop"/> ends the search early and the best so far
    /// is returned; it never throws for that. Wrong problems throw <see cref="TimetableFormatException"/>.
    /// </summary>
    public static TimetableSolution Solve(
        TimetableProblem problem, SolveOptions options, IProgress<SolveProgress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Threads < 1) throw new ArgumentException("Threads must be at least 1.", nameof(options));
        ProblemValidation.Check(problem);
        var model = new Model(problem, options.Seed);
        if (HeldRepair.Applies(model)) return HeldRepair.Run(model, options, progress, stop);
        return new Solve(model, options, progress, stop).Run();
    }
}
