namespace EMobilityExpo.Web.Tests.Browser;

using Microsoft.Playwright;
using Xunit;

/// <summary>One Chromium of the system for all browser tests.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find(),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
    }

    static string Find() =>
        Environment.GetEnvironmentVariable("EXPO_TEST_CHROMIUM")
        ?? new[] { "/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "The browser tests need a Chromium: run eng/test, which installs Debian's, or name one in EXPO_TEST_CHROMIUM.");
}
