namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The way taken when moving few meetings of the timetable in force comes first: what can stay stays, which is proven fewest moves
/// where the bound is met, and only what is left beside it is solved. Where it is not met, all of it is the start of an ordinary run.
/// </summary>
static class HeldRepair
{
    public static bool Applies(Model model) => model.Objective[0] == Term.Moved && model.HeldMeetings > 0;

    public static TimetableSolution Run(Model model, SolveOptions options, IProgress<SolveProgress>? progress, CancellationToken stop)
    {
        var held = new HeldTimetable(model);
        var bound = held.Bound;
        if (OneMoved.Try(model, held, options.WorkLimit ?? long.MaxValue, stop, out var all))
        {
            if (all is not null) return Proven(all, bound, options.Seed, progress);
            bound++;
        }
        else if (held.Settled)
        {
            var rest = new ResidualProblem(model, held.Base, held.MovesCertain);
            var solve = Rest(model, held, rest, options, progress, stop, out var status);
            if (status == SolveStatus.Feasible && Together(model, held, rest, solve.Best) is { } whole && whole.Moved == bound)
                return Whole(held, solve, whole, options.Seed, progress);
            // Nothing else moved is impossible: the required pairs take at least one more.
            if (status == SolveStatus.Infeasible && held.AllOpen) bound++;
        }

        return new Solve(model, options, progress, stop).Run(new Start(held.Kept, bound));
    }

    static Solve Rest(
        Model model, HeldTimetable held, ResidualProblem rest, SolveOptions options, IProgress<SolveProgress>? progress, CancellationToken stop, out SolveStatus status)
    {
        var part = new Model(rest.Problem, options.Seed);
        var limit = options.WorkLimit ?? (long)Math.Min(9e10, 5e7 + (1e4 * rest.OpenCells));
        var (score, meetings) = (0L, 0);
        for (var q = 0; q < model.N; q++)
        {
            if (rest.LeavesOut(q)) (score, meetings) = (score + model.Score[q], meetings + 1);
        }

        var shown = progress is null ? null : new OffsetProgress(progress, score, meetings, held.AllOpen ? null : AtMost(model, held));
        var solve = new Solve(part, options with { WorkLimit = limit }, shown, stop);
        status = solve.Search(new Start(StartOf(part, rest, held.Kept), held.Bound));
        return solve;
    }

    /// <summary>What is kept, as far as the residual problem has it.</summary>
    static Schedule StartOf(Model part, ResidualProblem rest, Schedule kept)
    {
        var start = new Schedule(part);
        for (var own = 0; own < part.N; own++)
        {
            var q = rest.Pairs[part.Order.Pairs[own]];
            if (kept.SlotOf[q] < 0) continue;
            var interpreter = kept.Interpreters.Of(q);
            start.TryPlace(own, kept.SlotOf[q], interpreter < 0 ? -1 : Array.IndexOf(part.Order.Interpreters, kept.Model.Order.Interpreters[interpreter]));
        }

        return start;
    }

    /// <summary>The timetable of the rest with what it leaves out; null where they do not go together.</summary>
    static Schedule? Together(Model model, HeldTimetable held, ResidualProblem rest, Schedule best)
    {
        var (whole, part, placed) = (new Schedule(model), best.Model, true);
        for (var q = 0; q < model.N; q++)
        {
            if (rest.LeavesOut(q)) placed &= whole.TryPlace(q, held.Base.SlotOf[q]);
        }

        for (var own = 0; own < part.N; own++)
        {
            if (best.SlotOf[own] < 0) continue;
            var interpreter = best.Interpreters.Of(own);
            placed &= whole.TryPlace(
                rest.Pairs[part.Order.Pairs[own]], best.SlotOf[own],
                interpreter < 0 ? -1 : Array.IndexOf(model.Order.Interpreters, part.Order.Interpreters[interpreter]));
        }

        return placed ? whole : null;
    }

    /// <summary>The best of all timetables that move so few.</summary>
    static TimetableSolution Proven(Schedule best, int moved, ulong seed, IProgress<SolveProgress>? progress)
    {
        var bounds = new Bounds(best.Model) { Moved = moved };
        for (var k = 0; k < best.Model.Objective.Length; k++) bounds.Prove(k, best);
        return Finished(best, bounds, seed, progress);
    }

    static TimetableSolution Whole(HeldTimetable held, Solve rest, Schedule schedule, ulong seed, IProgress<SolveProgress>? progress)
    {
        var (model, best) = (schedule.Model, rest.Best);
        var bounds = new Bounds(model) { Moved = held.Bound };
        bounds.Score = held.AllOpen ? schedule.Score - best.Score + Math.Max(rest.Bounds.Score, best.Score) : Math.Min(bounds.Score, AtMost(model, held));
        if (held.AllOpen) bounds.Breaks = Math.Max(0, schedule.Breaks - best.Breaks + Math.Min(rest.Bounds.Breaks, best.Breaks));
        for (var k = 0; held.AllOpen && rest.Bounds.Proves(best) && k < model.Objective.Length; k++) bounds.Prove(k, schedule);
        return Finished(schedule, bounds, seed, progress);
    }

    static TimetableSolution Finished(Schedule schedule, Bounds bounds, ulong seed, IProgress<SolveProgress>? progress)
    {
        var solution = Assembly.Build(schedule, bounds, seed);
        progress?.Report(new SolveProgress
        {
            Phase = SolvePhase.Finished,
            Fraction = 1,
            Score = solution.Score,
            ScoreBound = solution.ScoreBound,
            Breaks = solution.Breaks,
            Meetings = solution.Meetings.Count,
            MissedMinimum = solution.MissedMinimum,
        });
        return solution;
    }

    /// <summary>
    /// A simple bound for any choice of what is moved: nobody holds, beside its meetings in force that stay in any case, more than the best
    /// of its other pairs, those among them that may be moved or stay; and each such meeting or pair is counted at both ends.
    /// </summary>
    static long AtMost(Model model, HeldTimetable held)
    {
        var twice = 0L;
        for (var p = 0; p < model.P; p++)
        {
            var (staying, others) = (0, new List<int>());
            foreach (var q in model.PairsOf[p])
            {
                if (!held.Stays(q))
                {
                    others.Add(model.Score[q]);
                    continue;
                }

                twice += model.Score[q];
                staying++;
            }

            others.Sort();
            for (var k = 0; k < Math.Min(model.Max[p] - staying, others.Count); k++) twice += others[^(k + 1)];
        }

        return twice / 2;
    }

    /// <summary>What is said of the rest, for the whole; its bound only where nothing but the rest is open.</summary>
    sealed class OffsetProgress(IProgress<SolveProgress> inner, long score, int meetings, long? atMost) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => inner.Report(value with
        {
            Score = value.Score + score,
            ScoreBound = value.ScoreBound is null ? null : atMost ?? value.ScoreBound + score,
            Meetings = value.Meetings + meetings,
            Breaks = null,
            MissedMinimum = null,
        });
    }
}

/// <summary>Where an ordinary run starts: a timetable, perhaps not complete, and a proven least number of moved meetings.</summary>
sealed record Start(Schedule Schedule, int MovedBound);
