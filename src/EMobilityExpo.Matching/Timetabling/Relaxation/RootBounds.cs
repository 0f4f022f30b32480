namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Reads bounds on single terms off the bound on the weighted sum: for timetables at least as good in the terms before, those are
/// at their present values or better, and the terms after are at their extremes.
/// </summary>
static class RootBounds
{
    /// <param name="model">The problem.</param>
    /// <param name="weights">What the terms count for in the sum.</param>
    /// <param name="worth">The bound on the sum.</param>
    /// <param name="bounds">The bounds on single terms, which get better.</param>
    /// <param name="best">The best timetable so far.</param>
    /// <param name="counts">The sum counts meetings that are kept; a sum of the other terms bounds these whatever is kept.</param>
    public static void Take(Model model, Weights weights, long worth, Bounds bounds, Schedule best, bool counts = true)
    {
        if (worth == long.MaxValue || weights.Score == 0) return;
        var score = Array.IndexOf(model.Objective, Term.Score);
        if (score < 0) score = model.Objective.Length;
        var missedBefore = Array.IndexOf(model.Objective, Term.MissedMinimum) is var m && m >= 0 && m < score && best.Complete();
        var movedBefore = counts && Array.IndexOf(model.Objective, Term.Moved) is var v && v >= 0 && v < score && best.Complete();
        var missed = missedBefore ? best.MissedMinimum : model.Min.Sum(x => (long)x);
        var kept = movedBefore ? model.HeldMeetings - best.Moved : 0;
        var top = (worth + (weights.Missed * missed) - (weights.Kept * kept)) / weights.Score;
        bounds.Score = Math.Min(bounds.Score, Math.Max(0, top));
    }

    /// <summary>A bound on the first term where that is missed minimums or moves, from a relaxation of its own.</summary>
    public static void First(Model model, Bounds bounds, Budget budget)
    {
        var first = model.Objective[0];
        if (first is not (Term.MissedMinimum or Term.Moved)) return;
        if (budget.Stopped) return;
        var alone = new RootRelaxation(model, new Weights(first), budget);
        for (var k = 0; k < 4 && alone.Improve(100, budget); k++)
        {
        }

        if (alone.Bound == long.MaxValue) return;
        if (first == Term.MissedMinimum) bounds.MissedMinimum = Math.Max(bounds.MissedMinimum, (int)Math.Max(0, -alone.Bound));
        else bounds.Moved = Math.Max(bounds.Moved, (int)Math.Max(0, model.HeldMeetings - alone.Bound));
    }
}
