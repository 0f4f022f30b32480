namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Bottleneck advice: what one more table, interpreter, hour or meeting would add to the score of a finished timetable. The prices of
/// the relaxation (its multipliers: what a limit costs at the margin) say where to look; the best of these are verified by solving with and without.
/// </summary>
public static class BottleneckAdvice
{
    /// <summary>
    /// The best pieces of advice, those that add most first; only what adds something. The same problem, solution and options give
    /// the same advice. <paramref name="stop"/> ends the search early with what is verified so far;
    /// <paramref name="progress"/> hears of the share that is done. Cost: one relaxation and
    /// <see cref="AdviceOptions.Tried"/> + 1 solves of bounded work that start from the timetable given. Throws
    /// <see cref="TimetableFormatException"/> when the problem is wrong or the solution breaks a rule of it.
    /// </summary>
    public static IReadOnlyList<Advice> Of(
        TimetableProblem problem, TimetableSolution solution, AdviceOptions options, IProgress<double>? progress = null,
        CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(options);
        ProblemValidation.Check(problem);
        var model = new Model(problem, options.Seed);
        var schedule = ScheduleReader.Read(model, solution);
        if (!schedule.Complete())
            throw new TimetableFormatException("$.meetings", "the timetable is not complete.", "Give a solution that holds every rule of the problem.");
        var cells = (long)model.N * Math.Max(1, model.T);
        var work = options.WorkLimit ?? (long)Math.Min(4e9, 2e8 + (1e4 * cells));
        var candidates = new AdvicePrices(model, work, stop).Candidates();
        var without = Solved(problem, solution, options.Seed, work, stop);
        var found = new List<Advice>();
        var chosen = Chosen(candidates, options.Tried ?? (cells > 1_000_000 ? 6 : 16));
        foreach (var (index, candidate) in chosen.Index())
        {
            if (stop.IsCancellationRequested) break;
            progress?.Report((index + 1.0) / (chosen.Count + 1));
            var with = Solved(candidate.Apply(problem), without, options.Seed, work, stop);
            if (with.Score > without.Score) found.Add(candidate with { Score = with.Score - without.Score, Meetings = with.Meetings.Count - without.Meetings.Count });
        }

        return [.. found.OrderByDescending(x => x.Score).ThenByDescending(x => x.Meetings).ThenByDescending(x => x.Price).Take(options.Most)];
    }

    /// <summary>The dearest, and the dearest few of each kind, so that no kind is left out by an estimate.</summary>
    static List<Advice> Chosen(List<Advice> candidates, int tried)
    {
        var ranked = candidates.OrderByDescending(x => x.Price).ToList();
        var each = Math.Max(1, tried / 6);
        var chosen = ranked.GroupBy(x => x.Kind).SelectMany(x => x.Take(each)).ToHashSet();
        foreach (var one in ranked)
        {
            if (chosen.Count >= tried) break;
            chosen.Add(one);
        }

        return ranked.FindAll(chosen.Contains);
    }

    /// <summary>An ordinary run that starts from the timetable given, which stays one when there is more of something.</summary>
    static TimetableSolution Solved(TimetableProblem problem, TimetableSolution from, ulong seed, long work, CancellationToken stop)
    {
        var model = new Model(problem, seed);
        var start = new Start(ScheduleReader.Read(model, from), MovedBound: 0);
        return new Solve(model, new SolveOptions { Seed = seed, WorkLimit = work }, progress: null, stop).Run(start);
    }
}
