namespace EMobilityExpo.Application.Features.Timetables.Documents;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Spreadsheets;
using NodaTime;

/// <summary>A whole run as a workbook: its meetings row by row, the tables as a grid, and what was not met with its reason.</summary>
public static class RunWorkbook
{
    public static byte[] Xlsx(RunDocument run) => SheetWriter.Xlsx(Meetings(run), Grid(run), Unmet(run));

    public static byte[] Csv(RunDocument run) => SheetWriter.Csv(Meetings(run));

    static Sheet Meetings(RunDocument run)
    {
        var zone = run.Event.Zone;
        return new(Words.T("Timetables.SheetMeetings"),
            [
                .. TimeColumns(zone, run.Slots),
                Column("Place", 14), Column("ExhibitorKo", 26), Column("ExhibitorEn", 26), Column("ExhibitorCountry", 14),
                Column("BuyerKo", 26), Column("BuyerEn", 26), Column("BuyerCountry", 14), Column("Interpreter"), Column("Score", 8),
            ],
            run.Meetings.Select(meeting => (IReadOnlyList<object?>)
            [
                .. Times(meeting, zone), meeting.Place.Label,
                meeting.Exhibitor.NameKo, meeting.Exhibitor.NameEn, meeting.Exhibitor.CountryName,
                meeting.Buyer.NameKo, meeting.Buyer.NameEn, meeting.Buyer.CountryName, meeting.Interpreter?.Name, meeting.Score,
            ]));
    }

    static Sheet Grid(RunDocument run)
    {
        var zone = run.Event.Zone;
        var places = run.Tables.Select(table => (Key: $"table {table.Number}", Label: Place.TableLabel(table.Number, table.Name)))
            .Concat(run.Meetings.Where(meeting => meeting.Place.Table is null)
                .Select(meeting => (Key: KeyOf(meeting), Label: $"{meeting.Place.Label} · {meeting.Exhibitor.Name}")).Distinct()
                .OrderBy(place => place.Label, StringComparer.CurrentCulture));
        var byPlace = run.Meetings.ToLookup(KeyOf, StringComparer.Ordinal);
        return new(Words.T("Timetables.SheetTables"),
            [Column("Place", 26), .. run.Slots.Select(slot => new SheetColumn(SlotLabel(slot, zone), 24, Wrap: true))],
            places.Select(place =>
            {
                var held = byPlace[place.Key].ToDictionary(meeting => meeting.Slot);
                return (IReadOnlyList<object?>)
                [
                    place.Label,
                    .. run.Slots.Select(slot => held.TryGetValue(slot.Index, out var meeting)
                        ? new SheetCell($"{meeting.Exhibitor.Name} – {meeting.Buyer.Name}", SheetTone.Accent) : null),
                ];
            }));
    }

    static Sheet Unmet(RunDocument run) =>
        new(Words.T("Timetables.SheetUnmet"),
            [
                Column("ExhibitorKo", 26), Column("ExhibitorEn", 26), Column("ExhibitorCountry", 14), Column("BuyerKo", 26),
                Column("BuyerEn", 26), Column("BuyerCountry", 14), Column("Score", 8), Column("Wish", 14), Column("Reason", 60),
            ],
            run.Unmet.Select(pair => (IReadOnlyList<object?>)
            [
                pair.Exhibitor.NameKo, pair.Exhibitor.NameEn, pair.Exhibitor.CountryName,
                pair.Buyer.NameKo, pair.Buyer.NameEn, pair.Buyer.CountryName,
                pair.Score, Words.T($"Runs.Wish_{pair.Wish}"), Words.T($"Runs.Reason_{pair.Reason}"),
            ]));

    internal static IEnumerable<SheetColumn> TimeColumns(DateTimeZone zone, IReadOnlyList<Slot> slots)
    {
        var name = slots.Count > 0 ? EventTimes.ZoneName(slots[0].StartsAt, zone) : zone.Id;
        return
        [
            Column("Date", 12), new(Words.T("Timetables.ColumnStarts", name), 12), new(Words.T("Timetables.ColumnEnds", name), 12),
            new(Words.T("Timetables.ColumnStarts", "UTC"), 17), new(Words.T("Timetables.ColumnEnds", "UTC"), 17),
        ];
    }

    internal static IEnumerable<object?> Times(MeetingView meeting, DateTimeZone zone)
    {
        var (starts, ends) = (meeting.StartsAt.InZone(zone), meeting.EndsAt.InZone(zone));
        return [starts.Date, starts.TimeOfDay, ends.TimeOfDay, meeting.StartsAt.InUtc().LocalDateTime, meeting.EndsAt.InUtc().LocalDateTime];
    }

    internal static SheetColumn Column(string name, double width = 18) => new(Words.T($"Timetables.Column{name}"), width);

    static string KeyOf(MeetingView meeting) =>
        meeting.Place.Table is { } table ? $"table {table}" : $"{meeting.Place.Kind} {meeting.Exhibitor.Id}";

    static string SlotLabel(Slot slot, DateTimeZone zone) =>
        $"{EventTimes.Day(slot.StartsAt.InZone(zone).Date)} {EventTimes.Range(slot.StartsAt, slot.EndsAt, zone)}";
}
