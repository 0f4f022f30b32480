namespace EMobilityExpo.Matching.Timetabling;

/// <summary>One run of the solver.</summary>
sealed class Solve(Model model, SolveOptions options, IProgress<SolveProgress>? progress, CancellationToken stop)
{
    readonly Bounds _bounds = new(model);
    readonly Budget _budget = new(options.WorkLimit ?? long.MaxValue, stop);

    public TimetableSolution Run()
    {
        var schedule = new Schedule(model);
        Filler.Fill(schedule);
        progress?.Report(new SolveProgress { Phase = SolvePhase.Finished, Fraction = 1, Score = schedule.Score, ScoreBound = _bounds.Score, Breaks = schedule.Breaks, Meetings = schedule.Meetings, MissedMinimum = schedule.MissedMinimum });
        _budget.Spend(1);
        return schedule.Complete()
            ? Assembly.Build(schedule, _bounds, options.Seed)
            : Assembly.Without(model, SolveStatus.Unknown, _bounds.Score, options.Seed);
    }
}
