namespace EMobilityExpo.Application.Features.Import.Cells;

using System.Globalization;
using System.Text.RegularExpressions;
using EMobilityExpo.Application.Features.Participants;
using NodaTime;

/// <summary>
/// When somebody can not come, in local time of the event: <c>2027-10-27 09:00-12:00; 2027-10-28</c>; a bare date is a whole day.
/// </summary>
public static partial class Absences
{
    public static IReadOnlyList<TimeRange> Read(ImportCell cell)
    {
        var ranges = new List<TimeRange>();
        foreach (var item in ReadMany.Items(cell.Text).SelectMany(item => item.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (item.Length == 0)
                continue;
            if (One(item, cell.Scene.Zone) is { } range)
                ranges.Add(range);
            else
                cell.Wrong("NotAbsence", item);
        }

        return [.. ranges.Distinct().OrderBy(range => range.StartsAt).ThenBy(range => range.EndsAt)];
    }

    public static string Show(IEnumerable<TimeRange> ranges, DateTimeZone zone) => string.Join("; ", ranges
        .OrderBy(range => range.StartsAt).ThenBy(range => range.EndsAt)
        .Select(range =>
        {
            var (from, to) = (range.StartsAt.InZone(zone).LocalDateTime, range.EndsAt.InZone(zone).LocalDateTime);
            var date = from.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (from.TimeOfDay == LocalTime.Midnight && to == from.PlusDays(1))
                return date;
            var end = to == from.Date.PlusDays(1).AtMidnight() ? "24:00" : to.ToString("HH:mm", CultureInfo.InvariantCulture);
            var until = to.Date == from.Date || end == "24:00" ? end : to.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            return $"{date} {from.ToString("HH:mm", CultureInfo.InvariantCulture)}-{until}";
        }));

    static TimeRange? One(string text, DateTimeZone zone)
    {
        var match = Form().Match(text);
        if (!match.Success || DateOf(match, 1) is not { } date)
            return null;
        var start = date.AtMidnight();
        var end = start.PlusDays(1);
        if (match.Groups[4].Success)
        {
            var lastDay = match.Groups[6].Success ? DateOf(match, 6) : date;
            if (lastDay is null || Minutes(match, 4) is not { } from || Minutes(match, 9) is not { } to)
                return null;
            (start, end) = (start.PlusMinutes(from), lastDay.Value.AtMidnight().PlusMinutes(to));
        }

        return end <= start ? null
            : new() { StartsAt = start.InZoneLeniently(zone).ToInstant(), EndsAt = end.InZoneLeniently(zone).ToInstant() };
    }

    static LocalDate? DateOf(Match match, int first)
    {
        var (year, month, day) = (Part(match, first), Part(match, first + 1), Part(match, first + 2));
        return month is >= 1 and <= 12 && year is >= 2000 and <= 2199 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day) : null;
    }

    static int? Minutes(Match match, int first)
    {
        var (hour, minute) = (Part(match, first), Part(match, first + 1));
        return minute < 60 && (hour < 24 || (hour == 24 && minute == 0)) ? (hour * 60) + minute : null;
    }

    static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(\d{4})[-./]\s?(\d{1,2})[-./]\s?(\d{1,2})\.?(?:[ T]+(\d{1,2}):(\d{2})(?::00)?\s*[-~–—]\s*(?:(\d{4})[-./](\d{1,2})[-./](\d{1,2})[ T]+)?(\d{1,2}):(\d{2})(?::00)?)?$",
        RegexOptions.None, 1000)]
    private static partial Regex Form();
}
