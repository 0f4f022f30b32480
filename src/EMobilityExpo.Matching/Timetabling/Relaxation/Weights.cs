namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// What a held meeting, a shortfall and a kept slot count for in the linear relaxation. Terms before score in the objective get
/// a weight that a single exchange can hardly outweigh; the search compares finished timetables exactly, so the weights only guide.
/// </summary>
sealed class Weights
{
    readonly long _minimums; // of all participants together
    readonly long _held; // meetings that a repair starts from

    public long Score { get; }

    public long Missed { get; }

    public long Kept { get; }

    /// <summary>The largest worth of one meeting, at least 1; the relaxation works in units of it.</summary>
    public long Unit { get; }

    /// <summary>Binary places of prices in whole numbers, so that sums over everything stay far from the largest number.</summary>
    public int Shift
    {
        get
        {
            var shift = 0;
            while (Unit << (shift + 1) < 1L << 34) shift++;
            return shift;
        }
    }

    public Weights(Model model)
    {
        var best = 1L;
        for (var q = 0; q < model.N; q++) best = Math.Max(best, model.Score[q]);
        var (missed, kept) = (model.Min.Sum(x => (long)x), (long)model.HeldMeetings);
        (_minimums, _held) = (missed, kept);
        var weight = 1L;
        for (var k = model.Objective.Length - 1; k >= 0; k--)
        {
            switch (model.Objective[k])
            {
                case Term.Score:
                    // All later terms together weigh less than one point, so that the bound on the score stays sharp.
                    Score = 1 + (missed * Missed) + (kept * Kept);
                    weight = 3 * best * Score;
                    break;
                case Term.MissedMinimum when missed > 0:
                    Missed = weight;
                    weight *= 3;
                    break;
                case Term.Moved when kept > 0:
                    Kept = weight;
                    weight *= 3;
                    break;
                default:
                    break;
            }
        }

        if (Score == 0) (Score, Missed, Kept) = (1, 4 * best * Missed, 4 * best * Kept);
        Unit = (best * Score) + Missed + Missed + Kept;
    }

    /// <summary>What missing every minimum would cost.</summary>
    public long AllMissed => Missed * _minimums;

    /// <summary>What the meetings of a timetable are worth: those up to a minimum and in the slot they had before count for more.</summary>
    public long Of(Schedule schedule) =>
        (Score * schedule.Score) + (Missed * (_minimums - schedule.MissedMinimum)) + (Kept * (_held - schedule.Moved));

    /// <summary>Only the first term counts: for a bound on it alone.</summary>
    public Weights(Term only)
    {
        (Missed, Kept) = (only == Term.MissedMinimum ? 1 : 0, only == Term.Moved ? 1 : 0);
        Unit = 1 + Missed;
    }
}
