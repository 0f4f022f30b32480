namespace EMobilityExpo.Web.Tests.Timetables;

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class TimetableEndpointTests(TimetableWebFixture fixture) : IClassFixture<TimetableWebFixture>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Api => $"/api{fixture.Event}";

    [Fact]
    public async Task The_timetable_in_force_is_a_problem_when_there_is_none()
    {
        var client = await fixture.App.OrganiserAsync();
        var inForce = await client.GetFromJsonAsync<JsonElement>($"{Api}/timetable", Cancel);
        var none = await client.GetAsync($"/api/events/{fixture.Unpublished.Event.PublicId}/timetable", Cancel);

        inForce.GetProperty("run").GetProperty("id").GetString().ShouldBe(fixture.InForce);
        inForce.GetProperty("meetings").GetInt32().ShouldBe(4);
        inForce.GetProperty("slots").GetArrayLength().ShouldBe(8);
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await none.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("type").GetString()
            .ShouldBe("urn:emobilityexpo:problem:Timetables.NoneInForce");
    }

    [Fact]
    public async Task Meetings_come_in_pages_and_by_filter()
    {
        var client = await fixture.App.OrganiserAsync();
        var page = await client.GetFromJsonAsync<JsonElement>($"{Api}/runs/{fixture.InForce}/meetings?page=2&pageSize=3", Cancel);
        var german = await client.GetFromJsonAsync<JsonElement>($"{Api}/runs/{fixture.InForce}/meetings?country=de&day=1", Cancel);
        var wrong = await client.GetAsync($"{Api}/runs/{fixture.InForce}/meetings?pageSize=100000", Cancel);

        page.GetProperty("total").GetInt32().ShouldBe(4);
        page.GetProperty("items").GetArrayLength().ShouldBe(1);
        german.GetProperty("total").GetInt32().ShouldBe(2);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Contact_data_and_secret_links_are_in_no_answer()
    {
        var client = await fixture.App.OrganiserAsync();
        foreach (var path in new[] { "/timetable", $"/runs/{fixture.InForce}/meetings", $"/participants/{fixture.Scene["E0"].PublicId}/timetable" })
        {
            var text = await client.GetStringAsync(Api + path, Cancel);
            text.ShouldNotContain(TimetableScene.Secret);
            text.ShouldNotContain(fixture.Scene["E0"].TimetableKey);
            text.ShouldNotContain(fixture.Scene["B0"].TimetableKey);
        }
    }

    [Fact]
    public async Task The_timetable_of_a_participant_names_every_slot()
    {
        var client = await fixture.App.OrganiserAsync();
        var timetable = await client.GetFromJsonAsync<JsonElement>($"{Api}/participants/{fixture.Scene["B1"].PublicId}/timetable", Cancel);
        var draft = await client.GetFromJsonAsync<JsonElement>($"{Api}/participants/{fixture.Scene["B2"].PublicId}/timetable?run={fixture.Draft}", Cancel);

        var slots = timetable.GetProperty("days").EnumerateArray().SelectMany(day => day.GetProperty("slots").EnumerateArray()).ToList();
        slots.Select(slot => slot.GetProperty("state").GetString()).ShouldBe(["free", "meeting", "free", "free", "free", "free", "free", "free"]);
        slots[1].GetProperty("startsAt").GetString().ShouldBe("2026-10-15T01:30:00Z");
        slots[1].GetProperty("meeting").GetProperty("place").GetProperty("kind").GetString().ShouldBe("online");
        draft.GetProperty("run").GetProperty("inForce").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("runs/RUN/meetings.csv", "text/csv", "Yeonggwang consultation - Run 1.csv")]
    [InlineData("runs/RUN/meetings.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Yeonggwang consultation - Run 1.xlsx")]
    [InlineData("participants/WHO/timetable.csv", "text/csv", "Yeonggwang consultation - Buyer 0.csv")]
    [InlineData("participants/WHO/timetable.ics", "text/calendar", "Yeonggwang consultation - Buyer 0.ics")]
    [InlineData("participants/WHO/timetable.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Yeonggwang consultation - Buyer 0.xlsx")]
    public async Task Files_say_what_they_are(string path, string type, string name)
    {
        var client = await fixture.App.OrganiserAsync();
        var address = $"{Api}/{path.Replace("RUN", fixture.InForce, StringComparison.Ordinal).Replace("WHO", fixture.Scene["B0"].PublicId, StringComparison.Ordinal)}";
        var answer = await client.GetAsync(address, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe(name);
        answer.Headers.CacheControl!.Private.ShouldBeTrue();
        answer.Headers.ETag.ShouldNotBeNull();
        (await answer.Content.ReadAsByteArrayAsync(Cancel)).Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task The_name_of_a_Korean_file_is_Korean()
    {
        var client = await fixture.App.OrganiserAsync("ko-KR");
        var answer = await client.GetAsync($"{Api}/participants/{fixture.Scene["B0"].PublicId}/timetable.ics", Cancel);

        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("영광 수출상담회 - 바이어0.ics");
    }

    [Fact]
    public async Task A_calendar_that_has_not_changed_is_not_sent_again()
    {
        var client = await fixture.App.OrganiserAsync();
        var address = $"{Api}/participants/{fixture.Scene["B0"].PublicId}/timetable.ics";
        var tag = (await client.GetAsync(address, Cancel)).Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag));

        (await client.SendAsync(again, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("timetable.ics")]
    [InlineData("timetable.csv")]
    [InlineData("timetable.xlsx")]
    [InlineData("timetable")]
    public async Task Of_a_participant_there_is_nothing_before_a_timetable_is_in_force(string file)
    {
        var client = await fixture.App.OrganiserAsync();
        var answer = await client.GetAsync(
            $"/api/events/{fixture.Unpublished.Event.PublicId}/participants/{fixture.Unpublished["B0"].PublicId}/{file}", Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }
}
