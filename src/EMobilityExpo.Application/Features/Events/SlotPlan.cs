namespace EMobilityExpo.Application.Features.Events;

using NodaTime;

/// <summary>One time slot. <see cref="Index"/> counts through all days from 0, <see cref="Day"/> counts the days.</summary>
public sealed record Slot(int Index, int Day, Instant StartsAt, Instant EndsAt);

public static class SlotPlan
{
    /// <summary>
    /// The slots of an event: from the opening of each day, one slot length after the other with the gap between them, as long as
    /// they end before closing; a slot that would touch a break begins after it.
    /// </summary>
    public static IReadOnlyList<Slot> Of(EventModel source)
    {
        var slots = new List<Slot>();
        var length = source.SlotMinutes;
        for (var day = 0; day < source.Days.Count; day++)
        {
            var (date, opens, closes) = (source.Days[day].Date, Minutes(source.Days[day].Opens), Minutes(source.Days[day].Closes));
            var breaks = source.Breaks.Where(pause => pause.Date is null || pause.Date == date)
                .Select(pause => (Starts: Minutes(pause.Starts), Ends: Minutes(pause.Ends))).ToList();
            for (var start = opens; start + length <= closes;)
            {
                var after = breaks.Where(pause => pause.Starts < start + length && pause.Ends > start).Select(pause => pause.Ends)
                    .DefaultIfEmpty(start).Max();
                if (after > start)
                {
                    start = after;
                    continue;
                }

                // The hour in which clocks are changed exists twice or not at all: it holds no meetings.
                if (At(source.Zone, date, start) is { } from && At(source.Zone, date, start + length) == from + Duration.FromMinutes(length))
                    slots.Add(new(slots.Count, day, from, from + Duration.FromMinutes(length)));
                start += length + source.GapMinutes;
            }
        }

        return slots;
    }

    /// <summary>The slots that touch the time from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static IEnumerable<int> Touching(IEnumerable<Slot> slots, Instant from, Instant to) =>
        slots.Where(slot => slot.StartsAt < to && slot.EndsAt > from).Select(slot => slot.Index);

    static int Minutes(LocalTime time) => (time.Hour * 60) + time.Minute;

    static Instant? At(DateTimeZone zone, LocalDate date, int minutes)
    {
        var mapping = zone.MapLocal(date.AtMidnight() + Period.FromMinutes(minutes));
        return mapping.Count == 1 ? mapping.Single().ToInstant() : null;
    }
}
