namespace EMobilityExpo.Application.Features.Delegations;

using System.Globalization;
using EMobilityExpo.Application.Features.Events;
using NodaTime;

/// <summary>Mornings and afternoons of an event, as a delegation says when it is there: <c>2026-11-05 am</c>.</summary>
public static class HalfDays
{
    const int Noon = 12;

    public static IReadOnlyList<string> Of(EventModel source) => [.. source.Slots.Select(slot => Of(slot, source.Zone)).Distinct()];

    public static string Of(Slot slot, DateTimeZone zone)
    {
        var start = slot.StartsAt.InZone(zone);
        return $"{start.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} {(start.Hour < Noon ? "am" : "pm")}";
    }

    /// <summary>The slots outside of these half-days; none when there are no half-days.</summary>
    public static IReadOnlyList<Slot> Outside(EventModel source, IReadOnlyList<string> halfDays) =>
        halfDays.Count == 0 ? [] : [.. source.Slots.Where(slot => !halfDays.Contains(Of(slot, source.Zone)))];
}
