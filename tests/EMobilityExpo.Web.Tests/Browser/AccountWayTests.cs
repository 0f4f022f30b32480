namespace EMobilityExpo.Web.Tests.Browser;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.TestCommon;
using EMobilityExpo.Web.Tests.Accounts;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;
using static EMobilityExpo.Application.Localisation.Words;
using static EMobilityExpo.Web.Tests.Browser.Walk;

/// <summary>From an invitation by mail to one's own portal, colleagues, codes and tokens.</summary>
public sealed class AccountWayTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData("ko-KR", 390)]
    [InlineData("en-GB", 1280)]
    public async Task From_an_invitation_to_ones_own_portal(string culture, int width)
    {
        await using var walk = new Walk(chromium, culture, width);
        var look = walk.Look;
        var scene = await TimetableScene.CreateAsync(walk.App.Services);
        await scene.PublishAsync(await scene.AddRunAsync(("E0", "B0", 0, 1, null), ("E0", "B2", 3, 2, "I0")), TimetableScene.Created);

        await walk.AsAsync(null, page => InviteAsync(walk.App, page, look, scene));
        var mail = await walk.Mails.NextAsync(TestContext.Current.CancellationToken);
        await walk.AsAsync(null, async page =>
        {
            await page.GotoAsync(mail.Link.PathAndQuery);
            await look.CheckAsync(page, "30-invited");
            await Button(page, T("Accounts.SignIn")).ClickAsync();
            await ArriveAsync(page, "**/my/*");
            await PortalAsync(page, look);
            await AccountAsync(page, look);
            await CodeAsync(page, walk);
        });
        look.Findings.ShouldBeEmpty();
    }

    static async Task InviteAsync(WebApp app, IPage page, Look look, TimetableScene scene)
    {
        await page.GotoAsync("/sign-in");
        await look.CheckAsync(page, "30-sign-in");
        await page.GetByLabel(T("Accounts.Email")).First.FillAsync("somebody@company.example");
        await Button(page, T("Accounts.SendLink")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "30-link-sent");
        await page.GotoAsync($"/sign-in/{await app.SignInTokenAsync()}");
        await Button(page, T("Accounts.SignIn")).ClickAsync();
        await page.GotoAsync($"/events/{scene.Event.PublicId}/people");
        await look.CheckAsync(page, "31-people-empty");
        await page.Locator("#Input_Name").FillAsync("Kim");
        await page.Locator("#Input_Email").FillAsync("kim@company.example");
        await page.Locator("#who").FillAsync(scene["E0"].NameEn!);
        await page.Locator($"#found input[value='exhibitor:{scene["E0"].PublicId}']").CheckAsync();
        (await page.Locator("#Input_Name").InputValueAsync()).ShouldBe("Kim", "what was typed stays while one searches");
        await page.Locator("#Input_Language").SelectOptionAsync(look.IsKorean ? "ko" : "en");
        await Button(page, T("Accounts.Invite")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "31-people");
        await page.GotoAsync($"/events/{scene.Event.PublicId}/mails");
        await page.Locator(".mails summary").First.ClickAsync();
        await look.CheckAsync(page, "32-mails");
    }

    static async Task PortalAsync(IPage page, Look look)
    {
        await look.CheckAsync(page, "33-portal-home");
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = T("Common.Timetable") }).ClickAsync();
        await ArriveAsync(page, "**/timetable");
        (await page.Locator(".held").CountAsync()).ShouldBe(2);
        await look.CheckAsync(page, "34-portal-timetable");
        await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = T("Portal.Colleagues") }).ClickAsync();
        await ArriveAsync(page, "**/colleagues");
        await page.Locator("#Email").FillAsync("no address");
        await Button(page, T("Accounts.Invite")).ClickAsync();
        await page.Locator(".field-validation-error").First.WaitForAsync();
        await look.CheckAsync(page, "35-colleagues-wrong");
        await page.Locator("#Email").FillAsync("lee@company.example");
        await Button(page, T("Accounts.Invite")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "35-colleagues");
    }

    static async Task AccountAsync(IPage page, Look look)
    {
        await page.GotoAsync("/account");
        await page.GetByText(T("Accounts.NewToken"), new() { Exact = true }).ClickAsync();
        await page.Locator("#TokenName").FillAsync("Calendar");
        await page.Locator($"input[value='{Permissions.OwnTimetable}']").CheckAsync();
        await Button(page, T("Accounts.MakeToken")).ClickAsync();
        (await page.Locator("#secret").InputValueAsync()).ShouldStartWith("expo_");
        await look.CheckAsync(page, "36-account-token");
        await page.GotoAsync("/account/code");
        await Button(page, T("Accounts.TurnCodesOn")).ClickAsync();
        await page.Locator(".qr").WaitForAsync();
        await look.CheckAsync(page, "37-code");
    }

    /// <summary>The code is turned on, then asked for at the next sign-in: a wrong one opens nothing, the right one does.</summary>
    /// <remarks>A code is right once, so the second is that of the next step. Both are right for half a minute at least, however slow the page.</remarks>
    static async Task CodeAsync(IPage page, Walk walk)
    {
        var secret = string.Concat((await page.Locator("code").InnerTextAsync()).Where(char.IsLetterOrDigit));
        string CodeAt(int seconds) => OneTimeCode.At(secret, SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(seconds));
        await page.Locator("#Code").FillAsync(CodeAt(0));
        await Button(page, T("Accounts.TurnCodesOn")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await walk.Look.CheckAsync(page, "37-code-on");
        await Button(page, T("Accounts.SignOut")).ClickAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel(T("Accounts.Email")).First.FillAsync("kim@company.example");
        await Button(page, T("Accounts.SendLink")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        ReceivedMail mail;
        do
            mail = await walk.Mails.NextAsync(TestContext.Current.CancellationToken);
        while (mail.Recipient != "kim@company.example");
        await Walk.SignInAsync(page, mail.Link.PathAndQuery);
        await walk.Look.CheckAsync(page, "38-enter-code");
        await page.GotoAsync("/account");
        page.Url.ShouldContain("/sign-in/code");
        await page.Locator("#Code").FillAsync(CodeAt(-3600));
        await Button(page, T("Accounts.SignIn")).ClickAsync();
        await page.Locator(".errors").WaitForAsync();
        await walk.Look.CheckAsync(page, "38-enter-code-wrong");
        await page.Locator("#Code").FillAsync(CodeAt(30));
        await Button(page, T("Accounts.SignIn")).ClickAsync();
        await LeaveAsync(page, "/sign-in/code");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe(T("Accounts.MyAccount"));
    }
}
