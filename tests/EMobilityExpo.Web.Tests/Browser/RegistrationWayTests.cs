namespace EMobilityExpo.Web.Tests.Browser;

using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.TestCommon;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static EMobilityExpo.Application.Localisation.Words;
using static EMobilityExpo.Web.Tests.Browser.Walk;

/// <summary>A buyer registers in four steps, behind the link of a mail; the organiser sees the same company and merges the two.</summary>
public sealed class RegistrationWayTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData("ko-KR", 390)]
    [InlineData("en-GB", 1280)]
    public async Task From_the_public_page_to_the_own_portal(string culture, int width)
    {
        await using var walk = new Walk(chromium, culture, width);
        var (look, app) = (walk.Look, walk.App);
        var scene = await TimetableScene.CreateAsync(app.Services);
        await scene.PublishAsync(await scene.AddRunAsync(("E0", "B0", 0, 1, null), ("E2", "B2", 3, 2, "I0")), TimetableScene.Created);
        var eventId = scene.Event.PublicId;
        await app.Send(new OpenRegistration(eventId, true));
        await app.Send(new AddParticipant(eventId, Sides.Buyer, new() { NameEn = "Saigon Trading", Country = "VN", Website = "https://saigon.example" }));

        await walk.AsAsync(null, async page =>
        {
            await BeginAsync(page, look, eventId);
            await SignInAsync(page, (await walk.Mails.NextAsync(TestContext.Current.CancellationToken)).Link.PathAndQuery);
            await FillAsync(page, look);
        });
        await walk.AsAsync(await app.SignInTokenAsync(), page => DecideAsync(page, look, eventId));
        (await walk.Mails.NextAsync(TestContext.Current.CancellationToken)).Link.PathAndQuery.ShouldContain("%2Fmy%2F");

        if (width > 1000)
            await GroupsAsync(walk, eventId);
        look.Findings.ShouldBeEmpty();
    }

    /// <summary>Delegations and messages are an organiser's work at a desk.</summary>
    static async Task GroupsAsync(Walk walk, string eventId)
    {
        var (look, app) = (walk.Look, walk.App);
        var (join, view) = ("", "");
        await walk.AsAsync(await app.SignInTokenAsync(), async page => (join, view) = await DelegationAsync(page, look, eventId));
        await walk.AsAsync(null, page => JoinAsync(page, look, join, view));
        await walk.AsAsync(await app.SignInTokenAsync(), page => MessageAsync(page, look, eventId));
        var mail = await walk.Mails.NextAsync(TestContext.Current.CancellationToken);
        // In which order they are told is chance; who has no account gets the link to its timetable.
        while (!mail.Subject.Contains("Sportium", StringComparison.Ordinal) || mail.Recipient != "linh@saigon.example")
            mail = await walk.Mails.NextAsync(TestContext.Current.CancellationToken);
        Uri.UnescapeDataString(mail.Link.PathAndQuery).ShouldContain("/my/");
    }

    /// <summary>A delegation is set up with two buyers, that stay together on two half-days; both links are made.</summary>
    static async Task<(string Join, string View)> DelegationAsync(IPage page, Look look, string eventId)
    {
        await page.GotoAsync($"/events/{eventId}/delegations");
        await look.CheckAsync(page, "60-delegations-empty");
        await Button(page, T("Delegations.Add")).ClickAsync();
        await page.Locator(".field-validation-error").First.WaitForAsync();
        await page.Locator("#Input_NameKo").FillAsync("카르나타카주 정부");
        await page.Locator("#Input_NameEn").FillAsync("State of Karnataka");
        await page.Locator("#Input_Country").SelectOptionAsync("IN");
        await page.Locator("#Input_ContactName").FillAsync("Asha Rao");
        await page.Locator("#Input_ContactEmail").FillAsync("asha@karnataka.example");
        await page.Locator("#Input_Together").CheckAsync();
        await page.Locator("input[name='Input.HalfDays']").Nth(0).CheckAsync();
        await page.Locator("input[name='Input.HalfDays']").Nth(3).CheckAsync();
        await Button(page, T("Delegations.Add")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        foreach (var name in new[] { "Buyer 0", "Buyer 2" })
        {
            await page.Locator("#search").FillAsync(name);
            await Button(page, T("Common.Search")).ClickAsync();
            await page.Locator("#found li", new() { HasText = name }).GetByRole(AriaRole.Button).ClickAsync();
            await page.Locator(".notice").WaitForAsync();
        }

        var links = new List<string>();
        foreach (var kind in new[] { "join", "view" })
        {
            await page.Locator($"form[action*=Link]:has(input[value={kind}]) button").ClickAsync();
            links.Add(new Uri(await page.Locator("#link").InputValueAsync()).AbsolutePath);
        }

        await look.CheckAsync(page, "61-delegation");
        await page.GetByRole(AriaRole.Link, new() { Name = T("Delegations.ToTimetable") }).ClickAsync();
        await page.Locator(".sidebyside").First.WaitForAsync();
        (await page.Locator(".sidebyside .held").CountAsync()).ShouldBe(2);
        await look.CheckAsync(page, "62-delegation-timetable");
        await page.GotoAsync($"/events/{eventId}/delegations");
        await look.CheckAsync(page, "60-delegations");
        return (links[0], links[1]);
    }

    static async Task JoinAsync(IPage page, Look look, string join, string view)
    {
        await page.GotoAsync(join);
        await look.CheckAsync(page, "63-join");
        await page.Locator("#Name").FillAsync("Dev");
        await page.Locator("#Email").FillAsync("dev@volt.example");
        await Button(page, T("Registration.Begin")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await page.GotoAsync(view);
        await look.CheckAsync(page, "64-delegation-own");
    }

    static async Task MessageAsync(IPage page, Look look, string eventId)
    {
        await page.GotoAsync($"/events/{eventId}/messages");
        await look.CheckAsync(page, "65-messages-empty");
        await page.GetByRole(AriaRole.Link, new() { Name = T("Messages.New") }).ClickAsync();
        await Button(page, T("Messages.Look")).ClickAsync();
        await page.Locator(".field-validation-error").First.WaitForAsync();
        await look.CheckAsync(page, "66-message-wrong");
        await page.Locator("#Input_Side").SelectOptionAsync("buyer");
        await page.Locator("#Input_SubjectKo").FillAsync("Sportium 안내");
        await page.Locator("#Input_SubjectEn").FillAsync("How to find the Sportium");
        await page.Locator("#Input_BodyKo").FillAsync("{name} 님, {event}에서 뵙겠습니다.\n{link}");
        await page.Locator("#Input_BodyEn").FillAsync("Dear {name} of {company},\nsee you at {event}.\n{link}");
        await Button(page, T("Messages.Look")).ClickAsync();
        await page.Locator("#preview").WaitForAsync();
        await look.CheckAsync(page, "66-message-preview");
        await page.Locator("button[formaction*=Send]").ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "67-message");
        await page.GotoAsync($"/events/{eventId}/messages");
        await look.CheckAsync(page, "65-messages");
    }

    static async Task BeginAsync(IPage page, Look look, string eventId)
    {
        await page.GotoAsync($"/register/{eventId}");
        await look.CheckAsync(page, "50-register");
        await page.Locator("input[value=buyer]").CheckAsync();
        await page.Locator("#Name").FillAsync("Linh");
        await page.Locator("#Email").FillAsync("linh@saigon.example");
        await Button(page, T("Registration.Begin")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "50-register-sent");
    }

    static async Task FillAsync(IPage page, Look look)
    {
        await Button(page, T("Registration.Next")).Last.ClickAsync();
        await page.Locator(".field-validation-error").First.WaitForAsync();
        await look.CheckAsync(page, "51-registration-wrong");
        // A field is checked when it is left, not only when the step is sent.
        await page.Locator("#Input_Website").FillAsync("nowhere");
        await page.Locator("#Input_NameEn").FillAsync("Saigon Trading Co., Ltd.");
        await Assertions.Expect(page.Locator("[data-valmsg-for='Input.Website']")).Not.ToBeEmptyAsync();
        await page.Locator("#Input_Country").SelectOptionAsync("VN");
        await page.Locator("#Input_Website").FillAsync("https://www.saigon.example");
        await PressWhileCheckedAsync(page, Button(page, T("Registration.Next")).Last);
        await ArriveAsync(page, "**part=2");
        // Left here, and taken up again from the start page.
        await page.GotoAsync("/");
        await look.CheckAsync(page, "51-places");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).First.ClickAsync();
        await ArriveAsync(page, "**/registration/*");
        await Button(page, T("Participants.AddProduct")).ClickAsync();
        await page.Locator("#Input_Products_0__Category").SelectOptionAsync("BAT-PACK");
        await look.CheckAsync(page, "52-registration-products");
        await Button(page, T("Registration.Next")).Last.ClickAsync();
        await ArriveAsync(page, "**part=3");
        await page.Locator("#Input_ContactPhone").FillAsync("+84 28 1234");
        await look.CheckAsync(page, "53-registration-meetings");
        await Button(page, T("Registration.Next")).Last.ClickAsync();
        await ArriveAsync(page, "**part=4");
        await page.Locator("#files-proof").SetInputFilesAsync(new FilePayload { Name = "certificate.pdf", MimeType = "application/pdf", Buffer = TestPictures.Pdf() });
        await Button(page, $"{T("Media.Upload")} {T("Media.Kind_proof")}").ClickAsync();
        await page.GetByText("certificate.pdf").First.WaitForAsync();
        await look.CheckAsync(page, "54-registration-files");
        await Button(page, T("Registration.Next")).ClickAsync();
        await ArriveAsync(page, "**part=5");
        await look.CheckAsync(page, "54-registration-consents");
        await page.Locator("input[value=privacy]").CheckAsync();
        await page.Locator("input[value=transfer]").CheckAsync();
        await Button(page, T("Registration.Send")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "55-registration-sent");
        await page.GotoAsync("/account/data");
        await look.CheckAsync(page, "56-my-data");
    }

    /// <summary>Pressing a button leaves the field, whose message goes meanwhile: what is under the pointer must not move before it is let go of.</summary>
    static async Task PressWhileCheckedAsync(IPage page, ILocator button)
    {
        await button.ScrollIntoViewIfNeededAsync();
        var box = (await button.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height - 3);
        var check = await page.RunAndWaitForResponseAsync(() => page.Mouse.DownAsync(), answer => answer.Request.Method == "POST");
        await check.FinishedAsync();
        await page.WaitForTimeoutAsync(200);
        await page.Mouse.UpAsync();
    }

    static async Task DecideAsync(IPage page, Look look, string eventId)
    {
        await page.GotoAsync($"/events/{eventId}/registrations");
        await look.CheckAsync(page, "57-registrations");
        await page.Locator("[data-row-link]").First.ClickAsync();
        await ArriveAsync(page, "**/registrations/*");
        (await page.GetByText("certificate.pdf").CountAsync()).ShouldBe(1);
        await look.CheckAsync(page, "58-vetting");
        await page.GetByRole(AriaRole.Button, new() { Name = T("Registration.Merge") }).First.ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "59-registrations-approved");
    }
}
