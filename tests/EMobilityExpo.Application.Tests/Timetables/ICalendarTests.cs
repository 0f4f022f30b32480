namespace EMobilityExpo.Application.Tests.Timetables;

using EMobilityExpo.Application.Features.Timetables.Documents;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class ICalendarTests
{
    static readonly DateTimeZone Seoul = DateTimeZoneProviders.Tzdb["Asia/Seoul"];
    static readonly Instant Start = Instant.FromUtc(2026, 10, 15, 1, 0);

    /// <summary>Words in many scripts, emoji of several parts, and everything that means something in iCalendar.</summary>
    static readonly Gen<string> Texts =
        Gen.Elements(
            "a", "Z", " ", ",", ";", ":", "\\", "\\n", "\n", "\r\n", "\"", "\t", "가", "힣", "상담", "é", "ß", "😀", "👩‍🔧", "🇰🇷", "𝔘", "\u0301",
            "BEGIN:VEVENT", "END:VCALENDAR")
            .ListOf(60).Select(string.Concat);

    [Fact]
    public void Any_text_comes_back_whole_and_no_line_is_too_long() =>
        Prop.ForAll(Texts.ToArbitrary(), Texts.ToArbitrary(), (summary, description) =>
        {
            var file = Write(Seoul, new CalendarEntry("uid", Start, Start + Duration.FromMinutes(30), summary, "place", $"{description}."));
            var meeting = CalendarText.Components(file, "VEVENT").ShouldHaveSingleItem();

            CalendarText.Unescape(meeting["SUMMARY"]).ShouldBe(Plain(summary));
            CalendarText.Unescape(meeting["DESCRIPTION"]).ShouldBe(Plain(description) + ".");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_string_at_all_gives_a_calendar_that_can_be_read() =>
        Prop.ForAll<string>(text =>
        {
            var file = Write(Seoul, new CalendarEntry("uid", Start, Start + Duration.FromMinutes(30), text ?? "", "", ""));
            var read = CalendarText.Unescape(CalendarText.Components(file, "VEVENT").ShouldHaveSingleItem()["SUMMARY"]);

            read.ShouldBe(string.Concat(Plain(text ?? "").Where(c => c is '\n' or '\t' || !char.IsControl(c) || c > 0x7F)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Folding_never_splits_a_character()
    {
        // Every alignment of a four-octet character against the 75th octet.
        for (var lead = 0; lead < 80; lead++)
        {
            var text = new string('x', lead) + string.Concat(Enumerable.Repeat("😀가", 40));
            var file = Write(Seoul, new CalendarEntry("uid", Start, Start + Duration.FromMinutes(30), text, "", ""));

            CalendarText.Components(file, "VEVENT").Single()["SUMMARY"].ShouldBe(text);
        }
    }

    [Fact]
    public void Control_characters_and_half_characters_do_not_get_in() =>
        ICalendar.Escape("a\0b\u0007c\uD800d\u007Fe").ShouldBe("abc\uFFFDde");

    [Fact]
    public void A_meeting_is_written_in_the_time_of_the_event()
    {
        var meeting = CalendarText.Components(
            Write(Seoul, new CalendarEntry("uid-1", Start, Start + Duration.FromMinutes(25), "s", "l", "d", Cancelled: true)), "VEVENT").Single();

        meeting["DTSTART;TZID=Asia/Seoul"].ShouldBe("20261015T100000");
        meeting["DTEND;TZID=Asia/Seoul"].ShouldBe("20261015T102500");
        meeting["DTSTAMP"].ShouldBe("20260901T000000Z");
        meeting["SEQUENCE"].ShouldBe("7");
        meeting["UID"].ShouldBe("uid-1");
        meeting["STATUS"].ShouldBe("CANCELLED");
    }

    [Theory]
    [InlineData("Asia/Seoul")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Africa/Casablanca")]
    public void The_rules_that_go_along_give_the_right_offset_at_every_hour(string id)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var from = Instant.FromUtc(2026, 1, 10, 0, 0);
        var to = Instant.FromUtc(2026, 12, 20, 0, 0);
        var file = ICalendar.Write("n", zone, new NodaTime.Interval(from, to), Start, 1, []);
        var rules = CalendarText.Components(file, "STANDARD").Concat(CalendarText.Components(file, "DAYLIGHT"))
            .Select(rule => (
                Onset: NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss").Parse(rule["DTSTART"]).Value
                    .WithOffset(Offset(rule["TZOFFSETFROM"])).ToInstant(),
                To: Offset(rule["TZOFFSETTO"])))
            .OrderBy(rule => rule.Onset).ToList();

        for (var time = from; time < to; time += Duration.FromHours(1))
            rules.Last(rule => rule.Onset <= time).To.ShouldBe(zone.GetUtcOffset(time), $"{id} at {time}");
    }

    [Fact]
    public void A_local_time_that_occurs_twice_is_written_in_UTC()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var twice = Instant.FromUtc(2026, 10, 25, 1, 15);
        var meeting = CalendarText.Components(
            Write(zone, new CalendarEntry("uid", twice, twice + Duration.FromHours(2), "s", "l", "d")), "VEVENT").Single();

        meeting["DTSTART"].ShouldBe("20261025T011500Z");
        meeting["DTEND;TZID=Europe/Berlin"].ShouldBe("20261025T041500");
    }

    static byte[] Write(DateTimeZone zone, params CalendarEntry[] entries) =>
        ICalendar.Write("상담", zone, new NodaTime.Interval(Start, Start + Duration.FromHours(1)), Instant.FromUtc(2026, 9, 1, 0, 0), 7, entries);

    static string Plain(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    static Offset Offset(string text) => NodaTime.Text.OffsetPattern.CreateWithInvariantCulture("+HHmm").Parse(text).Value;
}
