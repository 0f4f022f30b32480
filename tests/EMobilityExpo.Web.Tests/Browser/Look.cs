namespace EMobilityExpo.Web.Tests.Browser;

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EMobilityExpo.TestCommon;
using Microsoft.Playwright;
using Shouldly;

/// <summary>How a page looks to one reader: language and width.</summary>
public sealed record Look(string Culture, int Width)
{
    static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "screenshots");

    public bool IsKorean => Culture.StartsWith("ko", StringComparison.Ordinal);

    public Task<IBrowserContext> OpenAsync(IBrowser browser, string address) => browser.NewContextAsync(new()
    {
        BaseURL = address, Locale = Culture, ViewportSize = new() { Width = Width, Height = Width < 600 ? 844 : 800 },
        TimezoneId = "Europe/Berlin", AcceptDownloads = true, ReducedMotion = ReducedMotion.Reduce,
    });

    /// <summary>Nothing that axe finds, nothing wider than the window, no error of script or policy; a screenshot is kept.</summary>
    public async Task CheckAsync(IPage page, string name)
    {
        Directory.CreateDirectory(Folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{Culture}-{Width}.png"), FullPage = true });

        var axe = await page.RunAxe(new AxeRunOptions());
        axe.Violations.Select(violation =>
                $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")
            .ShouldBeEmpty($"axe on {name}, {Culture}, {Width} px");

        var wider = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        wider.ShouldBeLessThanOrEqualTo(0, $"{name} is wider than the window at {Width} px");
        (await page.GetAttributeAsync("html", "lang")).ShouldBe(IsKorean ? "ko" : "en");
    }
}
