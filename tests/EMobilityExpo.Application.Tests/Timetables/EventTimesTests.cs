namespace EMobilityExpo.Application.Tests.Timetables;

using System.Globalization;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class EventTimesTests
{
    static readonly DateTimeZone Seoul = Zone("Asia/Seoul");
    static readonly Instant Start = Instant.FromUtc(2026, 10, 15, 1, 30);

    [Fact]
    public void A_time_names_its_zone() =>
        EventTimes.RangeWithZone(Start, Start + Duration.FromMinutes(25), Seoul).ShouldBe("10:30–10:55 KST");

    [Theory]
    [InlineData("Asia/Seoul", "KST")]
    [InlineData("Europe/Berlin", "CEST")]
    [InlineData("Asia/Dubai", "UTC+4")]
    [InlineData("Asia/Kathmandu", "UTC+5:45")]
    [InlineData("America/Sao_Paulo", "UTC-3")]
    public void A_zone_without_an_abbreviation_is_named_by_its_offset(string id, string name) =>
        EventTimes.ZoneName(Start, Zone(id)).ShouldBe(name);

    [Theory]
    [InlineData("en-GB", "Europe/Berlin", "03:30 Berlin")]
    [InlineData("ko-KR", "Europe/Berlin", "독일 03:30")]
    [InlineData("en-GB", "America/New_York", "Wed 14 Oct 21:30 New York")]
    [InlineData("ko-KR", "Asia/Ho_Chi_Minh", "베트남 08:30")]
    public void Beside_it_stands_the_time_where_the_participant_is(string culture, string id, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Words.Cultures.Single(known => known.Name == culture);

        EventTimes.Beside(Start, Seoul, Zone(id)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("en-GB", "Thu 15 Oct")]
    [InlineData("ko-KR", "10월 15일(목)")]
    public void A_day_is_written_as_the_reader_writes_it(string culture, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Words.Cultures.Single(known => known.Name == culture);

        EventTimes.Day(new LocalDate(2026, 10, 15)).ShouldBe(expected);
    }

    static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];
}
