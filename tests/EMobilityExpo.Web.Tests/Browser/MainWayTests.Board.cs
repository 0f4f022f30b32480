namespace EMobilityExpo.Web.Tests.Browser;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
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
        await ArriveAsync(page, "**/meetings/*");
        await look.CheckAsync(page, "17-move");
        await page.Locator(".moveslots .possible .btn-primary").First.ClickAsync();
        await ArriveAsync(page, board);
        await Assertions.Expect(page.Locator(".block .pin")).ToHaveCountAsync(1);
        await look.CheckAsync(page, "17-board-moved");
        await Button(page, $"↶ {T("Moves.Undo")}").ClickAsync();
        await Assertions.Expect(page.Locator(".block .pin")).ToHaveCountAsync(0);
        await DragAsync(page, width < 1000);
        await page.GetByRole(AriaRole.Link, new() { Name = T("Moves.AllChanges") }).ClickAsync();
        await ArriveAsync(page, "**/moves");
        (await page.Locator("[data-rows] tr").CountAsync()).ShouldBe(2);
        await look.CheckAsync(page, "17-moves");
    }

    /// <summary>By mouse, or by finger on a phone.</summary>
    static async Task DragAsync(IPage page, bool finger)
    {
        await page.Locator(".grip:visible").First.EvaluateAsync(ToTheMiddle);
        var grip = (await page.Locator(".grip:visible").First.BoundingBoxAsync())!;
        var hand = finger ? await page.Context.NewCDPSessionAsync(page) : null;
        await PointAsync(page, hand, "touchStart", grip.X + 6, grip.Y + 6);
        await PointAsync(page, hand, "touchMove", grip.X + 30, grip.Y + 30);
        var free = page.Locator("td.can:visible").First;
        await free.EvaluateAsync(ToTheMiddle);
        var cell = (await free.BoundingBoxAsync())!;
        await PointAsync(page, hand, "touchMove", cell.X + (cell.Width / 2), cell.Y + (cell.Height / 2));
        await page.Locator("td.over").WaitForAsync();
        await PointAsync(page, hand, "touchEnd", 0, 0);
        await Assertions.Expect(page.Locator(".block .pin")).ToHaveCountAsync(1);
    }

    const string ToTheMiddle = "element => element.scrollIntoView({ block: 'center', inline: 'center' })";

    static async Task PointAsync(IPage page, ICDPSession? hand, string what, float x, float y)
    {
        if (hand is not null)
        {
            object[] points = what == "touchEnd" ? [] : [new { x, y }];
            await hand.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = what, ["touchPoints"] = points });
            return;
        }

        if (what != "touchEnd")
            await page.Mouse.MoveAsync(x, y, new() { Steps = 4 });
        if (what == "touchStart")
            await page.Mouse.DownAsync();
        if (what == "touchEnd")
            await page.Mouse.UpAsync();
    }

    /// <summary>Somebody cancels: from its page to a timetable that changes as little as possible.</summary>
    static async Task RepairAsync(WebApp app, IPage page, Look look, string participant)
    {
        var (eventId, who) = (participant.Split('/')[2], participant.Split('/')[4]);
        var plan = (await app.Send(new GetEvent(eventId))).Fields.ToModel();
        var details = await app.Send(new GetParticipant(eventId, who));
        var absent = plan.Slots.Select(slot => new TimeRange { StartsAt = slot.StartsAt, EndsAt = slot.EndsAt });
        await app.Send(new UpdateParticipant(eventId, who, details.RowVersion, details.Fields with { Unavailable = [.. absent] }));
        await page.GotoAsync(participant);
        await page.GetByRole(AriaRole.Link, new() { Name = T("Runs.Repair"), Exact = true }).ClickAsync();
        await ArriveAsync(page, "**/runs/*#repair");
        await Button(page, T("Runs.Repair")).ClickAsync();
        await page.GetByText(T("Runs.RepairLost"), new() { Exact = true }).WaitForAsync();
        await look.CheckAsync(page, "23-repaired");
        await page.GetByRole(AriaRole.Link, new() { Name = T("Runs.RepairCompare") }).ClickAsync();
        await ArriveAsync(page, "**/compare**");
        await look.CheckAsync(page, "24-repair-compared");
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
