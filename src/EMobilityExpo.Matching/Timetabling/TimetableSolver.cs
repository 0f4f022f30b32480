namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Builds timetables. See docs/timetabling.md for the method, its sources and what is proven.</summary>
public static class TimetableSolver
{
    /// <summary>
    /// Finds the best timetable it can within the work limit. <paramref name="stop"/> ends the search early and the best so far
    /// is returned; it never throws for that. Wrong problems throw <see cref="TimetableFormatException"/>. <paramref name="progress"/> hears
    /// of the search at least four times a second, one event at a time, also from a thread of its own.
    /// </summary>
    public static TimetableSolution Solve(
        TimetableProblem problem, SolveOptions options, IProgress<SolveProgress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Threads < 1) throw new ArgumentException("Threads must be at least 1.", nameof(options));
        if (progress is null) return Run(problem, options, null, stop);
        using var steady = new SteadyProgress(progress);
        return Run(problem, options, steady, stop);
    }

    static TimetableSolution Run(TimetableProblem problem, SolveOptions options, SteadyProgress? progress, CancellationToken stop)
    {
        progress?.Report(new SolveProgress { Phase = SolvePhase.Preparing });
        var side = new SideBySide(options.Threads).For(problem.Pairs?.Count ?? 0);
        var ends = ProblemValidation.Check(problem, side);
        var model = new Model(problem, options.Seed, ends, side, stop);
        return HeldRepair.Applies(model) ? HeldRepair.Run(model, options, progress, stop) : new Solve(model, options, progress, stop).Run();
    }
}
