namespace EMobilityExpo.Web.Tests.Browser;

using System.Globalization;
using EMobilityExpo.TestCommon;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static EMobilityExpo.Application.Localisation.Words;
using static EMobilityExpo.Web.Tests.Browser.Walk;

/// <summary>The whole way as an organiser goes it with the sample files: from an empty database to a participant's own timetable.</summary>
public sealed partial class MainWayTests(ChromiumFixture chromium)
{
    static readonly string Samples = Path.Combine(Repository.Root, "samples", "yeonggwang-2022");

    [Theory]
    [InlineData("ko-KR", 390)]
    [InlineData("en-GB", 1280)]
    public async Task From_two_lists_to_a_published_timetable(string culture, int width)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var look = new Look(culture, width);
        await using var app = new WebApp();
        await using var context = await look.OpenAsync(chromium, app.Address);
        var page = await context.NewPageAsync();
        look.Watch(page);

        await EnterAsync(app, page, look);
        await SetUpAsync(page, look);
        await ImportAsync(page, look, "exhibitor", "exhibitors.csv", 20);
        await ImportAsync(page, look, "buyer", "buyers.xlsx", 30);
        await ImportAsync(page, look, "interpreter", "interpreters.csv", 6);
        await LookAroundAsync(page, look);
        await BuildAsync(page, look);
        await PublishAsync(page, look, width);
        await HandOutAsync(app, page, look);

        look.Findings.ShouldBeEmpty();
    }

    static async Task EnterAsync(WebApp app, IPage page, Look look)
    {
        await page.GotoAsync($"/sign-in/{await app.SignInTokenAsync()}");
        await look.CheckAsync(page, "01-sign-in");
        await Button(page, T("Accounts.SignIn")).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await look.CheckAsync(page, "02-first-run");
    }

    static async Task SetUpAsync(IPage page, Look look)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = T("Events.ChoiceImportButton") }).ClickAsync();
        await look.CheckAsync(page, "03-new-event");
        await page.GetByText(T("Events.FromFile"), new() { Exact = true }).ClickAsync();
        await page.SetInputFilesAsync("#file", Path.Combine(Samples, "event.json"));
        await Button(page, T("Events.FromFileButton")).ClickAsync();
        await ArriveAsync(page, "**/events/*/import**");
        await look.CheckAsync(page, "04-import");
    }

    static async Task ImportAsync(IPage page, Look look, string side, string file, int rows)
    {
        await page.GotoAsync($"{EventPath(page)}/import");
        await page.Locator($"input[name=Side][value={side}]").CheckAsync();
        await page.SetInputFilesAsync("#Upload", Path.Combine(Samples, file));
        await Button(page, T("Import.Preview")).ClickAsync();
        await ArriveAsync(page, "**/import/*");
        await look.CheckAsync(page, $"05-import-preview-{side}");
        (await page.Locator(".verdict-new b").InnerTextAsync()).ShouldBe(rows.ToString(CultureInfo.InvariantCulture));
        (await page.Locator(".verdict-wrong b").InnerTextAsync()).ShouldBe("0");
        await Button(page, T("Import.CommitButton", rows)).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = T("Import.ToParticipants") }).WaitForAsync(new() { Timeout = 60_000 });
        await look.CheckAsync(page, $"06-imported-{side}");
    }

    static async Task LookAroundAsync(IPage page, Look look)
    {
        var home = EventPath(page);
        foreach (var (path, name) in new[]
        {
            ("", "07-overview"), ("/setup", "08-setup"), ("/participants", "09-participants"), ("/participants?side=buyer", "10-buyers"),
            ("/pairs", "11-pairs-before"),
        })
        {
            await page.GotoAsync(home + path);
            await look.CheckAsync(page, name);
        }
    }

    static async Task BuildAsync(IPage page, Look look)
    {
        var home = EventPath(page);
        await page.GotoAsync($"{home}/runs");
        await look.CheckAsync(page, "12-runs");
        // However quick the build is, the page hears of its end only when it was looked at.
        var looked = new TaskCompletionSource();
        await page.RouteAsync("**/progress", async route =>
        {
            var answer = await route.FetchAsync();
            if ((await answer.TextAsync()).Contains("\"ended\":true", StringComparison.Ordinal))
                await looked.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        await page.GetByText(T("Runs.BuildOptions"), new() { Exact = true }).ClickAsync();
        await page.GetByLabel(T("Runs.Seconds")).FillAsync("1");
        await Button(page, T("Runs.Build")).ClickAsync();
        await ArriveAsync(page, "**/runs/*");
        await look.CheckAsync(page, "13-run-in-progress");
        looked.SetResult();
        await page.Locator(".run-sentence").WaitForAsync(new() { Timeout = 120_000 });
        await look.CheckAsync(page, "14-run-done");

        await page.GotoAsync($"{home}/pairs");
        await look.CheckAsync(page, "15-pairs");
        await page.Locator("[data-row-link]").First.ClickAsync();
        await look.CheckAsync(page, "16-pair");
        await WeighAsync(page, look);
        await SurveyAsync(page, look);
        await SuggestAsync(page, look);
        await TestOnHistoryAsync(page, look);
    }

    /// <summary>A slider that is moved shows who would move, without a button.</summary>
    static async Task WeighAsync(IPage page, Look look)
    {
        await page.GotoAsync($"{EventPath(page)}/weights");
        await page.Locator("[data-slides=weight-Cooperation]").FillAsync("40");
        (await page.Locator("#weight-Cooperation").InputValueAsync()).ShouldBe("40");
        await page.Locator(".moves").WaitForAsync();
        await look.CheckAsync(page, "16-weights");
        (await page.Locator("[data-said-of]").TextContentAsync()).ShouldBe(await page.Locator("[data-said]").TextContentAsync());
    }

    /// <summary>The map is drawn, and its table is walked by keyboard to the explanation of a pair.</summary>
    static async Task SurveyAsync(IPage page, Look look)
    {
        await page.GotoAsync($"{EventPath(page)}/heatmap");
        await page.Locator("[data-heatmap] canvas").First.WaitForAsync();
        await look.CheckAsync(page, "16-heatmap");
        await page.Locator("[data-heat] a[tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "**/pairs/*/*");
    }

    /// <summary>Who is suggested to a participant and why, in another order and under a filter; then whether suggestions reach everybody.</summary>
    static async Task SuggestAsync(IPage page, Look look)
    {
        var home = EventPath(page);
        await page.GotoAsync($"{home}/participants?side=buyer");
        await page.Locator("[data-row-link]").First.ClickAsync();
        await ArriveAsync(page, "**/participants/*");
        await page.Locator(".suggestions details summary").First.ClickAsync();
        await page.Locator(".suggestions details[open] table").WaitForAsync();
        await look.CheckAsync(page, "16-suggestions");
        await page.Locator("#sort").SelectOptionAsync("diverse");
        await ArriveAsync(page, "**sort=diverse**");
        await page.Locator("#filter-online").SelectOptionAsync("false");
        await ArriveAsync(page, "**online=false**");
        (await page.Locator("#suggestions .chips .chip").CountAsync()).ShouldBe(1);
        await look.CheckAsync(page, "16-suggestions-varied");

        await page.GotoAsync($"{home}/exposure");
        await page.Locator("#gini").FillAsync("0.1");
        await Button(page, T("Exposure.Try")).ClickAsync();
        await ArriveAsync(page, "**gini=0.1**");
        (await page.Locator("section .hint").CountAsync()).ShouldBe(2);
        await look.CheckAsync(page, "16-exposure");
    }

    /// <summary>Without a history the page says to bring one in; with it, it leads to the learned weights.</summary>
    static async Task TestOnHistoryAsync(IPage page, Look look)
    {
        var home = EventPath(page);
        await page.GotoAsync($"{home}/quality");
        await look.CheckAsync(page, "16-quality-empty");
        await page.GetByRole(AriaRole.Link, new() { Name = T("Quality.ToHistory") }).ClickAsync();
        await ArriveAsync(page, "**/history");
        await page.SetInputFilesAsync("#Upload", Path.Combine(Samples, "history.csv"));
        await Button(page, T("History.Take")).ClickAsync();
        await page.Locator(".notice").WaitForAsync();
        await look.CheckAsync(page, "16-history");
        await page.GotoAsync($"{home}/quality");
        await look.CheckAsync(page, "16-quality");
        await Button(page, T("Quality.LookAtLearned")).ClickAsync();
        await ArriveAsync(page, "**/weights");
        await page.Locator(".moves").WaitForAsync();
        await look.CheckAsync(page, "16-weights-learned");
    }

    static async Task PublishAsync(IPage page, Look look, int width)
    {
        var home = EventPath(page);
        await page.GotoAsync($"{home}/runs");
        await page.Locator("[data-row-link]").First.ClickAsync();
        await ArriveAsync(page, "**/runs/*");
        var run = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = T("Runs.Board") }).First.ClickAsync();
        await ArriveAsync(page, "**/board**");
        await look.CheckAsync(page, "17-board");
        await ChangeByHandAsync(page, look, width);
        if (width > 1000)
            await AdviseAsync(page, look, run);
        await page.GotoAsync(run);
        await Button(page, T("Runs.Publish")).ClickAsync();
        await Button(page, T("Runs.Unpublish")).WaitForAsync();
        await look.CheckAsync(page, "18-published");
        await page.GotoAsync($"{home}/dashboard");
        await page.Locator("[data-chart] svg").First.WaitForAsync();
        await look.CheckAsync(page, "19-dashboard");
        await page.GotoAsync($"{home}/audit");
        await look.CheckAsync(page, "19-audit");
        await page.GotoAsync($"{home}/timetable");
        await look.CheckAsync(page, "19-timetable-in-force");
    }

    async Task HandOutAsync(WebApp app, IPage page, Look look)
    {
        var home = EventPath(page);
        var participant = await page.Locator($"a[href*='{home}/participants/']").First.GetAttributeAsync("href");
        participant = string.Join('/', participant!.Split('?')[0].Split('/').Take(5));
        await page.GotoAsync(participant);
        await look.CheckAsync(page, "20-participant");
        await page.GotoAsync($"{participant}/timetable");
        await look.CheckAsync(page, "21-participant-timetable");
        var link = await page.Locator("a[href*='/t/']").First.GetAttributeAsync("href");

        await using var stranger = await look.OpenAsync(chromium, app.Address);
        var own = await stranger.NewPageAsync();
        look.Watch(own);
        await own.GotoAsync(new Uri(link!, UriKind.RelativeOrAbsolute).IsAbsoluteUri ? new Uri(link!).AbsolutePath : link!);
        await look.CheckAsync(own, "22-own-timetable", inReadersLanguage: false);
        var download = await own.RunAndWaitForDownloadAsync(() => own.Locator("a[href$='.ics']").First.ClickAsync());
        var calendar = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        calendar.ShouldStartWith("BEGIN:VCALENDAR\r\n");
        calendar.ShouldContain("BEGIN:VEVENT");
        await RepairAsync(app, page, look, participant);
    }

    static string EventPath(IPage page) => string.Join('/', new Uri(page.Url).AbsolutePath.Split('/').Take(3));
}
