namespace EMobilityExpo.Web.Tests.Browser;

using Deque.AxeCore.Commons;
using EMobilityExpo.TestCommon;
using Microsoft.Playwright;

/// <summary>How pages look to one reader: language and width. What is wrong is gathered, so that one run tells all of it.</summary>
public sealed class Look(string culture, int width)
{
    readonly List<string> _findings = [];

    static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "screenshots");

    static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>The narrowest and the widest window that pages are made for.</summary>
    const int Narrowest = 360, Widest = 2560;

    public IReadOnlyList<string> Findings => _findings;

    public bool IsKorean => culture.StartsWith("ko", StringComparison.Ordinal);

    public async Task<IBrowserContext> OpenAsync(ChromiumFixture chromium, string address) => await (await chromium.BrowserAsync()).NewContextAsync(new()
    {
        BaseURL = address,
        Locale = culture,
        ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 800 },
        TimezoneId = "Europe/Berlin",
        AcceptDownloads = true,
        HasTouch = width < 600,
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

    /// <summary>Nothing that axe finds, nothing wider than this window or the extreme one of its kind, no error of script or policy; a screenshot is kept.</summary>
    /// <param name="inReadersLanguage">False for a page that keeps the language of the person it belongs to.</param>
    public async Task CheckAsync(IPage page, string name, bool inReadersLanguage = true)
    {
        Directory.CreateDirectory(Folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{culture}-{width}.jpg"), Type = ScreenshotType.Jpeg, Quality = 80, FullPage = true });

        // Run in the page itself: the library's own way opens a second page for each look. It is there once for as long as the page is.
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .map(one => `axe ${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map(node => node.html).join(' | ')}`)
            """);
        _findings.AddRange(found.Select(one => $"{name}: {one}"));

        await FitsAsync(page, name, width);
        var height = page.ViewportSize!.Height;
        var extreme = width < 600 ? Narrowest : Widest;
        await page.SetViewportSizeAsync(extreme, height);
        await FitsAsync(page, name, extreme);
        await page.SetViewportSizeAsync(width, height);
        if (inReadersLanguage && await page.GetAttributeAsync("html", "lang") != (IsKorean ? "ko" : "en"))
            _findings.Add($"{name}: in the wrong language");
        var headings = await page.Locator("h1").CountAsync();
        if (headings != 1)
            _findings.Add($"{name}: {headings} main headings");
    }

    async Task FitsAsync(IPage page, string name, int at)
    {
        var wider = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wider > 0)
            _findings.Add($"{name}: {wider} px wider than a window of {at}");
    }
}
