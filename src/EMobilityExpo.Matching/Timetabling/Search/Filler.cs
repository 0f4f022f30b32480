using System.Numerics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Adds pairs that still fit, the most valuable first; each only if the timetable gets better by its objective.</summary>
static class Filler
{
    /// <summary>Adds what fits, in the first slot it fits; for trials, where only the score counts.</summary>
    public static void FillFirstFit(Schedule schedule)
    {
        var model = schedule.Model;
        foreach (var q in model.ByWorth)
        {
            if (schedule.Hopeless(q)) continue;
            // Where slots are bits, the busy ones are passed over.
            var idle = model.T <= 64 ? schedule.Idle(model.A[q]) & schedule.Idle(model.B[q]) : 0;
            while (idle != 0 && !schedule.TryPlace(q, BitOperations.TrailingZeroCount(idle))) idle &= idle - 1;
            for (var t = 0; model.T > 64 && t < model.T && !schedule.TryPlace(q, t); t++)
            {
            }
        }
    }

    public static void Fill(Schedule schedule)
    {
        var model = schedule.Model;
        var guarded = model.BreakDifference >= 0;
        for (var again = true; again;)
        {
            again = false;
            foreach (var q in model.ByWorth)
            {
                if (schedule.Hopeless(q)) continue;
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
