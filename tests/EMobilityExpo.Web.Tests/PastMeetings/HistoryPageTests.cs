namespace EMobilityExpo.Web.Tests.PastMeetings;

using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Web.Tests.Import;
using Shouldly;
using Xunit;

public sealed class HistoryPageTests : IClassFixture<ImportHost>
{
    const string Heads = "Exhibitor,Buyer,Occasion,Requested by,Answer,Exhibitor's rating (1-5),Outcome\n";

    readonly ImportHost _host;

    public HistoryPageTests(ImportHost host) => _host = host;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_with_a_wrong_row_is_refused_with_row_column_and_remedy_and_then_goes_in_and_out()
    {
        var (client, path) = await StartAsync();
        (await PageAsync(client, path)).QuerySelector(".empty")!.TextContent.ShouldContain("Nothing is known of earlier years yet.");

        var refused = await PostAsync(client, path, Heads + "EX-1,BY-1,Expo 2026,buyer,accepted,4,mou\nEX-1,BY-9,Expo 2026,buyer,accepted,9,\n");
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        IDocument page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(Cancel));
        page.QuerySelector(".refused")!.TextContent.ShouldContain("1 of 2 rows are wrong");
        page.QuerySelectorAll(".refused tbody tr").Select(row => string.Join('|', row.Children.Take(3).Select(cell => cell.TextContent.Trim())))
            .ShouldBe(["Row 3|Buyer|BY-9", "Row 3|Exhibitor's rating (1-5)|9"]);

        var taken = await PostAsync(client, path, Heads + "EX-1,BY-1,Expo 2026,buyer,accepted,4,mou\n");
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await PageAsync(client, taken.Headers.Location!.OriginalString);
        page.QuerySelector(".notice")!.TextContent.ShouldBe("Taken in: 1 new, 0 changed, 0 as before.");
        page.QuerySelector("table.data tbody tr")!.TextContent.ShouldSatisfyAllConditions(
            row => row.ShouldContain("Hanbit"), row => row.ShouldContain("Buyer asked"), row => row.ShouldContain("Exhibitor 4"), row => row.ShouldContain("LOI or MOU signed"));
        (await PageAsync(client, $"{path}?answer=declined")).QuerySelectorAll("table.data tbody tr").ShouldBeEmpty();

        var remove = page.QuerySelectorAll("form").Single(form => form.GetAttribute("action")?.Contains("handler=Remove", StringComparison.Ordinal) == true);
        var fields = remove.QuerySelectorAll("input[name]").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? "");
        (await client.PostAsync(remove.GetAttribute("action"), new FormUrlEncodedContent(fields), Cancel)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await PageAsync(client, path);
        page.QuerySelector(".notice p")!.TextContent.ShouldBe("Expo 2026 was taken out.");
        page.QuerySelector(".notice form button")!.TextContent.ShouldBe("Undo");
    }

    [Fact]
    public async Task What_is_no_table_is_told_on_the_page()
    {
        var (client, path) = await StartAsync("ko-KR");

        var page = new HtmlParser().ParseDocument(await (await PostAsync(client, path, "바이어,성과\nBY-1,MOU\n")).Content.ReadAsStringAsync(Cancel));

        page.QuerySelector(".errors, .validation-summary-errors")!.TextContent.ShouldContain("다음 열이 없습니다: 참가기업, 행사.");
    }

    async Task<(HttpClient Client, string Path)> StartAsync(string culture = "en-GB")
    {
        var (client, api) = await _host.EventAsync(culture);
        var id = api.Split('/')[^1];
        await _host.App.Send(new AddParticipant(id, "exhibitor", new() { ExternalKey = "EX-1", NameEn = "Hanbit", Country = "KR" }));
        await _host.App.Send(new AddParticipant(id, "buyer", new() { ExternalKey = "BY-1", NameEn = "Neel Kamal", Country = "IN" }));
        return (client, $"/events/{id}/history");
    }

    static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string text) =>
        await client.PostAsync(
            path,
            new MultipartFormDataContent
            {
                { new StringContent(await WebApp.AntiforgeryFieldAsync(client, path)), "__RequestVerificationToken" },
                { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Upload", "history.csv" },
            },
            Cancel);

    static async Task<IDocument> PageAsync(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(path, Cancel));
}
