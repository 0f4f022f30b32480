namespace EMobilityExpo.Web.Tests.Timetables;

using EMobilityExpo.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

public sealed class TimetableBrowserTests(TimetableWebFixture fixture, ChromiumFixture chromium) : IClassFixture<TimetableWebFixture>
{
    public static TheoryData<string, int> Looks => new() { { "ko-KR", 390 }, { "en-GB", 1280 } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_timetable_page_is_sound(string culture, int width)
    {
        var look = new Look(culture, width);
        await using var context = await look.OpenAsync(chromium, fixture.App.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/sign-in/{await fixture.App.SignInTokenAsync()}");
        await page.ClickAsync("main button");
        foreach (var (path, name) in new[]
        {
            ("/timetable", "board"), ("/timetable?view=buyer&q=Buyer&colour=category", "board-buyers"),
            ($"/participants/{fixture.Scene["B1"].PublicId}/timetable", "participant-timetable"), ("/timetable/print?side=buyer", "print"),
        })
        {
            await page.GotoAsync(fixture.Event + path);
            await look.CheckAsync(page, name);
        }

        await page.GotoAsync($"{fixture.Event}/timetable?view=calendar");
        await Assertions.Expect(page.Locator(".ec-event")).ToHaveCountAsync(3);
        await look.CheckAsync(page, "board-calendar");

        await page.GotoAsync($"/t/{fixture.Scene["B1"].TimetableKey}?culture={culture}");
        await look.CheckAsync(page, "own-timetable");
    }

    [Fact]
    public async Task On_a_phone_one_day_of_the_board_is_shown_at_a_time()
    {
        await using var context = await new Look("en-GB", 390).OpenAsync(chromium, fixture.App.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/sign-in/{await fixture.App.SignInTokenAsync()}");
        await page.ClickAsync("main button");
        await page.GotoAsync($"{fixture.Event}/timetable");

        (await page.Locator(".board .slot:visible").CountAsync()).ShouldBe(4);
        await page.ClickAsync(".days a:last-child");
        (await page.Locator(".board .slot:visible").CountAsync()).ShouldBe(4);
        (await page.Locator(".block:visible").CountAsync()).ShouldBe(1);
    }
}
