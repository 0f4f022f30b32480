namespace EMobilityExpo.Web.Tests.Browser;

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EMobilityExpo.TestCommon;
using Microsoft.Playwright;

/// <summary>How pages look to one reader: language and width. What is wrong is gathered, so that one run tells all of it.</summary>
public sealed class Look(string culture, int width)
{
    readonly List<string> _findings = [];

    static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "screenshots");

    public IReadOnlyList<string> Findings => _findings;

    public bool IsKorean => culture.StartsWith("ko", StringComparison.Ordinal);

    public Task<IBrowserContext> OpenAsync(IBrowser browser, string address) => browser.NewContextAsync(new()
    {
        BaseURL = address,
        Locale = culture,
        ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 800 },
        TimezoneId = "Europe/Berlin",
        AcceptDownloads = true,
        ReducedMotion = ReducedMotion.Reduce,
    });

    /// <summary>What goes wrong on a page while it is looked at: scripts that fail, policies that are broken.</summary>
    public void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _findings.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => _findings.Add($"{page.Url}: {error}");
    }

    /// <summary>Nothing that axe finds, nothing wider than the window, no error of script or policy; a screenshot is kept.</summary>
    /// <param name="inReadersLanguage">False for a page that keeps the language of the person it belongs to.</param>
    public async Task CheckAsync(IPage page, string name, bool inReadersLanguage = true)
    {
        Directory.CreateDirectory(Folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{culture}-{width}.png"), FullPage = true });

        var axe = await page.RunAxe(new AxeRunOptions());
        _findings.AddRange(axe.Violations.Select(violation =>
            $"{name}: axe {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));

        var wider = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wider > 0)
            _findings.Add($"{name}: {wider} px wider than the window");
        if (inReadersLanguage && await page.GetAttributeAsync("html", "lang") != (IsKorean ? "ko" : "en"))
            _findings.Add($"{name}: in the wrong language");
        var headings = await page.Locator("h1").CountAsync();
        if (headings != 1)
            _findings.Add($"{name}: {headings} main headings");
    }
}
