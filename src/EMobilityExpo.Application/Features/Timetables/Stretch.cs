namespace EMobilityExpo.Application.Features.Timetables;

using NodaTime;

/// <summary>A meeting, or slots in a row without one, as the days of a participant are read.</summary>
/// <param name="Waiting">Whether it lies between two meetings of the day.</param>
public sealed record Stretch(SlotState State, Instant StartsAt, Instant EndsAt, int Slots, bool Waiting, MeetingView? Meeting)
{
    /// <summary>The day from its first slot to its last.</summary>
    public static IReadOnlyList<Stretch> Of(TimetableDay day)
    {
        var first = day.Slots.FirstOrDefault(slot => slot.Meeting is not null)?.Slot ?? int.MaxValue;
        var last = day.Slots.LastOrDefault(slot => slot.Meeting is not null)?.Slot ?? int.MinValue;
        var stretches = new List<Stretch>();
        foreach (var slot in day.Slots)
        {
            if (stretches.Count > 0 && slot.Meeting is null && stretches[^1] is { Meeting: null } before && before.State == slot.State)
                stretches[^1] = before with { EndsAt = slot.EndsAt, Slots = before.Slots + 1 };
            else
                stretches.Add(new(slot.State, slot.StartsAt, slot.EndsAt, 1, slot.Slot > first && slot.Slot < last && slot.Meeting is null, slot.Meeting));
        }

        return stretches;
    }
}
