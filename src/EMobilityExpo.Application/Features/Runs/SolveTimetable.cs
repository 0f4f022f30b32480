namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Matching.Timetabling;

/// <summary>The engine as the build calls it; a test puts one in its place that waits to be stopped.</summary>
public delegate TimetableSolution SolveTimetable(
    TimetableProblem problem, SolveOptions options, IProgress<SolveProgress>? progress, CancellationToken stop);
