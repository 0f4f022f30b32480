namespace EMobilityExpo.Web.Tests.Runs;

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>The pages of the runs as a browser without scripts uses them, and what the API says about races.</summary>
public sealed class RunPageTests(RunPageTests.Built built) : IClassFixture<RunPageTests.Built>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-GB")]
    [InlineData("ko-KR")]
    public async Task Every_page_is_whole_and_in_one_language(string culture)
    {
        var client = await built.App.OrganiserAsync(culture);
        string[] pages =
        [
            built.Home, $"{built.Home}/{built.Runs[0]}", $"{built.Home}/{built.Runs[0]}?wished=true", $"{built.Home}/{built.Waiting}",
            $"{built.Home}/compare?first={built.Runs[0]}&second={built.Runs[1]}",
        ];
        foreach (var page in pages)
        {
            var html = await PageAsync(client, page);
            html.DocumentElement.GetAttribute("lang").ShouldBe(culture[..2]);
            html.QuerySelectorAll("h1").Length.ShouldBe(1, page);
            html.Body!.TextContent.ShouldNotContain("Runs.", Case.Sensitive, page);
            html.QuerySelectorAll("input:not([type=hidden]), select").OfType<IHtmlElement>()
                .ShouldAllBe(field => field.HasAttribute("aria-label") || html.QuerySelector($"label[for='{field.Id}']") != null);
            html.QuerySelectorAll("table").ShouldAllBe(table => table.QuerySelector("caption") != null);
        }
    }

    [Fact]
    public async Task Publish_go_back_and_take_back_by_the_buttons_of_the_page()
    {
        var client = await built.App.OrganiserAsync();
        var (first, second) = ($"{built.Home}/{built.Runs[0]}", $"{built.Home}/{built.Runs[1]}");
        await PostAsync(client, first, "Publish");
        await PostAsync(client, second, "Publish");
        (await PageAsync(client, second)).QuerySelector("h1")!.TextContent.ShouldContain("In force");

        await PostAsync(client, second, "RollBack");
        (await PageAsync(client, first)).QuerySelector("h1")!.TextContent.ShouldContain("In force");
        (await PageAsync(client, second)).QuerySelector("h1")!.TextContent.ShouldNotContain("In force");

        var stale = await client.PostAsJsonAsync($"/api{second}/publish", new { expectedInForce = built.Runs[1] }, Cancel);
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);

        await PostAsync(client, first, "Unpublish");
        (await PageAsync(client, built.Home)).QuerySelector(".run-inforce").ShouldBeNull();
    }

    [Fact]
    public async Task The_build_button_starts_one_run_however_often_it_is_pressed()
    {
        var client = await built.App.OrganiserAsync();
        var form = Fields((await PageAsync(client, built.Home)).QuerySelector("form.run-build"));
        form["Input.Seconds"] = "1";
        var one = await client.PostAsync(built.Home, new FormUrlEncodedContent(form), Cancel);
        var two = await client.PostAsync(built.Home, new FormUrlEncodedContent(form), Cancel);

        one.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        two.Headers.Location.ShouldBe(one.Headers.Location);
    }

    [Fact]
    public async Task What_is_typed_wrong_stays_on_the_page_with_its_reason()
    {
        var client = await built.App.OrganiserAsync();
        var form = Fields((await PageAsync(client, built.Home)).QuerySelector("form.run-build"));
        form["Input.Seconds"] = "99999";
        var answer = await client.PostAsync(built.Home, new FormUrlEncodedContent(form), Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));
        html.QuerySelector("#Input_Seconds")!.GetAttribute("value").ShouldBe("99999");
        html.QuerySelector("[data-valmsg-for='Input.Seconds']")!.TextContent.ShouldContain("1800");
    }

    [Fact]
    public async Task The_same_idempotency_key_gives_the_same_run()
    {
        var client = await built.App.OrganiserAsync();
        var runs = new List<string?>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api{built.Home}") { Content = JsonContent.Create(new { seconds = 1 }) };
            request.Headers.Add("Idempotency-Key", "order-66");
            var answer = await client.SendAsync(request, Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            answer.Headers.Location!.OriginalString.ShouldStartWith("/api/jobs/");
            runs.Add((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("runId").GetString());
        }

        runs[1].ShouldBe(runs[0]);
    }

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Presses a button: sends its form with everything in it.</summary>
    static async Task PostAsync(HttpClient client, string page, string handler)
    {
        var form = (await PageAsync(client, page)).QuerySelector($"form[action$='handler={handler}']").ShouldNotBeNull(handler);
        var answer = await client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(Fields(form)), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, handler);
    }

    static Dictionary<string, string> Fields(IElement? form) => ((IHtmlFormElement)form!).Elements.OfType<IHtmlElement>()
        .Where(field => field.HasAttribute("name")).DistinctBy(field => field.GetAttribute("name"))
        .ToDictionary(field => field.GetAttribute("name")!, field => (field as IHtmlInputElement)?.Value ?? (field as IHtmlSelectElement)?.Value ?? "");

    /// <summary>An event with two timetables and a build that waits.</summary>
    public sealed class Built(SharedHost host) : IAsyncLifetime
    {
        public WebApp App => host.App;

        public string Home { get; private set; } = "";

        public IReadOnlyList<string> Runs { get; private set; } = [];

        public string Waiting { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            var sample = await new SampleEvents { Exhibitors = 6, Buyers = 6, Tables = 2 }.CreateAsync(App.Services);
            Home = $"/events/{sample.PublicId}/runs";
            Runs = [await BuildAsync(sample, 1), await BuildAsync(sample, 2)];
            var waiting = await App.Send(new StartRun(sample.PublicId));
            Waiting = waiting.RunId;
            // As if another node worked on it: whoever has begun it here loses it.
            await using var scope = App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DbSession>().ExecuteAsync(
                "UPDATE job_run SET status = 'running', lease_owner = 'elsewhere', lease_until = '2999-01-01T00:00:00.000Z' WHERE public_id = @JobId",
                waiting, Cancel);
        }

        public ValueTask DisposeAsync() => default;

        async Task<string> BuildAsync(SampleEvent sample, long seed)
        {
            var run = await App.Send(new StartRun(sample.PublicId) { Seconds = 1, Seed = seed });
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            while (!(await App.Send(new GetRunProgress(sample.PublicId, run.RunId))).Ended)
                await timer.WaitForNextTickAsync(Cancel);
            return run.RunId;
        }
    }
}
