namespace EMobilityExpo.Application.Features.Timetables.Documents;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Spreadsheets;

/// <summary>The meetings of one participant, a row each; an interpreter's row names both sides.</summary>
public static class ParticipantSheet
{
    public static byte[] Xlsx(ParticipantTimetable timetable) => SheetWriter.Xlsx(Sheet(timetable));

    public static byte[] Csv(ParticipantTimetable timetable) => SheetWriter.Csv(Sheet(timetable));

    static Sheet Sheet(ParticipantTimetable timetable)
    {
        var zone = timetable.Event.Zone;
        var slots = timetable.Days.SelectMany((day, number) => day.Slots.Select(slot => new Slot(slot.Slot, number, slot.StartsAt, slot.EndsAt))).ToList();
        var scored = timetable.Meetings.Any(meeting => meeting.Score is not null);
        return new(timetable.Participant.Name,
            [
                .. RunWorkbook.TimeColumns(zone, slots), RunWorkbook.Column("Place", 14), RunWorkbook.Column("PartnerKo", 28),
                RunWorkbook.Column("PartnerEn", 28), RunWorkbook.Column("Country", 16), RunWorkbook.Column("Interpreter"),
                .. scored ? [RunWorkbook.Column("Score", 8)] : Array.Empty<SheetColumn>(),
            ],
            timetable.Meetings.Select(meeting =>
            {
                var partners = meeting.PartnersOf(timetable.Participant.PublicId);
                string Joined(Func<Party, string?> name) =>
                    string.Join(" – ", partners.Select(name).Where(text => !string.IsNullOrWhiteSpace(text)));
                return (IReadOnlyList<object?>)
                [
                    .. RunWorkbook.Times(meeting, zone), meeting.Place.Label, Joined(partner => partner.NameKo), Joined(partner => partner.NameEn),
                    Joined(partner => partner.CountryName), meeting.Interpreter?.Name, .. scored ? [meeting.Score] : Array.Empty<object?>(),
                ];
            }));
    }
}
