namespace EMobilityExpo.Web.Tests.Browser;

using System.Globalization;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.TestCommon;
using EMobilityExpo.Web.Tests.Accounts;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static EMobilityExpo.Application.Localisation.Words;

/// <summary>A buyer registers in four steps, behind the link of a mail; the organiser sees the same company and merges the two.</summary>
public sealed class RegistrationWayTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Theory]
    [InlineData("ko-KR", 390)]
    [InlineData("en-GB", 1280)]
    public async Task From_the_public_page_to_the_own_portal(string culture, int width)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var look = new Look(culture, width);
        await using var mails = new SmtpServer();
        await using var app = new WebApp(("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{mails.Port}"));
        var scene = await TimetableScene.CreateAsync(app.Services);
        await app.Send(new OpenRegistration(scene.Event.PublicId, true));
        await app.Send(new AddParticipant(scene.Event.PublicId, Sides.Buyer, new() { NameEn = "Saigon Trading", Country = "VN", Website = "https://saigon.example" }));

        await using (var context = await look.OpenAsync(chromium.Browser, app.Address))
        {
            var page = await context.NewPageAsync();
            look.Watch(page);
            await BeginAsync(page, look, scene.Event.PublicId);
            var mail = await mails.NextAsync(TestContext.Current.CancellationToken);
            await page.GotoAsync(mail.Link.PathAndQuery);
            await Button(page, T("Accounts.SignIn")).ClickAsync();
            await page.WaitForURLAsync("**/registration/*");
            await FillAsync(page, look);
        }

        await using (var context = await look.OpenAsync(chromium.Browser, app.Address))
        {
            var page = await context.NewPageAsync();
            look.Watch(page);
            await page.GotoAsync($"/sign-in/{await app.SignInTokenAsync()}");
            await Button(page, T("Accounts.SignIn")).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
            await DecideAsync(page, look, scene.Event.PublicId);
        }

        (await mails.NextAsync(TestContext.Current.CancellationToken)).Link.PathAndQuery.ShouldContain("%2Fmy%2F");
        look.Findings.ShouldBeEmpty();
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
        await page.Locator("#Input_NameEn").FillAsync("Saigon Trading Co., Ltd.");
        await page.Locator("#Input_Country").SelectOptionAsync("VN");
        await page.Locator("#Input_Website").FillAsync("https://www.saigon.example");
        await Button(page, T("Registration.Next")).Last.ClickAsync();
        await page.WaitForURLAsync("**part=2");
        // Left here, and taken up again from the start page.
        await page.GotoAsync("/");
        await look.CheckAsync(page, "51-places");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.WaitForURLAsync("**/registration/*");
        await Button(page, T("Participants.AddProduct")).ClickAsync();
        await page.Locator("#Input_Products_0__Category").SelectOptionAsync("BAT-PACK");
        await look.CheckAsync(page, "52-registration-products");
        await Button(page, T("Registration.Next")).Last.ClickAsync();
        await page.WaitForURLAsync("**part=3");
        await page.Locator("#Input_ContactPhone").FillAsync("+84 28 1234");
        await look.CheckAsync(page, "53-registration-meetings");
        await Button(page, T("Registration.Next")).Last.ClickAsync();
        await page.WaitForURLAsync("**part=4");
        await page.Locator("#files-proof").SetInputFilesAsync(new FilePayload { Name = "certificate.pdf", MimeType = "application/pdf", Buffer = TestPictures.Pdf() });
        await Button(page, $"{T("Media.Upload")} {T("Media.Kind_proof")}").ClickAsync();
        await page.GetByText("certificate.pdf").First.WaitForAsync();
        await look.CheckAsync(page, "54-registration-files");
        await Button(page, T("Registration.Next")).ClickAsync();
        await page.WaitForURLAsync("**part=5");
        await look.CheckAsync(page, "54-registration-consents");
        await page.Locator("input[value=privacy]").CheckAsync();
        await page.Locator("input[value=transfer]").CheckAsync();
        await Button(page, T("Registration.Send")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "55-registration-sent");
        await page.GotoAsync("/account/data");
        await look.CheckAsync(page, "56-my-data");
    }

    static async Task DecideAsync(IPage page, Look look, string eventId)
    {
        await page.GotoAsync($"/events/{eventId}/registrations");
        await look.CheckAsync(page, "57-registrations");
        await page.Locator("[data-row-link]").First.ClickAsync();
        await page.WaitForURLAsync("**/registrations/*");
        (await page.GetByText("certificate.pdf").CountAsync()).ShouldBe(1);
        await look.CheckAsync(page, "58-vetting");
        await page.GetByRole(AriaRole.Button, new() { Name = T("Registration.Merge") }).First.ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "59-registrations-approved");
    }

    static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
