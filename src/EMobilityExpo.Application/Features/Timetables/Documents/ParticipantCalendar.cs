namespace EMobilityExpo.Application.Features.Timetables.Documents;

using EMobilityExpo.Application.Localisation;
using NodaTime;

/// <summary>The timetable of one participant as a calendar to subscribe to or to import.</summary>
public static class ParticipantCalendar
{
    public static byte[] Write(ParticipantTimetable timetable)
    {
        var zone = timetable.Event.Zone;
        var entries = timetable.Meetings.Select(meeting => Entry(timetable, meeting, cancelled: false))
            .Concat(timetable.Cancelled.Select(meeting => Entry(timetable, meeting, cancelled: true))).ToList();
        var times = timetable.Days.SelectMany(day => day.Slots).SelectMany(slot => new[] { slot.StartsAt, slot.EndsAt })
            .Concat(entries.SelectMany(entry => new[] { entry.StartsAt, entry.EndsAt })).DefaultIfEmpty(Instant.FromUnixTimeSeconds(0)).ToList();
        return ICalendar.Write(
            Words.T("Timetables.CalendarName", timetable.Event.Name, timetable.Participant.Name), zone,
            new Interval(times.Min(), times.Max() + Duration.Epsilon), timetable.Stamp, timetable.Sequence, entries);
    }

    static CalendarEntry Entry(ParticipantTimetable timetable, MeetingView meeting, bool cancelled)
    {
        var partners = meeting.PartnersOf(timetable.Participant.PublicId);
        var lines = partners.Select(partner => partner.OtherName is { } other
                ? $"{partner.Name} ({other}), {partner.CountryName}"
                : $"{partner.Name}, {partner.CountryName}")
            .Append(meeting.Interpreter is { } interpreter && interpreter.Id != timetable.Participant.PublicId
                ? Words.T("Timetables.InterpreterNamed", interpreter.Name) : null)
            .Append(timetable.AttendingAt(meeting) is { Count: > 0 } people ? Words.T("Timetables.Attending", string.Join(", ", people)) : null)
            .Append(timetable.Participant.ZoneBeside(timetable.Event.Zone) is { } own
                ? $"{EventTimes.RangeWithZone(meeting.StartsAt, meeting.EndsAt, timetable.Event.Zone)} ({EventTimes.Beside(meeting.StartsAt, timetable.Event.Zone, own)})" : null)
            .Append(timetable.Event.Name)
            .Where(line => line is not null);
        var place = string.IsNullOrWhiteSpace(timetable.Event.Venue) || meeting.Place.Kind == "online"
            ? meeting.Place.Label : $"{meeting.Place.Label}, {timetable.Event.Venue}";
        return new(
            $"{meeting.Exhibitor.Id}-{meeting.Buyer.Id}@{timetable.Event.Id}.emobilityexpo", meeting.StartsAt, meeting.EndsAt,
            string.Join(" · ", partners.Select(partner => partner.Name)), place, string.Join('\n', lines), cancelled);
    }
}
