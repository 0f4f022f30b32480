namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Features.Events;

/// <summary>Absences as slots to tick, and back.</summary>
public static class SlotAbsences
{
    public static IReadOnlySet<int> Missed(IReadOnlyList<Slot> slots, IReadOnlyList<TimeRange> ranges) =>
        ranges.SelectMany(range => SlotPlan.Touching(slots, range.StartsAt, range.EndsAt)).ToHashSet();

    /// <summary>
    /// The absences that make just these slots missed. What was entered to the minute stays as long as it means the same slots,
    /// and so does what lies outside of all slots.
    /// </summary>
    public static IReadOnlyList<TimeRange> Ranges(IReadOnlyList<Slot> slots, IReadOnlySet<int> missed, IReadOnlyList<TimeRange> before)
    {
        if (Missed(slots, before).SetEquals(missed))
            return before;
        var ranges = before.Where(range => !SlotPlan.Touching(slots, range.StartsAt, range.EndsAt).Any()).ToList();
        Slot? first = null, last = null;
        foreach (var slot in slots.Where(slot => missed.Contains(slot.Index)))
        {
            if (last is null || last.Index != slot.Index - 1 || last.Day != slot.Day)
            {
                Close();
                first = slot;
            }

            last = slot;
        }

        Close();
        return ranges;

        void Close()
        {
            if (first is not null)
                ranges.Add(new() { StartsAt = first.StartsAt, EndsAt = last!.EndsAt });
        }
    }
}
