namespace EMobilityExpo.Web.Tests.Import;

using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Spreadsheets;
using Shouldly;
using Xunit;

public sealed class ImportPagesTests : IClassFixture<ImportHost>
{
    const string Heads = "External key,Name (Korean),Name (English),Country,Region\n";

    readonly ImportHost _host;

    public ImportPagesTests(ImportHost host) => _host = host;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_loaded_mended_and_taken_over_by_forms_alone()
    {
        var (client, path) = await StartAsync();
        var preview = await UploadAsync(client, path, Heads + "K,가,A,VN,\nL,나,B,Nowhere,=1+1\n");

        var page = await PageAsync(client, $"{preview}?verdict=wrong");
        page.QuerySelectorAll(".verdict b").Select(count => count.TextContent).ShouldBe(["2", "1", "0", "0", "1"]);
        page.QuerySelector(".problems")!.TextContent.ShouldContain("No country has this name or code.");
        page.QuerySelector("tbody .verdictchip")!.TextContent.ShouldBe("Wrong");
        var mended = await SendAsync(client, preview, (IElement)page.QuerySelector("form.mend")!, ("Cells[country]", "DE"));
        mended.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        page = await PageAsync(client, mended.Headers.Location!.OriginalString);
        page.QuerySelector(".notice")!.TextContent.ShouldBe("Row 3 is fine now.");
        var commit = page.QuerySelectorAll("form").Single(form => form.GetAttribute("action")?.Contains("handler=Commit", StringComparison.Ordinal) == true);
        (await SendAsync(client, preview, commit)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await _host.EndedAsync((await PageAsync(client, preview)).QuerySelector("[data-import-job]")?.GetAttribute("data-import-job"), Cancel);
        page = await PageAsync(client, preview);
        page.QuerySelector(".nextstep")!.TextContent.ShouldContain("Taken over: 2 new, 0 changed.");
        page.QuerySelectorAll("form.mend").ShouldBeEmpty();
        (await PageAsync(client, path)).QuerySelector("table.data tbody")!.TextContent.ShouldContain("Taken over");
    }

    [Fact]
    public async Task A_change_shows_what_was_and_what_will_be()
    {
        var (client, path) = await StartAsync("ko-KR");
        var first = await UploadAsync(client, path, Heads + "K,가,A,VN,하노이\n");
        var page = await PageAsync(client, first);
        await SendAsync(client, first, page.QuerySelectorAll("form").Single(form => form.GetAttribute("action")?.Contains("handler=Commit", StringComparison.Ordinal) == true));
        await _host.EndedAsync((await PageAsync(client, first)).QuerySelector("[data-import-job]")?.GetAttribute("data-import-job"), Cancel);

        page = await PageAsync(client, await UploadAsync(client, path, Heads + "K,가,A,DE,하노이\n"));

        page.QuerySelector(".changes dt")!.TextContent.ShouldBe("국가");
        page.QuerySelector(".changes del")!.TextContent.ShouldBe("베트남");
        page.QuerySelector(".changes ins")!.TextContent.ShouldBe("독일");
        page.QuerySelector("html")!.GetAttribute("lang").ShouldBe("ko");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Country\nVN\n")]
    [InlineData("External key,Name\n")]
    public async Task What_can_not_be_read_is_told_on_the_page(string text)
    {
        var (client, path) = await StartAsync();

        var answer = await PostAsync(client, path, Encoding.UTF8.GetBytes(text));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));
        page.QuerySelectorAll(".validation-summary-errors li").Length.ShouldBe(1);
        page.QuerySelector("input[name=Side][value=buyer]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_on_the_page()
    {
        var (client, path) = await StartAsync();

        var answer = await PostAsync(client, path, new byte[TabularFile.MaximumBytes + 1]);

        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("The file is too large: 20 MB");
    }

    [Fact]
    public async Task A_discarded_preview_is_gone()
    {
        var (client, path) = await StartAsync();
        var preview = await UploadAsync(client, path, Heads + "K,가,A,VN,\n");
        var form = (await PageAsync(client, preview)).QuerySelectorAll("form").Single(form => form.GetAttribute("action")?.Contains("handler=Discard", StringComparison.Ordinal) == true);

        (await SendAsync(client, preview, form)).Headers.Location!.OriginalString.ShouldBe(path);

        (await client.GetAsync(preview, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    async Task<(HttpClient Client, string Path)> StartAsync(string culture = "en-GB")
    {
        var (client, api) = await _host.EventAsync(culture);
        return (client, api["/api".Length..] + "/import");
    }

    static async Task<string> UploadAsync(HttpClient client, string path, string text) =>
        (await PostAsync(client, path, Encoding.UTF8.GetBytes(text))).Headers.Location!.OriginalString;

    static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, byte[] content) =>
        await client.PostAsync(
            path,
            new MultipartFormDataContent
            {
                { new StringContent(await WebApp.AntiforgeryFieldAsync(client, path)), "__RequestVerificationToken" },
                { new StringContent("buyer"), "Side" },
                { new ByteArrayContent(content), "Upload", "list.csv" },
            },
            Cancel);

    /// <summary>Sends a form as a browser would, with some fields filled in otherwise.</summary>
    static Task<HttpResponseMessage> SendAsync(HttpClient client, string page, IElement form, params (string Name, string Value)[] filled)
    {
        var fields = form.QuerySelectorAll("input[name], textarea[name]")
            .ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? field.TextContent);
        foreach (var (name, value) in filled)
            fields[name] = value;
        var action = form.GetAttribute("action");
        return client.PostAsync(string.IsNullOrEmpty(action) ? page : action, new FormUrlEncodedContent(fields), Cancel);
    }

    static async Task<IDocument> PageAsync(HttpClient client, string path) =>
        new HtmlParser().ParseDocument(await client.GetStringAsync(path, Cancel));
}
