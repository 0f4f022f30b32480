namespace EMobilityExpo.Web.Tests.Browser;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.TestCommon;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;
using static EMobilityExpo.Application.Localisation.Words;
using static EMobilityExpo.Web.Tests.Browser.Walk;

/// <summary>An exhibitor finds a buyer and asks; the buyer looks, declines one and accepts the other; the exhibitor books a slot.</summary>
public sealed class PortalWayTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData("ko-KR", 390)]
    [InlineData("en-GB", 1280)]
    public async Task From_a_suggestion_to_a_meeting_that_both_want(string culture, int width)
    {
        await using var walk = new Walk(chromium, culture, width);
        var (look, app) = (walk.Look, walk.App);
        var (eventId, exhibitor, other, buyer) = await SetUpAsync(app);
        await app.Send(new SendRequest(eventId, other, buyer, "We also make batteries.\nSee you?"));

        await walk.AsAsync(await app.MemberTokenAsync(eventId, Roles.Exhibitor, exhibitor, owner: true), async page =>
        {
            await AskAsync(page, look);
            await ShowAsync(page, look, exhibitor);
        });
        await walk.AsAsync(await app.MemberTokenAsync(eventId, Roles.Buyer, buyer), async page =>
        {
            await AnswerAsync(page, look);
            await HallAsync(page, look, buyer, exhibitor);
            await WishAsync(page, look, exhibitor);
            await ProfileAsync(page, look);
        });
        await walk.AsAsync(await app.MemberTokenAsync(eventId, Roles.Exhibitor, exhibitor), page => BookAsync(page, look, exhibitor, buyer));
        await walk.AsAsync(await app.SignInTokenAsync(), async page =>
        {
            await page.GotoAsync($"/events/{eventId}/requests");
            await look.CheckAsync(page, "49-requests-organiser");
            await page.GotoAsync($"/events/{eventId}/dashboard");
            await page.Locator("[data-chart] svg").First.WaitForAsync();
            await look.CheckAsync(page, "49-dashboard-requests");
        });
        look.Findings.ShouldBeEmpty();
    }

    static async Task<(string Event, string Exhibitor, string Other, string Buyer)> SetUpAsync(WebApp app)
    {
        var day = LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).PlusDays(40);
        var eventId = await app.Send(new CreateEvent(new EventFields
        {
            NameKo = "영광 수출상담회",
            NameEn = "Yeonggwang consultation",
            TimeZone = "Asia/Seoul",
            SlotMinutes = 30,
            CandidatesEach = 5,
            Languages = ["ko", "en"],
            Days = [new() { Date = day, Opens = new(10, 0), Closes = new(12, 0) }, new() { Date = day.PlusDays(1), Opens = new(10, 0), Closes = new(12, 0) }],
            Tables = [new() { Number = 1, Name = "1" }, new() { Number = 2, Name = "2" }],
        }));
        await app.Send(new SetRequestSettings(eventId, 7, Booking: true));
        Task<string> AddAsync(string side, string ko, string en, string country, string category) => app.Send(new AddParticipant(eventId, side, new()
        {
            NameKo = ko,
            NameEn = en,
            Country = country,
            Website = "https://company.example",
            Languages = ["en"],
            ContactName = "Kim Minji",
            ContactEmail = "kim@company.example",
            Products = [new() { Category = category, UnitsPerYear = 2000 }],
            CooperationTypes = ["purchase"],
            TargetCountries = side == Sides.Exhibitor ? ["VN"] : [],
        }));
        var exhibitor = await AddAsync(Sides.Exhibitor, "영광배터리", "Yeonggwang Battery", "KR", "BAT-PACK");
        var other = await AddAsync(Sides.Exhibitor, "한빛모빌리티", "Hanbit Mobility", "KR", "ETW-BIKE");
        var buyer = await AddAsync(Sides.Buyer, "사이공트레이딩", "Saigon Trading", "VN", "BAT-PACK");
        await AddAsync(Sides.Buyer, "베를린모터스", "Berlin Motors", "DE", "ETW-BIKE");
        return (eventId, exhibitor, other, buyer);
    }

    static async Task AskAsync(IPage page, Look look)
    {
        await look.CheckAsync(page, "40-portal-home");
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = T("Portal.Partners") }).ClickAsync();
        await page.Locator(".suggestions").WaitForAsync();
        await look.CheckAsync(page, "41-partners-suggested");
        await page.Locator("[data-row-link]").First.ClickAsync();
        await ArriveAsync(page, "**/partners/*");
        (await page.GetByText("kim@company.example").CountAsync()).ShouldBe(0);
        await look.CheckAsync(page, "42-partner");
        await page.Locator("#message").FillAsync("We make 2,000 packs a year.");
        await Button(page, T("Portal.Ask")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "43-asked");
        await page.GotoAsync($"{page.Url.Split("/partners")[0]}/partners?view=all");
        await look.CheckAsync(page, "44-partners-all");
    }

    static async Task AnswerAsync(IPage page, Look look)
    {
        await look.CheckAsync(page, "45-buyer-home");
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = T("Portal.Requests") }).ClickAsync();
        await page.Locator(".requests").WaitForAsync();
        (await page.Locator(".requests > li").CountAsync()).ShouldBe(2);
        await look.CheckAsync(page, "46-requests");
        var battery = page.Locator(".requests > li").Filter(new() { HasText = look.IsKorean ? "영광배터리" : "Yeonggwang Battery" });
        await battery.GetByRole(AriaRole.Button, new() { Name = T("Portal.Accept") }).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        var other = page.Locator(".requests > li").Filter(new() { HasText = look.IsKorean ? "한빛모빌리티" : "Hanbit Mobility" });
        await other.Locator("summary").ClickAsync();
        await other.Locator("select").SelectOptionAsync("no-fit");
        await Button(page, T("Portal.SendDecline")).ClickAsync();
        await page.GetByText(T("Portal.Declined"), new() { Exact = true }).WaitForAsync();
        await look.CheckAsync(page, "46-requests-answered");
    }

    static async Task WishAsync(IPage page, Look look, string exhibitor)
    {
        await page.GotoAsync($"{page.Url.Split("/requests")[0]}/partners/{exhibitor}");
        (await page.GetByText("kim@company.example").CountAsync()).ShouldBe(1);
        await page.Locator("input[name=wish][value=must]").CheckAsync();
        await page.Locator("#rank").FillAsync("1");
        await page.Locator("#wish ~ form button").ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "47-partner-agreed");
        await page.GotoAsync($"{page.Url.Split("/partners")[0]}/partners?view=mine");
        await look.CheckAsync(page, "47-my-list");
    }

    static async Task ProfileAsync(IPage page, Look look)
    {
        await page.GotoAsync($"{page.Url.Split("/partners")[0]}/profile");
        await look.CheckAsync(page, "48-profile");
        await page.GetByRole(AriaRole.Link, new() { Name = T("Portal.Tab_availability") }).ClickAsync();
        await page.Locator("input[name=Open]").First.UncheckAsync();
        await page.Locator("#TimeZone").FillAsync("Asia/Ho_Chi_Minh");
        await Button(page, T("Common.Save")).Last.ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        (await page.Locator("input[name=Open]").First.IsCheckedAsync()).ShouldBeFalse();
        (await page.GetByText("Asia/Ho_Chi_Minh").CountAsync()).ShouldBeGreaterThan(0);
        await look.CheckAsync(page, "48-availability");
    }

    /// <summary>A picture larger than the server takes is made smaller on the way.</summary>
    static async Task ShowAsync(IPage page, Look look, string exhibitor)
    {
        await page.GotoAsync($"/my/{exhibitor}/profile/products");
        await page.Locator("#Input_Fields_NameKo").FillAsync("교체형 배터리 팩");
        await page.Locator("#Input_Fields_NameEn").FillAsync("Swappable pack");
        await page.Locator("#Input_Fields_AboutEn").FillAsync("Cold-proof to -30 degrees.");
        await Button(page, T("Common.Save")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await page.Locator("input[name=files]").SetInputFilesAsync(new FilePayload { Name = "pack.png", MimeType = "image/png", Buffer = TestPictures.Png(2400, 1200) });
        await Button(page, $"{T("Media.Upload")} {T("Media.Kind_picture")}").ClickAsync();
        await page.Locator(".mediagrid img").WaitForAsync();
        (await page.Locator(".mediagrid img").GetAttributeAsync("width")).ShouldBe("1600");
        await look.CheckAsync(page, "44-product");
        await page.GotoAsync($"/my/{exhibitor}/profile/showcase");
        await page.Locator("#Video").FillAsync("https://youtu.be/pack");
        await Button(page, T("Common.Save")).First.ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await page.Locator("#files-document").SetInputFilesAsync(new FilePayload { Name = "brochure.pdf", MimeType = "application/pdf", Buffer = TestPictures.Png() });
        await Button(page, $"{T("Media.Upload")} {T("Media.Kind_document")}").ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        await look.CheckAsync(page, "44-showcase");
        await page.Locator("form[action*=RemoveProduct] button").ClickAsync();
        await page.Locator(".undo").WaitForAsync();
        await look.CheckAsync(page, "44-taken-out");
        await page.Locator(".undo button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("form[action*=RemoveProduct]").WaitForAsync();
    }

    static async Task HallAsync(IPage page, Look look, string buyer, string exhibitor)
    {
        await page.GotoAsync($"/my/{buyer}/partners?view=all&search=-30");
        var card = page.Locator($"#p-{exhibitor}");
        (await page.Locator(".hall > li").CountAsync()).ShouldBe(1);
        await card.Locator(".star").ClickAsync();
        await card.Locator(".star[aria-pressed=true]").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = T("Portal.View_shortlist") }).ClickAsync();
        await ArriveAsync(page, "**shortlist=yes");
        await card.WaitForAsync();
        await look.CheckAsync(page, "47-hall-shortlist");
        await card.Locator("[data-row-link]").ClickAsync();
        await page.GetByText("YouTube").WaitForAsync();
        await look.CheckAsync(page, "47-exhibitor-page");
        await page.GotoAsync($"/my/{buyer}/requests");
    }

    static async Task BookAsync(IPage page, Look look, string exhibitor, string buyer)
    {
        await page.GotoAsync($"/my/{exhibitor}/partners/{buyer}");
        (await page.Locator(".slotbuttons button").CountAsync()).ShouldBe(5);
        await look.CheckAsync(page, "48-slots");
        await page.Locator(".slotbuttons button").First.ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "48-booked");
        await page.GotoAsync($"/my/{exhibitor}");
        await look.CheckAsync(page, "48-home-booked");
        await page.GotoAsync($"/my/{exhibitor}/timetable");
        await page.GetByText(T("Bookings.AgreedFixed"), new() { Exact = true }).WaitForAsync();
        await look.CheckAsync(page, "48-agreed");
    }
}
