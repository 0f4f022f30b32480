namespace EMobilityExpo.Web.Tests.Import;

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.Web.Tests.Api;
using Shouldly;
using Xunit;

public sealed class ImportEndpointsTests : IClassFixture<ImportHost>
{
    const string Heads = "External key,Name (English),Country,Region\n";

    readonly ImportHost _host;

    public ImportEndpointsTests(ImportHost host) => _host = host;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_goes_the_whole_way_over_the_api_and_every_answer_is_as_described()
    {
        var (client, path) = await _host.EventAsync(contract: true);

        var uploaded = await UploadAsync(client, path, "buyer", Heads + "K,A,VN,\nL,B,Nowhere,\n");
        uploaded.StatusCode.ShouldBe(HttpStatusCode.Created);
        var file = await Json(uploaded);
        uploaded.Headers.Location!.OriginalString.ShouldBe($"{path}/imports/{file.GetProperty("id").GetString()}");
        (Int(file, "rowsIn"), Int(file, "rowsNew"), Int(file, "rowsWrong")).ShouldBe((2, 1, 1));
        var here = uploaded.Headers.Location.OriginalString;

        var wrong = (await Json(await client.GetAsync($"{here}/rows?verdict=wrong", Cancel))).GetProperty("items")[0];
        wrong.GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe("CountryUnknown");
        (await client.GetAsync($"{here}/wrong.csv", Cancel)).Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        TabularFile.Read(await client.GetByteArrayAsync($"{here}/wrong.xlsx", Cancel), "wrong.xlsx").Rows.ShouldHaveSingleItem().Number.ShouldBe(2);

        (await MendAsync(client, here, 3, null)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await MendAsync(client, here, 3, "\"99\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await MendAsync(client, here, 9, uploaded.Headers.ETag!.Tag)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var mended = await MendAsync(client, here, 3, uploaded.Headers.ETag!.Tag);
        (await Json(mended)).GetProperty("verdict").GetString().ShouldBe("new");
        (await client.GetAsync(here, Cancel)).Headers.ETag.ShouldBe(mended.Headers.ETag);

        var started = await client.PostAsync($"{here}/commit", null, Cancel);
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var job = started.Headers.Location!.OriginalString;
        await _host.EndedAsync(job, Cancel);
        (await Json(await client.GetAsync(job, Cancel))).GetProperty("status").GetString().ShouldBe("succeeded");
        var done = await Json(await client.GetAsync(here, Cancel));
        (done.GetProperty("status").GetString(), Int(done, "rowsNew")).ShouldBe(("committed", 2));

        (await client.DeleteAsync(here, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var other = (await UploadAsync(client, path, "buyer", Heads + "K,A,VN,Hue\n")).Headers.Location!.OriginalString;
        (await client.DeleteAsync(other, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync(other, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Int(await Json(await client.GetAsync($"{path}/imports", Cancel)), "total").ShouldBe(1);
    }

    [Theory]
    [InlineData("en-GB", "Name (English)")]
    [InlineData("ko-KR", "상호(영문)")]
    public async Task Templates_are_in_the_readers_language(string culture, string head)
    {
        var (client, path) = await _host.EventAsync(culture, contract: true);

        foreach (var side in (string[])["exhibitor", "buyer", "interpreter"])
        {
            foreach (var format in (string[])["csv", "xlsx"])
                TabularFile.Read(await client.GetByteArrayAsync($"{path}/templates/{side}.{format}", Cancel), $"a.{format}").Headers.ShouldContain(head);
        }

        (await client.GetAsync($"{path}/templates/visitor.csv", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/api/events/nothing/templates/buyer.csv", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("en-GB", "visitor", "K,A,VN,\n", 400, "Some entries need your attention.")]
    [InlineData("en-GB", "buyer", "", 400, "The file has column names but no rows below them.")]
    [InlineData("ko-KR", "buyer", "", 400, "열 이름만 있고 그 아래에 행이 없습니다.")]
    public async Task What_can_not_be_taken_is_told_in_problem_details(string culture, string side, string rows, int status, string title)
    {
        var (client, path) = await _host.EventAsync(culture, contract: true);

        var answer = await UploadAsync(client, path, side, Heads + rows);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await Json(answer)).GetProperty("title").GetString().ShouldBe(title);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_so()
    {
        var (client, path) = await _host.EventAsync(contract: true);

        var answer = await UploadAsync(client, path, "buyer", new byte[TabularFile.MaximumBytes + 1]);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Json(answer)).GetProperty("title").GetString().ShouldStartWith("The file is too large: 20 MB");
    }

    [Fact]
    public async Task An_upload_without_the_antiforgery_token_is_refused()
    {
        var (client, path) = await _host.EventAsync();
        client.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");

        var answer = await UploadAsync(client, path, "buyer", Heads + "K,A,VN,\n");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("antiforgery");
    }

    [Fact]
    public async Task An_import_of_another_event_is_not_found()
    {
        var (client, path) = await _host.EventAsync();
        var here = (await UploadAsync(client, path, "buyer", Heads + "K,A,VN,\n")).Headers.Location!.OriginalString;
        var (_, elsewhere) = await _host.EventAsync();

        (await client.GetAsync(here.Replace(path, elsewhere, StringComparison.Ordinal), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    static Task<HttpResponseMessage> UploadAsync(HttpClient client, string path, string side, string text) =>
        UploadAsync(client, path, side, Encoding.UTF8.GetBytes(text));

    static Task<HttpResponseMessage> UploadAsync(HttpClient client, string path, string side, byte[] content) =>
        client.PostAsync($"{path}/imports?side={side}", new MultipartFormDataContent { { new ByteArrayContent(content), "file", "list.csv" } }, Cancel);

    static Task<HttpResponseMessage> MendAsync(HttpClient client, string here, int row, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{here}/rows/{row}") { Content = JsonContent.Create(new { cells = new { country = "Hungary" } }) };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return client.SendAsync(request, Cancel);
    }

    static async Task<JsonElement> Json(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;

    static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
