namespace EMobilityExpo.Application.Features.Timetables;

using System.Globalization;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using NodaTime;

/// <summary>Times as people read them: in the event's zone, which is named, and beside it in the reader's own.</summary>
public static class EventTimes
{
    static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary><c>10:30</c></summary>
    public static string At(Instant time, DateTimeZone zone) => time.InZone(zone).ToString("HH:mm", Plain);

    /// <summary><c>10:30–10:55</c></summary>
    public static string Range(Instant from, Instant to, DateTimeZone zone) => $"{At(from, zone)}–{At(to, zone)}";

    /// <summary><c>10:30–10:55 KST</c></summary>
    public static string RangeWithZone(Instant from, Instant to, DateTimeZone zone) => $"{Range(from, to, zone)} {ZoneName(from, zone)}";

    /// <summary><c>Sat 17 Oct, 10:30 KST</c></summary>
    public static string WithDay(Instant time, DateTimeZone zone) => $"{Day(time.InZone(zone).Date)}, {At(time, zone)} {ZoneName(time, zone)}";

    /// <summary><c>02:30 Berlin</c>, with the date where it is another one there.</summary>
    public static string Beside(Instant time, DateTimeZone eventZone, DateTimeZone own)
    {
        var there = time.InZone(own);
        var clock = there.ToString("HH:mm", Plain);
        var place = PlaceOf(own);
        return there.Date == time.InZone(eventZone).Date
            ? Words.T("Timetables.TimeThere", clock, place)
            : Words.T("Timetables.TimeThereOtherDay", clock, place, Day(there.Date));
    }

    /// <summary>Abbreviation where the zone has one (<c>KST</c>), else the offset (<c>UTC+4</c>).</summary>
    public static string ZoneName(Instant time, DateTimeZone zone)
    {
        var name = zone.GetZoneInterval(time).Name;
        return char.IsAsciiLetter(name[0]) ? name : $"UTC{zone.GetUtcOffset(time).ToString("+H:mm", Plain).Replace(":00", "", StringComparison.Ordinal)}";
    }

    /// <summary>With the year, for what may be long ago or far off.</summary>
    public static string Full(Instant time, DateTimeZone zone) =>
        $"{time.InZone(zone).Date.ToString("d", CultureInfo.CurrentCulture)} {At(time, zone)} {ZoneName(time, zone)}";

    /// <summary><c>Sat 17 Oct</c>, <c>10월 17일(토)</c></summary>
    public static string Day(LocalDate date) => date.ToString(Words.T("Timetables.DayPattern"), CultureInfo.CurrentCulture);

    // Cities of the zone database have English names only: a Korean page names the country.
    static string PlaceOf(DateTimeZone zone) =>
        Words.IsKorean && ReferenceData.Countries.All.FirstOrDefault(country => country.TimeZone == zone.Id) is { } country
            ? country.Name
            : zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
