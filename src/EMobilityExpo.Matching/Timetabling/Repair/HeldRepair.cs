namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The way taken when moving few meetings of the timetable in force comes first: what can stay stays, which is proven fewest moves
/// where the bound is met, and only what is left beside it is solved. Where it is not met, all of it is the start of an ordinary run.
/// </summary>
static class HeldRepair
{
    public static bool Applies(Model model) => model.Objective[0] == Term.Moved && model.Held.Any(t => t >= 0);

    public static TimetableSolution Run(Model model, SolveOptions options, IProgress<SolveProgress>? progress, CancellationToken stop)
    {
        var held = new HeldTimetable(model);
        var bound = held.Bound;
        if (held.Settled)
        {
            var rest = new ResidualProblem(model, held.Base);
            var (solution, schedule) = Rest(model, held, rest, options, progress, stop);
            if (solution is { Status: SolveStatus.Optimal or SolveStatus.Feasible } && schedule.Moved == bound) return Whole(held, solution, schedule, options.Seed);
            // Nothing else moved is impossible: the required pairs take at least one more.
            if (solution is { Status: SolveStatus.Infeasible } && held.AllOpen) bound++;
        }

        return new Solve(model, options, progress, stop).Run(new Start(held.Kept, bound));
    }

    static (TimetableSolution? Solution, Schedule Schedule) Rest(
        Model model, HeldTimetable held, ResidualProblem rest, SolveOptions options, IProgress<SolveProgress>? progress, CancellationToken stop)
    {
        var part = new Model(rest.Problem, options.Seed);
        var offset = new Schedule(model);
        for (var q = 0; q < model.N; q++)
        {
            if (rest.LeavesOut(q)) offset.TryPlace(q, held.Base.SlotOf[q]);
        }

        var limit = options.WorkLimit ?? (long)Math.Min(9e10, 1e8 + (3e4 * rest.OpenCells));
        var shown = progress is null ? null : new OffsetProgress(progress, offset.Score, offset.Meetings);
        var solution = new Solve(part, options with { WorkLimit = limit }, shown, stop).Run(new Start(StartOf(part, held.Kept), held.Bound));
        if (solution.Status is not (SolveStatus.Optimal or SolveStatus.Feasible)) return (solution, offset);
        return (Fill(offset, solution) ? solution : null, offset);
    }

    /// <summary>What is kept, as far as the residual problem has it.</summary>
    static Schedule StartOf(Model part, Schedule kept)
    {
        var start = new Schedule(part);
        var index = new Dictionary<string, int>(part.N, StringComparer.Ordinal);
        for (var q = 0; q < part.N; q++) index[part.PairId(q)] = q;
        var whole = kept.Model;
        for (var q = 0; q < whole.N; q++)
        {
            if (kept.SlotOf[q] < 0 || !index.TryGetValue(whole.PairId(q), out var own)) continue;
            var interpreter = kept.Interpreters.Of(q);
            start.TryPlace(own, kept.SlotOf[q], interpreter < 0 ? -1 : Array.IndexOf(part.Order.Interpreters, whole.Order.Interpreters[interpreter]));
        }

        return start;
    }

    static bool Fill(Schedule whole, TimetableSolution solution)
    {
        var model = whole.Model;
        var index = new Dictionary<string, int>(model.N, StringComparer.Ordinal);
        for (var q = 0; q < model.N; q++) index[model.PairId(q)] = q;
        var interpreters = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < model.Interpreting.Count; i++) interpreters[model.Problem.Interpreters![model.Order.Interpreters[i]].Id] = i;
        var placed = true;
        foreach (var meeting in solution.Meetings)
            placed &= whole.TryPlace(index[meeting.Pair], meeting.Slot, meeting.Interpreter is null ? -1 : interpreters[meeting.Interpreter]);
        return placed;
    }

    static TimetableSolution Whole(HeldTimetable held, TimetableSolution rest, Schedule schedule, ulong seed)
    {
        var model = schedule.Model;
        var bounds = new Bounds(model) { Moved = held.Bound };
        bounds.Score = held.AllOpen ? schedule.Score - rest.Score + rest.ScoreBound : Math.Min(bounds.Score, AtMost(model, held));
        if (held.AllOpen) bounds.Breaks = Math.Max(0, schedule.Breaks - rest.Breaks + rest.BreaksBound);
        for (var k = 0; rest.Status == SolveStatus.Optimal && held.AllOpen && k < model.Objective.Length; k++) bounds.Prove(k, schedule);
        return Assembly.Build(schedule, bounds, seed);
    }

    /// <summary>
    /// A simple bound for any choice of what is moved: nobody holds, beside its meetings in force that may stay, more than the best
    /// of its other pairs; and each such meeting or pair is counted at both ends.
    /// </summary>
    static long AtMost(Model model, HeldTimetable held)
    {
        var twice = 0L;
        for (var p = 0; p < model.P; p++)
        {
            var (stays, others) = (0L, new List<int>());
            foreach (var q in model.PairsOf[p])
            {
                if (held.Base.SlotOf[q] >= 0) stays += model.Score[q];
                else others.Add(model.Score[q]);
            }

            others.Sort();
            twice += stays;
            for (var k = 0; k < Math.Min(model.Max[p] - held.Base.Count(p), others.Count); k++) twice += others[^(k + 1)];
        }

        return twice / 2;
    }

    sealed class OffsetProgress(IProgress<SolveProgress> inner, long score, int meetings) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => inner.Report(value with
        {
            Score = value.Score + score,
            ScoreBound = value.ScoreBound + score,
            Meetings = value.Meetings + meetings,
            Breaks = null,
            MissedMinimum = null,
        });
    }
}

/// <summary>Where an ordinary run starts: a timetable, perhaps not complete, and a proven least number of moved meetings.</summary>
sealed record Start(Schedule Schedule, int MovedBound);
