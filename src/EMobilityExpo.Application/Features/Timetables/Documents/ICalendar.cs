namespace EMobilityExpo.Application.Features.Timetables.Documents;

using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.TimeZones;

/// <param name="Uid">Stays the same for the same meeting, so that a later calendar moves it instead of adding it again.</param>
public sealed record CalendarEntry(
    string Uid, Instant StartsAt, Instant EndsAt, string Summary, string Location, string Description, bool Cancelled = false);

/// <summary>Writes iCalendar (RFC 5545): lines end with CR LF and are folded at 75 octets between characters, never inside one.</summary>
public sealed class ICalendar
{
    const int LongestLine = 75;

    readonly StringBuilder _text = new();

    /// <param name="zone">Times are local to it; its rules go along.</param>
    /// <param name="covers">The time whose offsets the reader must know.</param>
    /// <param name="stamp">When this state of the calendar was published.</param>
    /// <param name="sequence">Rises with every publication.</param>
    public static byte[] Write(
        string name, DateTimeZone zone, Interval covers, Instant stamp, int sequence, IEnumerable<CalendarEntry> entries)
    {
        var calendar = new ICalendar();
        calendar.Line("BEGIN:VCALENDAR");
        calendar.Line("VERSION:2.0");
        calendar.Line("PRODID:-//EMobilityExpo//Timetable//EN");
        calendar.Line("CALSCALE:GREGORIAN");
        calendar.Line("METHOD:PUBLISH");
        calendar.Line($"NAME:{Escape(name)}");
        calendar.Line($"X-WR-CALNAME:{Escape(name)}");
        calendar.Line($"X-WR-TIMEZONE:{zone.Id}");
        calendar.Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        calendar.TimeZone(zone, covers);
        foreach (var entry in entries)
            calendar.Event(entry, zone, stamp, sequence);
        calendar.Line("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(calendar._text.ToString());
    }

    /// <summary>TEXT of RFC 5545 3.3.11: what a line can not hold goes, and what has a meaning there is escaped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append((char)rune.Value),
                '\n' => escaped.Append("\\n"),
                '\t' => escaped.Append('\t'),
                < ' ' or 0x7F => escaped,
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    void Event(CalendarEntry entry, DateTimeZone zone, Instant stamp, int sequence)
    {
        Line("BEGIN:VEVENT");
        Line($"UID:{Escape(entry.Uid)}");
        Line($"DTSTAMP:{Utc(stamp)}");
        Line($"LAST-MODIFIED:{Utc(stamp)}");
        Line($"SEQUENCE:{sequence.ToString(CultureInfo.InvariantCulture)}");
        Line($"DTSTART{At(entry.StartsAt, zone)}");
        Line($"DTEND{At(entry.EndsAt, zone)}");
        Line($"SUMMARY:{Escape(entry.Summary)}");
        Line($"LOCATION:{Escape(entry.Location)}");
        if (entry.Description.Length > 0)
            Line($"DESCRIPTION:{Escape(entry.Description)}");
        Line(entry.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(entry.Cancelled ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
        Line("END:VEVENT");
    }

    // One component for every offset that is in use; a readers' own rules for the zone may be older or newer than ours.
    void TimeZone(DateTimeZone zone, Interval covers)
    {
        Line("BEGIN:VTIMEZONE");
        Line($"TZID:{zone.Id}");
        foreach (var part in zone.GetZoneIntervals(covers))
        {
            var kind = part.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT";
            var before = part.HasStart ? zone.GetUtcOffset(part.Start - Duration.Epsilon) : part.WallOffset;
            // The onset is written in the local time that was in use until then.
            var onset = part.HasStart ? part.Start.WithOffset(before).LocalDateTime : new LocalDateTime(1970, 1, 1, 0, 0);
            Line($"BEGIN:{kind}");
            Line($"DTSTART:{Local(onset)}");
            Line($"TZOFFSETFROM:{Written(before)}");
            Line($"TZOFFSETTO:{Written(part.WallOffset)}");
            Line($"TZNAME:{Escape(part.Name)}");
            Line($"END:{kind}");
        }

        Line("END:VTIMEZONE");
    }

    // A local time that the clocks show twice would be read as the first of the two: those are written in UTC.
    static string At(Instant time, DateTimeZone zone)
    {
        var local = time.InZone(zone).LocalDateTime;
        return zone.MapLocal(local).Count == 1 ? $";TZID={zone.Id}:{Local(local)}" : $":{Utc(time)}";
    }

    static string Local(LocalDateTime time) => time.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    static string Utc(Instant time) => time.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    static string Written(Offset offset) =>
        offset.ToString(offset.Seconds % 60 == 0 ? "+HHmm" : "+HHmmss", CultureInfo.InvariantCulture);

    void Line(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }
}
