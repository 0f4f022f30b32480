namespace EMobilityExpo.Web.Tests.Browser;

using Microsoft.Playwright;
using Shouldly;
using static EMobilityExpo.Application.Localisation.Words;
using static EMobilityExpo.Web.Tests.Browser.Walk;

/// <summary>The organiser moves meetings by hand, undoes it, and asks for advice.</summary>
public sealed partial class MainWayTests
{
    static async Task ChangeByHandAsync(IPage page, Look look, int width)
    {
        var board = page.Url;
        // By keyboard: the handle leads to the page that lists all slots.
        await page.Locator(".grip").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/meetings/*");
        await look.CheckAsync(page, "17-move");
        await page.Locator(".moveslots .possible .btn-primary").First.ClickAsync();
        await page.WaitForURLAsync(board);
        await Assertions.Expect(page.Locator(".block .pin")).ToHaveCountAsync(1);
        await look.CheckAsync(page, "17-board-moved");
        await Button(page, $"↶ {T("Moves.Undo")}").ClickAsync();
        await Assertions.Expect(page.Locator(".block .pin")).ToHaveCountAsync(0);
        if (width > 1000)
            await DragAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = T("Moves.AllChanges") }).ClickAsync();
        await page.WaitForURLAsync("**/moves");
        (await page.Locator("[data-rows] tr").CountAsync()).ShouldBe(width > 1000 ? 2 : 1);
        await look.CheckAsync(page, "17-moves");
    }

    static async Task DragAsync(IPage page)
    {
        var grip = (await page.Locator(".grip").First.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(grip.X + 6, grip.Y + 6);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(grip.X + 30, grip.Y + 30, new() { Steps = 4 });
        var free = page.Locator("td.can").First;
        await free.WaitForAsync();
        await free.ScrollIntoViewIfNeededAsync();
        var cell = (await free.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(cell.X + (cell.Width / 2), cell.Y + (cell.Height / 2), new() { Steps = 4 });
        await page.Locator("td.over").WaitForAsync();
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator(".block .pin")).ToHaveCountAsync(1);
    }

    static async Task AdviseAsync(IPage page, Look look, string run)
    {
        await page.GotoAsync($"{run}/standby?slot=0");
        await look.CheckAsync(page, "17-standby");
        await page.GotoAsync($"{run}/advice");
        await look.CheckAsync(page, "17-advice-empty");
        await Button(page, T("Runs.AdviceAsk")).ClickAsync();
        await page.Locator("[data-advised]").WaitForAsync(new() { Timeout = 120_000 });
        await look.CheckAsync(page, "17-advice");
    }
}
