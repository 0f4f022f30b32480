namespace EMobilityExpo.Web.Tests.Api;

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

/// <summary>The main way by the REST interface: every operation is called, and every answer is as the document says.</summary>
public sealed partial class MainWayApiTests : IAsyncDisposable
{
    static readonly string Samples = Path.Combine(Repository.Root, "samples", "yeonggwang-2022");

    readonly WebApp _app = new();
    HttpClient _api = null!;
    OpenApiContract _contract = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_operation_answers_as_the_document_says()
    {
        var organiser = await _app.OrganiserAsync();
        var contract = _contract = new OpenApiContract(await organiser.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancel));
        _api = await _app.OrganiserAsync(handler: contract);

        await GetAsync("/api/session");
        foreach (var list in contract.Paths.Where(path => path.StartsWith("/api/reference/", StringComparison.Ordinal)))
            await GetAsync(list);
        var home = await SetUpAsync();
        foreach (var (side, file) in new[] { ("exhibitor", "exhibitors.csv"), ("buyer", "buyers.xlsx"), ("interpreter", "interpreters.csv") })
            await ImportAsync(home, side, file);
        await ParticipantsAsync(home);
        await WeightsAsync(home);
        await WishesAsync(home);
        await HistoryAsync(home);
        await EvaluationAsync(home);
        await PairsAsync(home);
        await SuggestionsAsync(home);
        var first = await BuildAsync(home);
        var second = await BuildAsync(home);
        await RunsAsync(home, first, second);
        await TimetablesAsync(home, first);
        await PeopleAsync(home);
        await GroupsAsync(home);
        await UnpublishAsync(home);

        contract.Operations.Except(contract.Seen).ShouldBeEmpty("operations that nothing here calls");
    }

    async Task<string> SetUpAsync()
    {
        await SendAsync(HttpMethod.Post, "/api/events", new { }, HttpStatusCode.BadRequest);
        var fields = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Samples, "event.json"), Cancel))!;
        var body = new
        {
            nameKo = (string?)fields["name_ko"],
            nameEn = (string?)fields["name_en"],
            timeZone = "Asia/Seoul",
            slotMinutes = 30,
            gapMinutes = 0,
            days = fields["days"],
            breaks = new[] { new { starts = "12:00", ends = "13:00" } },
            tables = fields["tables"],
        };
        var made = await SendAsync(HttpMethod.Post, "/api/events", body, HttpStatusCode.Created);
        var home = made.Headers.Location!.OriginalString;
        await GetAsync("/api/events?page=1&pageSize=5");
        await GetAsync("/api/events/nothing", HttpStatusCode.NotFound);

        var tag = (await GetAsync(home)).Headers.ETag!.Tag;
        await SendAsync(HttpMethod.Put, home, body, HttpStatusCode.PreconditionRequired);
        await SendAsync(HttpMethod.Put, home, body, HttpStatusCode.PreconditionFailed, ifMatch: "\"999\"");
        await SendAsync(HttpMethod.Put, home, body, HttpStatusCode.OK, tag);
        return home;
    }

    async Task ImportAsync(string home, string side, string file)
    {
        await GetAsync($"{home}/templates/{side}.csv");
        await GetAsync($"{home}/templates/{side}.xlsx");
        var import = (await UploadAsync(home, side, file)).Headers.Location!.OriginalString;
        await GetAsync($"{home}/imports");
        await GetAsync(import);
        var rows = await JsonAsync(await GetAsync($"{import}/rows?verdict=new&page=1&pageSize=2"));
        var row = rows.GetProperty("items")[0];
        await SendAsync(
            HttpMethod.Put, $"{import}/rows/{row.GetProperty("number").GetInt32()}",
            new { cells = row.GetProperty("cells") }, HttpStatusCode.OK, (await GetAsync(import)).Headers.ETag!.Tag);
        await GetAsync($"{import}/wrong.csv");
        await GetAsync($"{import}/wrong.xlsx");
        await EndedAsync(await SendAsync(HttpMethod.Post, $"{import}/commit", null, HttpStatusCode.Accepted));

        var again = (await UploadAsync(home, side, file)).Headers.Location!.OriginalString;
        (await JsonAsync(await GetAsync(again))).GetProperty("rowsSame").GetInt32().ShouldBeGreaterThan(0);
        await SendAsync(HttpMethod.Delete, again, null, HttpStatusCode.NoContent);
    }

    Task<HttpResponseMessage> UploadAsync(string home, string side, string file)
    {
        var form = new MultipartFormDataContent { { new StreamContent(File.OpenRead(Path.Combine(Samples, file))), "file", file } };
        return SendAsync(HttpMethod.Post, $"{home}/imports?side={side}", form, HttpStatusCode.Created);
    }

    async Task ParticipantsAsync(string home)
    {
        var list = await JsonAsync(await GetAsync($"{home}/participants?side=buyer&pageSize=3"));
        var one = $"{home}/participants/{list.GetProperty("items")[0].GetProperty("id").GetString()}";
        var answer = await GetAsync(one);
        var tag = answer.Headers.ETag!.Tag;
        var body = (await JsonAsync(answer)).GetProperty("fields");
        await SendAsync(HttpMethod.Put, one, body, HttpStatusCode.PreconditionRequired);
        await SendAsync(HttpMethod.Put, one, body, HttpStatusCode.OK, tag);
        await SendAsync(HttpMethod.Put, one, body, HttpStatusCode.PreconditionFailed, tag);

        var added = await SendAsync(
            HttpMethod.Post, $"{home}/participants", new { side = "buyer", fields = new { nameEn = "Walk-in Trading", country = "DE" } }, HttpStatusCode.Created);
        var path = added.Headers.Location!.OriginalString;
        await SendAsync(HttpMethod.Delete, path, null, HttpStatusCode.NoContent, (await GetAsync(path)).Headers.ETag!.Tag);
        await GetAsync(path, HttpStatusCode.NotFound);
    }

    async Task WeightsAsync(string home)
    {
        var answer = await GetAsync($"{home}/weights");
        var (tag, body) = (answer.Headers.ETag!.Tag, new { country = 20, category = 30, language = 5 });
        await SendAsync(HttpMethod.Post, $"{home}/weights/preview", body, HttpStatusCode.OK);
        await SendAsync(HttpMethod.Post, $"{home}/weights/preview", new { country = -1 }, HttpStatusCode.BadRequest);
        await SendAsync(HttpMethod.Put, $"{home}/weights", body, HttpStatusCode.PreconditionRequired);
        await SendAsync(HttpMethod.Put, $"{home}/weights", new { country = -1 }, HttpStatusCode.BadRequest, tag);
        await SendAsync(HttpMethod.Put, $"{home}/weights", body, HttpStatusCode.OK, tag);
        await SendAsync(HttpMethod.Put, $"{home}/weights", body, HttpStatusCode.PreconditionFailed, tag);
        await GetAsync("/api/events/nothing/weights", HttpStatusCode.NotFound);
    }

    async Task WishesAsync(string home)
    {
        async Task<string?> FirstAsync(string side) =>
            (await JsonAsync(await GetAsync($"{home}/participants?side={side}&pageSize=1"))).GetProperty("items")[0].GetProperty("id").GetString();
        var buyer = await FirstAsync("buyer");
        var wishes = $"{home}/participants/{await FirstAsync("exhibitor")}/wishes";
        var tag = (await GetAsync($"{wishes}/{buyer}")).Headers.ETag!.Tag;
        await SendAsync(HttpMethod.Put, $"{wishes}/{buyer}", new { wish = "want" }, HttpStatusCode.PreconditionRequired);
        await SendAsync(HttpMethod.Put, $"{wishes}/{buyer}", new { wish = "want", rank = 0 }, HttpStatusCode.BadRequest, tag);
        await SendAsync(HttpMethod.Put, $"{wishes}/{buyer}", new { wish = "want", rank = 1 }, HttpStatusCode.OK, tag);
        await SendAsync(HttpMethod.Put, $"{wishes}/{buyer}", new { wish = "none" }, HttpStatusCode.PreconditionFailed, tag);
        await GetAsync($"{wishes}/nobody", HttpStatusCode.NotFound);
        (await JsonAsync(await GetAsync($"{wishes}?pageSize=5"))).GetProperty("total").GetInt32().ShouldBe(1);
    }

    async Task HistoryAsync(string home)
    {
        await GetAsync($"{home}/history/template.csv");
        await GetAsync($"{home}/history/template.xlsx");
        HttpContent File(string rows) => new MultipartFormDataContent
        {
            { new StringContent($"Exhibitor,Buyer,Occasion,Answer,Outcome\n{rows}"), "file", "history.csv" },
        };
        await SendAsync(HttpMethod.Post, $"{home}/history", File("EX-001,BY-001,Expo 2026,accepted,mou\nEX-999,BY-001,Expo 2026,yes,\n"), HttpStatusCode.BadRequest);
        (await JsonAsync(await GetAsync($"{home}/history"))).GetProperty("total").GetInt32().ShouldBe(0);
        await SendAsync(HttpMethod.Post, $"{home}/history", File("EX-001,BY-001,Expo 2026,accepted,mou\n"), HttpStatusCode.OK);
        (await JsonAsync(await GetAsync($"{home}/history?answer=accepted&sort=-outcome"))).GetProperty("total").GetInt32().ShouldBe(1);
        await GetAsync($"{home}/history/occasions");
        await SendAsync(HttpMethod.Delete, $"{home}/history?occasion=Expo%202026", null, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Delete, $"{home}/history?occasion=Expo%202026", null, HttpStatusCode.NotFound);
    }

    async Task EvaluationAsync(string home)
    {
        await GetAsync($"{home}/evaluation?k=0", HttpStatusCode.BadRequest);
        var answer = await GetAsync($"{home}/evaluation?k=5&k=10&seed=3");
        await SendAsync(HttpMethod.Put, $"{home}/weights", (await JsonAsync(answer)).GetProperty("present"), HttpStatusCode.OK, answer.Headers.ETag!.Tag);
    }

    async Task PairsAsync(string home)
    {
        await SendAsync(HttpMethod.Post, $"{home}/pairs/score", null, HttpStatusCode.OK);
        var matrix = await JsonAsync(await GetAsync($"{home}/scores?exhibitors=2&buyers=1&pageSize=10&order=country"));
        matrix.GetProperty("scores").GetArrayLength().ShouldBe(10);
        await GetAsync($"{home}/scores?pageSize=101", HttpStatusCode.BadRequest);
        var pair = (await JsonAsync(await GetAsync($"{home}/pairs?pageSize=2"))).GetProperty("items")[0];
        var one = $"{home}/pairs/{pair.GetProperty("exhibitor").GetProperty("id").GetString()}/{pair.GetProperty("buyer").GetProperty("id").GetString()}";
        var answer = await GetAsync(one);
        await SendAsync(HttpMethod.Put, one, new { wish = "must" }, HttpStatusCode.OK, answer.Headers.ETag!.Tag);
        await SendAsync(HttpMethod.Put, one, new { wish = "perhaps" }, HttpStatusCode.BadRequest, (await GetAsync(one)).Headers.ETag!.Tag);
    }

    async Task SuggestionsAsync(string home)
    {
        foreach (var side in new[] { "exhibitor", "buyer" })
        {
            var id = (await JsonAsync(await GetAsync($"{home}/participants?side={side}&pageSize=1"))).GetProperty("items")[0].GetProperty("id").GetString();
            var path = $"{home}/participants/{id}/suggestions";
            var list = await JsonAsync(await GetAsync($"{path}?top=5&diverse=true"));
            list.GetProperty("side").GetString().ShouldBe(side);
            var partner = list.GetProperty("items")[0].GetProperty("partner").GetProperty("id").GetString();
            var pair = side == "exhibitor" ? $"{id}/{partner}" : $"{partner}/{id}";
            (await JsonAsync(await GetAsync($"{home}/pairs/{pair}"))).GetProperty("score").GetInt32()
                .ShouldBe(list.GetProperty("items")[0].GetProperty("score").GetInt32());
            await GetAsync($"{path}?top=101", HttpStatusCode.BadRequest);
            await GetAsync($"{path}?country=Atlantis", HttpStatusCode.BadRequest);
        }

        await GetAsync($"{home}/participants/nobody/suggestions", HttpStatusCode.NotFound);
        (await JsonAsync(await GetAsync($"{home}/exposure?top=5"))).GetProperty("buyers").GetProperty("spread").ValueKind.ShouldBe(JsonValueKind.Null);
        (await JsonAsync(await GetAsync($"{home}/exposure?top=5&mostGini=0.3"))).GetProperty("exhibitors").GetProperty("spread").GetProperty("wanted").GetDouble().ShouldBe(0.3);
        await GetAsync($"{home}/exposure?mostGini=2", HttpStatusCode.BadRequest);
        foreach (var type in new[] { "csv", "xlsx" })
        {
            var file = await GetAsync($"{home}/suggestions.{type}?top=3&mostGini=0.3");
            TabularFile.Read(await file.Content.ReadAsByteArrayAsync(), $"suggestions.{type}").Rows.ShouldNotBeEmpty();
            await GetAsync($"{home}/suggestions.{type}?mostGini=2", HttpStatusCode.BadRequest);
        }
    }

    async Task<string> BuildAsync(string home)
    {
        await SendAsync(HttpMethod.Post, $"{home}/runs", new { seconds = -1 }, HttpStatusCode.BadRequest);
        var started = await SendAsync(HttpMethod.Post, $"{home}/runs", new { seconds = 2, seed = 7 }, HttpStatusCode.Accepted);
        var run = $"{home}/runs/{(await JsonAsync(started)).GetProperty("runId").GetString()}";
        await GetAsync($"{run}/progress");
        await EndedAsync(started);
        await SendAsync(HttpMethod.Post, $"{run}/cancel", null, HttpStatusCode.Accepted);
        return run;
    }

    async Task RunsAsync(string home, string first, string second)
    {
        await GetAsync($"{home}/runs");
        await GetAsync(first);
        await GetAsync($"{first}/unmet?pageSize=5");
        await AdviceAsync(first);
        await GetAsync($"{first}/standby?pageSize=5");
        await RepairAsync(home, first);
        await GetAsync($"{first}/problem.json");
        await GetAsync($"{first}/solution.json");
        await GetAsync($"{home}/runs/compare?first={first.Split('/')[^1]}&second={second.Split('/')[^1]}");
        await GetAsync($"{home}/timetable", HttpStatusCode.NotFound);
        await SendAsync(HttpMethod.Post, $"{first}/publish", null, HttpStatusCode.OK);
        await SendAsync(HttpMethod.Post, $"{second}/publish", null, HttpStatusCode.OK);
        await SendAsync(HttpMethod.Post, $"{home}/publication/rollback", null, HttpStatusCode.OK);
        await GetAsync($"{home}/publications");
    }

    async Task TimetablesAsync(string home, string run)
    {
        await GetAsync($"{home}/timetable");
        var meetings = await JsonAsync(await GetAsync($"{run}/meetings?pageSize=5"));
        await GetAsync($"{run}/meetings.csv");
        await GetAsync($"{run}/meetings.xlsx");
        await MovesAsync(run, meetings.GetProperty("items"));
        var buyer = meetings.GetProperty("items")[0].GetProperty("buyer").GetProperty("id").GetString();
        foreach (var form in new[] { "", ".csv", ".xlsx", ".ics" })
            await GetAsync($"{home}/participants/{buyer}/timetable{form}");
    }

    async Task UnpublishAsync(string home)
    {
        await SendAsync(HttpMethod.Delete, $"{home}/publication", null, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Delete, $"{home}/publication", null, HttpStatusCode.Conflict);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
