namespace EMobilityExpo.Web.Tests.Timetables;

using System.Text.Json;
using Shouldly;
using Xunit;

public sealed class TimetablePageTests(TimetableWebFixture fixture) : IClassFixture<TimetableWebFixture>
{
    [Theory]
    [InlineData("tables", 4)]
    [InlineData("exhibitor", 4)]
    [InlineData("buyer", 4)]
    [InlineData("interpreter", 1)]
    public async Task The_board_shows_the_timetable_in_force_with_links_to_everything(string view, int rows)
    {
        var client = await fixture.App.OrganiserAsync();
        var page = await TimetableWebFixture.PageAsync(client, $"{fixture.Event}/timetable?view={view}");

        page.QuerySelectorAll("table.board tbody tr").Length.ShouldBe(rows);
        page.QuerySelectorAll(".block").Length.ShouldBe(view == "interpreter" ? 1 : 4);
        page.QuerySelectorAll("table.board th:not([scope])").ShouldBeEmpty();
        page.QuerySelectorAll(".block a:not(.grip)").Select(link => link.GetAttribute("href")!)
            .ShouldAllBe(href => href.StartsWith($"{fixture.Event}/participants/", StringComparison.Ordinal) || href.StartsWith($"{fixture.Event}/pairs/", StringComparison.Ordinal));
        page.QuerySelectorAll(".block a").Length.ShouldBeGreaterThan(1);
        page.Body!.TextContent.ShouldContain("In force");
    }

    [Fact]
    public async Task The_board_of_a_run_keeps_to_that_run()
    {
        var client = await fixture.App.OrganiserAsync();
        var page = await TimetableWebFixture.PageAsync(client, $"{fixture.Event}/runs/{fixture.Draft}/board");

        page.QuerySelectorAll(".block").ShouldHaveSingleItem();
        page.Body!.TextContent.ShouldContain("Not published");
        page.QuerySelector(".block a")!.GetAttribute("href")!.ShouldEndWith($"?run={fixture.Draft}");
    }

    [Fact]
    public async Task The_search_dims_what_it_does_not_mean()
    {
        var page = await TimetableWebFixture.PageAsync(await fixture.App.OrganiserAsync(), $"{fixture.Event}/timetable?q=Vietnam");

        page.QuerySelectorAll(".block.found").ShouldHaveSingleItem();
        page.QuerySelectorAll(".block.dim").Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_calendar_carries_its_data_and_the_script_only_there()
    {
        var client = await fixture.App.OrganiserAsync();
        var calendar = await TimetableWebFixture.PageAsync(client, $"{fixture.Event}/timetable?view=calendar");
        var tables = await TimetableWebFixture.PageAsync(client, $"{fixture.Event}/timetable");
        var data = JsonDocument.Parse(calendar.QuerySelector("#calendar-data")!.TextContent).RootElement;

        data.GetProperty("date").GetString().ShouldBe("2026-10-15");
        data.GetProperty("meetings").GetArrayLength().ShouldBe(3);
        data.GetProperty("meetings")[0].GetProperty("start").GetString()!.ShouldStartWith("2026-10-15T10:");
        calendar.QuerySelectorAll("script[src*=board]").ShouldHaveSingleItem();
        tables.QuerySelectorAll("script[src*=board]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_timetable_in_force_the_board_tells_what_to_do()
    {
        var page = await TimetableWebFixture.PageAsync(await fixture.App.OrganiserAsync(), $"/events/{fixture.Unpublished.Event.PublicId}/timetable");

        page.QuerySelector(".empty a")!.GetAttribute("href").ShouldBe($"/events/{fixture.Unpublished.Event.PublicId}/runs");
    }

    [Fact]
    public async Task The_page_of_a_participant_has_its_days_its_files_and_its_link_as_a_QR_code()
    {
        var client = await fixture.App.OrganiserAsync();
        var who = fixture.Scene["B0"];
        var page = await TimetableWebFixture.PageAsync(client, $"{fixture.Event}/participants/{who.PublicId}/timetable");

        page.QuerySelectorAll(".held").ShouldHaveSingleItem().TextContent.ShouldContain("Interpreter: Kim Tongyeok");
        page.QuerySelectorAll(".free").Length.ShouldBe(2);
        page.QuerySelectorAll($".handout a[href='{fixture.App.Address}/t/{who.TimetableKey}']").ShouldHaveSingleItem();
        page.QuerySelectorAll(".qr svg").ShouldHaveSingleItem();
        foreach (var type in new[] { "ics", "csv", "xlsx" })
            page.QuerySelectorAll($"a[href$='/participants/{who.PublicId}/timetable.{type}']").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("exhibitor", 4)]
    [InlineData("buyer", 4)]
    [InlineData("interpreter", 1)]
    public async Task Paper_holds_a_sheet_for_everybody(string side, int sheets)
    {
        var page = await TimetableWebFixture.PageAsync(await fixture.App.OrganiserAsync(), $"{fixture.Event}/timetable/print?side={side}");

        page.QuerySelectorAll("article.sheet").Length.ShouldBe(sheets);
        page.QuerySelectorAll("article.sheet a").ShouldBeEmpty();
    }

    [Fact]
    public async Task In_Korean_everything_is_Korean()
    {
        var client = await fixture.App.OrganiserAsync("ko-KR");
        foreach (var path in new[] { "/timetable", "/timetable?view=buyer&colour=category", $"/participants/{fixture.Scene["B1"].PublicId}/timetable", "/timetable/print" })
        {
            var page = await TimetableWebFixture.PageAsync(client, fixture.Event + path);

            page.DocumentElement.GetAttribute("lang").ShouldBe("ko");
            page.QuerySelector("h1")!.TextContent.ShouldMatch("[가-힣]");
            foreach (var word in new[] { "Table", "Booth", "Online", "Free", "Germany", "Score", "meetings", "Timetables." })
                page.QuerySelector("main")!.TextContent.ShouldNotContain(word);
        }
    }
}
