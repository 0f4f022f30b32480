namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Adds pairs that still fit, the most valuable first; each only if the timetable gets better by its objective.</summary>
static class Filler
{
    public static void Fill(Schedule schedule)
    {
        Fill(schedule, ByWorth(schedule.Model));
    }

    /// <summary>Required pairs first, then by score.</summary>
    public static int[] ByWorth(Model model)
    {
        var order = new int[model.N];
        for (var q = 0; q < order.Length; q++) order[q] = q;
        Array.Sort(order, (x, y) => (model.Required[y], model.Score[y]) != (model.Required[x], model.Score[x])
            ? (model.Required[y], model.Score[y]).CompareTo((model.Required[x], model.Score[x]))
            : x.CompareTo(y));
        return order;
    }

    /// <summary>Adds what fits, in the first slot it fits; for trials, where only the score counts.</summary>
    public static void FillFirstFit(Schedule schedule, ReadOnlySpan<int> order)
    {
        var model = schedule.Model;
        foreach (var q in order)
        {
            if (schedule.SlotOf[q] >= 0) continue;
            if (schedule.Count(model.A[q]) >= model.Max[model.A[q]] || schedule.Count(model.B[q]) >= model.Max[model.B[q]]) continue;
            for (var t = 0; t < model.T && !schedule.TryPlace(q, t); t++)
            {
            }
        }
    }

    public static void Fill(Schedule schedule, ReadOnlySpan<int> order)
    {
        var model = schedule.Model;
        var guarded = model.BreakDifference >= 0;
        for (var again = true; again;)
        {
            again = false;
            foreach (var q in order)
            {
                if (schedule.SlotOf[q] >= 0) continue;
                if (schedule.Count(model.A[q]) >= model.Max[model.A[q]] || schedule.Count(model.B[q]) >= model.Max[model.B[q]]) continue;
                again |= Place(schedule, q, guarded);
            }

            // A meeting added may make another one worth adding only through breaks, fairness or the break difference.
            again &= model.Objective[0] != Term.Score || guarded;
        }
    }

    static bool Place(Schedule schedule, int q, bool guarded)
    {
        var model = schedule.Model;
        var best = schedule.Quality();
        var even = !guarded || schedule.BreakDifference() <= model.BreakDifference;
        var (slot, least) = (-1, int.MaxValue);
        for (var t = 0; t < model.T; t++)
        {
            if (!schedule.TryPlace(q, t)) continue;
            var quality = schedule.Quality();
            var allowed = !guarded || !even || schedule.BreakDifference() <= model.BreakDifference;
            var gain = model.Required[q] ? schedule.Breaks < least : quality > best;
            if (gain && allowed) (slot, best, least) = (t, quality, schedule.Breaks);
            schedule.Remove(q);
        }

        return slot >= 0 && schedule.TryPlace(q, slot);
    }
}
