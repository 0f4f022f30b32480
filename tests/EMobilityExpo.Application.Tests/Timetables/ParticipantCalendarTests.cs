namespace EMobilityExpo.Application.Tests.Timetables;

using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Features.Timetables.Documents;
using EMobilityExpo.TestCommon;
using NodaTime;
using Shouldly;
using Xunit;

/// <summary>A calendar that was taken in once follows every publication after it.</summary>
public sealed class ParticipantCalendarTests : IAsyncLifetime
{
    static readonly Instant Day = Instant.FromUtc(2026, 9, 2, 0, 0);

    TestApplication _app = null!;
    TimetableScene _scene = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _scene = await TimetableScene.CreateAsync(_app.Services);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_meeting_keeps_its_uid_and_its_sequence_rises()
    {
        await _scene.PublishAsync(await _scene.AddRunAsync(("E0", "B0", 0, 1, null)), Day);
        var before = (await Events("B0")).ShouldHaveSingleItem();
        await _scene.PublishAsync(await _scene.AddRunAsync(("E0", "B0", 2, 2, null)), Day + Duration.FromDays(1));
        var after = (await Events("B0")).ShouldHaveSingleItem();

        after["UID"].ShouldBe(before["UID"]);
        int.Parse(after["SEQUENCE"], null).ShouldBeGreaterThan(int.Parse(before["SEQUENCE"], null));
        before["DTSTART;TZID=Asia/Seoul"].ShouldBe("20261015T100000");
        after["DTSTART;TZID=Asia/Seoul"].ShouldBe("20261015T130000");
        after["STATUS"].ShouldBe("CONFIRMED");
        after["DTSTAMP"].ShouldBe("20260903T000000Z");
    }

    [Fact]
    public async Task A_meeting_that_is_off_is_cancelled_and_one_that_comes_back_is_confirmed()
    {
        var first = await _scene.AddRunAsync(("E0", "B0", 0, 1, null), ("E2", "B0", 1, 1, null));
        var second = await _scene.AddRunAsync(("E2", "B0", 1, 1, null), ("E3", "B0", 3, 1, null));
        await _scene.PublishAsync(first, Day);
        var uid = (await Events("B0"))[0]["UID"];
        var sequences = new List<int>();
        async Task<string> StatusOf()
        {
            var meeting = (await Events("B0")).Single(entry => entry["UID"] == uid);
            sequences.Add(int.Parse(meeting["SEQUENCE"], null));
            return meeting["STATUS"];
        }

        (await StatusOf()).ShouldBe("CONFIRMED");
        await _scene.PublishAsync(second, Day + Duration.FromDays(1));
        (await StatusOf()).ShouldBe("CANCELLED");
        (await Events("B0")).Count(entry => entry["STATUS"] == "CONFIRMED").ShouldBe(2);
        await _scene.PublishAsync(first, Day + Duration.FromDays(2));
        (await StatusOf()).ShouldBe("CONFIRMED");
        await _scene.PublishAsync(null, Day + Duration.FromDays(3));
        (await StatusOf()).ShouldBe("CANCELLED");
        (await Events("B0")).ShouldAllBe(entry => entry["STATUS"] == "CANCELLED");
        sequences.ShouldBe(sequences.Distinct().Order());
    }

    [Fact]
    public async Task The_entry_tells_whom_where_and_with_whose_help_in_both_scripts()
    {
        await _scene.PublishAsync(await _scene.AddRunAsync(("E0", "B0", 0, 1, "I0"), ("E2", "B1", 1, 0, null)), Day);

        var meeting = (await Events("E0")).Single();
        var (summary, description) = (CalendarText.Unescape(meeting["SUMMARY"]), CalendarText.Unescape(meeting["DESCRIPTION"]));
        (summary + description).ShouldSatisfyAllConditions(
            text => text.ShouldContain("바이어0"), text => text.ShouldContain("Buyer 0"), text => text.ShouldContain("Kim Tongyeok"));
        CalendarText.Unescape(meeting["LOCATION"]).ShouldEndWith(", Sportium");
        // 10:30 in Seoul is 03:30 in Berlin in October.
        CalendarText.Unescape((await Events("B1")).Single()["DESCRIPTION"]).ShouldContain("03:30");
    }

    [Fact]
    public async Task A_participant_without_meetings_has_a_calendar_too()
    {
        await _scene.PublishAsync(await _scene.AddRunAsync(("E0", "B0", 0, 1, null)), Day);

        (await Events("E3")).ShouldBeEmpty();
        CalendarText.Components(ParticipantCalendar.Write(await _app.Send(new GetOwnTimetable(_scene["E3"].TimetableKey))), "VTIMEZONE")
            .Single()["TZID"].ShouldBe("Asia/Seoul");
    }

    async Task<List<Dictionary<string, string>>> Events(string name) =>
        CalendarText.Components(ParticipantCalendar.Write(await _app.Send(new GetOwnTimetable(_scene[name].TimetableKey))), "VEVENT");
}
