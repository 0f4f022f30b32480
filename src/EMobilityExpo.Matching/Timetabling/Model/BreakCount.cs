using System.Numerics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Breaks of one participant: runs of idle slots between two meetings of a day.</summary>
static class BreakCount
{
    /// <summary>Breaks of one day given as bits, one a busy slot: the runs of bits, less one.</summary>
    public static int Of(ulong day) => day == 0 ? 0 : BitOperations.PopCount(day & ~(day << 1)) - 1;

    /// <summary>By how much the breaks of a participant change when its idle slot <paramref name="t"/> becomes busy.</summary>
    public static int WhenBusy(Model model, int[] at, int p, int t)
    {
        var row = p * model.T;
        var first = row + model.DayStart[model.DayOf[t]];
        var last = row + model.DayStart[model.DayOf[t] + 1] - 1;
        var here = row + t;
        var left = here - 1;
        while (left >= first && at[left] < 0) left--;
        var right = here + 1;
        while (right <= last && at[right] < 0) right++;
        var before = left >= first;
        var after = right <= last;
        var made = (before && left < here - 1 ? 1 : 0) + (after && right > here + 1 ? 1 : 0);
        return before && after ? made - 1 : made;
    }
}
