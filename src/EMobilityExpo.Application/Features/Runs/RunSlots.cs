namespace EMobilityExpo.Application.Features.Runs;

using System.Text.Json;
using EMobilityExpo.Application.Features.Events;
using NodaTime.Text;

/// <summary>The slots a run was built on, as <c>timetable_run.slots</c> keeps them: the event may be given other hours later.</summary>
public static class RunSlots
{
    public static string Write(IEnumerable<Slot> slots) => JsonSerializer.Serialize(
        slots.Select(slot => new Row(
            slot.Index, slot.Day, InstantPattern.ExtendedIso.Format(slot.StartsAt), InstantPattern.ExtendedIso.Format(slot.EndsAt))),
        JsonSerializerOptions.Web);

    public static IReadOnlyList<Slot> Read(string json) =>
        [.. (JsonSerializer.Deserialize<List<Row>>(json, JsonSerializerOptions.Web) ?? []).Select(row => new Slot(
            row.Index, row.Day, InstantPattern.ExtendedIso.Parse(row.StartsAt).Value, InstantPattern.ExtendedIso.Parse(row.EndsAt).Value))];

    sealed record Row(int Index, int Day, string StartsAt, string EndsAt);
}
