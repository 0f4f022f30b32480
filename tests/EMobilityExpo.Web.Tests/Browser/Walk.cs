namespace EMobilityExpo.Web.Tests.Browser;

using System.Globalization;
using System.Text.RegularExpressions;
using EMobilityExpo.Web.Tests.Accounts;
using Microsoft.Playwright;
using static EMobilityExpo.Application.Localisation.Words;

/// <summary>What walks through the pages have in common: a server, its mails, and browsers of people who are signed in or not.</summary>
public sealed class Walk : IAsyncDisposable
{
    readonly ChromiumFixture _chromium;

    public Walk(ChromiumFixture chromium, string culture, int width)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        _chromium = chromium;
        Look = new(culture, width);
        App = new(("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{Mails.Port}"));
    }

    public Look Look { get; }

    public SmtpServer Mails { get; } = new();

    public WebApp App { get; }

    /// <summary>The way of one person in a browser of their own.</summary>
    /// <param name="token">Of a sign-in link; null for somebody who is not signed in.</param>
    public async Task AsAsync(string? token, Func<IPage, Task> way)
    {
        await using var context = await Look.OpenAsync(_chromium, App.Address);
        var page = await context.NewPageAsync();
        Look.Watch(page);
        if (token is not null)
            await SignInAsync(page, $"/sign-in/{token}");
        await way(page);
    }

    public static async Task SignInAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await Button(page, T("Accounts.SignIn")).ClickAsync();
        await LeaveAsync(page, link);
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
    }

    /// <summary>The page is at an address and all there. The library's own wait misses a page that is loaded just while it begins to wait.</summary>
    /// <param name="address">With ** for anything.</param>
    public static Task ArriveAsync(IPage page, string address) =>
        LoadedAsync(page, $"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$");

    public static Task LeaveAsync(IPage page, string part) => LoadedAsync(page, $"^(?!.*{Regex.Escape(part)})");

    static async Task LoadedAsync(IPage page, string address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(address, RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }

    public static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Mails.DisposeAsync();
    }
}
