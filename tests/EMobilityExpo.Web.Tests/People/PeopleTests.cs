namespace EMobilityExpo.Web.Tests.People;

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Wishes;
using Shouldly;
using Xunit;

/// <summary>Pages and endpoints of events, participants and pairs, over HTTP.</summary>
public sealed class PeopleTests(SharedHost host) : IAsyncLifetime
{
    readonly WebApp _app = host.App;
    string _event = "", _exhibitor = "", _buyer = "";

    static readonly ParticipantProduct[] Products =
        [new() { Category = "ETW-BIKE", Importance = "high" }, new() { Category = "BAT-PACK" }, new() { Category = "CHG", Importance = "low" }];

    public async ValueTask InitializeAsync()
    {
        _event = await _app.Send(new CreateEvent(EventFields.Usual(new(2027, 10, 27), "Table {0}", "Lunch") with { NameKo = "수출상담회", NameEn = "Consultation" }));
        _exhibitor = await _app.Send(new AddParticipant(_event, "exhibitor", new() { NameKo = "한빛", NameEn = "Hanbit", Country = "KR", Languages = ["ko"], ExportCountries = ["VN", "150"] }));
        _buyer = await _app.Send(new AddParticipant(_event, "buyer", new() { NameEn = "Neel Kamal", Country = "IN", Languages = ["en"], Products = Products }));
        await _app.Send(new ScorePairs(_event));
    }

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("ko-KR")]
    [InlineData("en-GB")]
    public async Task Every_page_opens_in_both_languages(string culture)
    {
        using var client = await _app.OrganiserAsync(culture);
        foreach (var page in new[]
                 {
                     "/events", "/events/new", $"/events/new?from={_event}", $"/events/{_event}", $"/events/{_event}/setup", $"/events/{_event}/participants?side=buyer&country=IN&sort=country",
                     $"/events/{_event}/participants?side=interpreter", $"/events/{_event}/participants?side=nonsense&sort=nonsense&page=-1", $"/events/{_event}/participants/new?side=interpreter",
                     $"/events/{_event}/participants/{_exhibitor}", $"/events/{_event}/participants/{_buyer}/edit", $"/events/{_event}/pairs?buyer={_buyer}",
                     $"/events/{_event}/pairs/{_exhibitor}/{_buyer}", $"/events/{_event}/weights", $"/events/{_event}/heatmap",
                     $"/events/{_event}/heatmap?sort=country&exhibitors=9&buyers=9&size=25&category=ETW",
                     $"/events/{_event}/history", $"/events/{_event}/history?participant={_buyer}&sort=nonsense&outcome=mou",
                 })
        {
            var answer = await client.GetAsync(page);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            html.QuerySelectorAll("h1").Length.ShouldBe(1, page);
            html.DocumentElement.GetAttribute("lang").ShouldBe(culture[..2], page);
            html.QuerySelectorAll("[style], script:not([src]):not([type='application/json'])").ShouldBeEmpty(page);
        }
    }

    [Fact]
    public async Task Set_up_keeps_what_was_typed_and_says_what_is_wrong()
    {
        using var client = await _app.OrganiserAsync();
        var fields = await FormAsync(client, $"/events/{_event}/setup");
        fields = [.. Set(Set(fields, "Input.NameEn", "Typed name"), "Input.Days[0].Closes", "09:00")];
        var html = await PostAsync(client, $"/events/{_event}/setup", fields);
        Value(html, "Input.NameEn").ShouldBe("Typed name");
        Value(html, "Input.Days[0].Closes").ShouldBe("09:00");
        html.QuerySelector("[data-valmsg-for='Input.Days[0].Closes']")!.TextContent.ShouldNotBeEmpty();
        (await _app.Send(new GetEvent(_event))).Fields.NameEn.ShouldBe("Consultation");
    }

    [Fact]
    public async Task A_form_is_checked_without_being_sent()
    {
        using var client = await _app.OrganiserAsync();
        var page = $"/events/{_event}/participants/{_buyer}/edit";
        var html = await PostAsync(client, page, [.. Set(await FormAsync(client, page), "Input.ContactEmail", "nobody"), new("Step", "check")]);
        html.QuerySelector("[data-valmsg-for='Input.ContactEmail']")!.TextContent.ShouldNotBeEmpty();
        html.QuerySelectorAll(".field-validation-error").Length.ShouldBe(1);
        (await _app.Send(new GetParticipant(_event, _buyer))).Fields.ContactEmail.ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_is_invited_to_a_company_that_was_searched_for()
    {
        using var client = await _app.OrganiserAsync();
        var page = $"/events/{_event}/people";
        var html = new HtmlParser().ParseDocument(await client.GetStringAsync($"{page}?who=neel"));
        html.QuerySelectorAll("#found input").Select(one => one.GetAttribute("value")).ShouldBe([$"buyer:{_buyer}"]);
        html.QuerySelectorAll("[name='Input.As'][checked]").ShouldBeEmpty("nobody becomes an organiser by default");
        html = new HtmlParser().ParseDocument(await client.GetStringAsync($"{page}?who=nobody&for={_exhibitor}"));
        html.QuerySelector("#found [checked]")!.GetAttribute("value").ShouldBe($"exhibitor:{_exhibitor}");

        var form = await FormAsync(client, page, "section form[method=post]");
        html = await PostAsync(client, page, [.. form, new("Input.As", $"buyer:{_buyer}"), new("Input.Email", "no address")]);
        html.QuerySelector("#found [checked]")!.GetAttribute("value").ShouldBe($"buyer:{_buyer}");
        form = Set(Set(form, "Input.As", $"buyer:{_buyer}"), "Input.Email", "neel@kamal.example");
        (await client.PostAsync(page, new FormUrlEncodedContent(form))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetStringAsync(page)).ShouldContain("neel@kamal.example");
    }

    [Fact]
    public async Task Tables_are_closed_and_opened_by_their_numbers()
    {
        using var client = await _app.OrganiserAsync();
        var page = $"/events/{_event}/setup";
        foreach (var wrong in new[] { "3, x", "7-3", "99" })
        {
            var html = await PostAsync(client, page, Set(await FormAsync(client, page), "Input.ClosedTables", wrong));
            html.QuerySelector("[data-valmsg-for='Input.ClosedTables']")!.TextContent.ShouldNotBeEmpty(wrong);
        }

        await SaveAsync("3, 7 - 9");
        (await ClosedAsync()).ShouldBe([3, 7, 8, 9]);
        var form = await FormAsync(client, page);
        form.Single(field => field.Key == "Input.ClosedTables").Value.ShouldBe("3, 7, 8, 9");
        form.Count(field => field.Key.EndsWith("].From", StringComparison.Ordinal) && field.Key.Contains("Tables", StringComparison.Ordinal)).ShouldBe(1, "they are still one row");
        await SaveAsync("");
        (await ClosedAsync()).ShouldBeEmpty();

        async Task SaveAsync(string closed) =>
            (await client.PostAsync(page, new FormUrlEncodedContent(Set(await FormAsync(client, page), "Input.ClosedTables", closed)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        async Task<IEnumerable<int>> ClosedAsync() =>
            (await _app.Send(new GetEvent(_event))).Fields.Tables.Where(table => table.Closed).Select(table => table.Number);
    }

    [Fact]
    public async Task Rows_come_and_go_by_buttons_without_saving()
    {
        using var client = await _app.OrganiserAsync();
        var fields = Set(await FormAsync(client, $"/events/{_event}/setup"), "Input.NameEn", "Typed name");
        var html = await PostAsync(client, $"/events/{_event}/setup", [.. fields, new("Step", "add-day")]);
        Value(html, "Input.Days[2].Date").ShouldBe("2027-10-29");
        Value(html, "Input.NameEn").ShouldBe("Typed name");
        html = await PostAsync(client, $"/events/{_event}/setup", [.. fields, new("Step", "remove-day:0")]);
        Value(html, "Input.Days[0].Date").ShouldBe("2027-10-28");
        (await _app.Send(new GetEvent(_event))).RowVersion.ShouldBe(1);
    }

    [Fact]
    public async Task A_form_that_is_sent_as_it_is_changes_nothing_but_the_version()
    {
        using var client = await _app.OrganiserAsync();
        foreach (var who in new[] { _buyer, _exhibitor })
        {
            var before = await _app.Send(new GetParticipant(_event, who));
            var page = $"/events/{_event}/participants/{who}/edit";
            (await client.PostAsync(page, new FormUrlEncodedContent(await FormAsync(client, page)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            var after = await _app.Send(new GetParticipant(_event, who));
            after.Fields.ShouldBeEquivalentTo(before.Fields);
            after.RowVersion.ShouldBe(before.RowVersion + 1);
        }
    }

    [Fact]
    public async Task A_change_by_the_API_needs_the_version_it_is_based_on()
    {
        using var client = await _app.OrganiserAsync();
        foreach (var path in new[] { $"/api/events/{_event}", $"/api/events/{_event}/participants/{_buyer}", $"/api/events/{_event}/pairs/{_exhibitor}/{_buyer}" })
        {
            var read = await client.GetAsync(path);
            var tag = read.Headers.ETag.ShouldNotBeNull(path);
            var thing = await read.Content.ReadFromJsonAsync<JsonElement>();
            object body = thing.TryGetProperty("fields", out var fields) ? fields : new { wish = "want" };

            (await PutAsync(client, path, body, null)).ShouldBe((HttpStatusCode)428, path);
            (await PutAsync(client, path, body, tag)).ShouldBe(HttpStatusCode.OK, path);
            (await PutAsync(client, path, body, tag)).ShouldBe(HttpStatusCode.PreconditionFailed, path);
            (await client.GetAsync($"{path}0")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Lists_of_the_API_are_paged_and_refuse_a_wrong_page()
    {
        using var client = await _app.OrganiserAsync();
        foreach (var path in new[] { "/api/events", $"/api/events/{_event}/participants", $"/api/events/{_event}/pairs" })
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"{path}?page=1&pageSize=1");
            page.GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(1);
            page.GetProperty("total").GetInt32().ShouldBe(path.EndsWith("participants", StringComparison.Ordinal) ? 2 : page.GetProperty("total").GetInt32());
            (await client.GetAsync($"{path}?pageSize=501")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
        }

        foreach (var list in new[] { "countries", "categories", "languages", "certifications", "cooperation-types" })
            (await client.GetFromJsonAsync<JsonElement>($"/api/reference/{list}")).GetArrayLength().ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task What_is_seen_is_exported_and_nothing_else()
    {
        using var client = await _app.OrganiserAsync();
        var csv = await client.GetStringAsync($"/events/{_event}/participants?side=buyer&country=IN&handler=export&format=csv");
        csv.ShouldContain("Neel Kamal");
        (await client.GetStringAsync($"/events/{_event}/participants?side=buyer&country=VN&handler=export&format=csv")).ShouldNotContain("Neel Kamal");
        var xlsx = await client.GetAsync($"/events/{_event}/participants?side=exhibitor&handler=export&format=xlsx");
        xlsx.Content.Headers.ContentType!.MediaType.ShouldBe(Application.Spreadsheets.SheetWriter.XlsxType);
    }

    [Fact]
    public async Task A_wish_is_saved_by_its_page()
    {
        using var client = await _app.OrganiserAsync();
        var page = $"/events/{_event}/pairs/{_exhibitor}/{_buyer}";
        var answer = await client.PostAsync(page, new FormUrlEncodedContent(Set(await FormAsync(client, page, "form.wishes"), "Wish", "must")));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _app.Send(new GetPair(_event, _exhibitor, _buyer))).Wish.ShouldBe(Wishes.Must);
    }

    [Fact]
    public async Task What_a_side_says_is_saved_by_the_page_of_the_pair_and_an_error_keeps_what_was_typed()
    {
        using var client = await _app.OrganiserAsync();
        var page = $"/events/{_event}/pairs/{_exhibitor}/{_buyer}";
        var fields = await FormAsync(client, page, "form.saidform:has([value=buyer])");
        var html = await PostAsync(client, $"{page}?handler=Said", Set(fields, "Said.Rank", "2"));
        html.QuerySelector("#rank-buyer")!.GetAttribute("value").ShouldBe("2");
        html.QuerySelector("#rank-exhibitor")!.GetAttribute("value").ShouldBeNullOrEmpty();
        html.QuerySelector("[data-valmsg-for='Said.Rank']")!.TextContent.ShouldNotBeEmpty();

        var said = Set(Set(fields, "Said.Rank", "2"), "Said.Wish", "want");
        (await client.PostAsync($"{page}?handler=Said", new FormUrlEncodedContent(said))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var wish = await _app.Send(new GetParticipantWish(_event, _buyer, _exhibitor));
        (wish.Wish, wish.Rank).ShouldBe((Wishes.Want, 2));
        (await _app.Send(new GetParticipantWish(_event, _exhibitor, _buyer))).Wish.ShouldBe(Wishes.None);
    }

    static async Task<HttpStatusCode> PutAsync(HttpClient client, string path, object body, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        if (tag is not null)
            request.Headers.IfMatch.Add(tag);
        return (await client.SendAsync(request)).StatusCode;
    }

    /// <summary>All fields of a form as a browser would send them.</summary>
    static async Task<List<KeyValuePair<string, string>>> FormAsync(HttpClient client, string page, string form = "form.eventform")
    {
        var html = new HtmlParser().ParseDocument(await client.GetStringAsync(page));
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in html.QuerySelectorAll($"{form} [name]"))
        {
            var value = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlButtonElement => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (value is not null)
                fields.Add(new(element.GetAttribute("name")!, value));
        }

        return fields;
    }

    static List<KeyValuePair<string, string>> Set(IEnumerable<KeyValuePair<string, string>> fields, string name, string value) =>
        [.. fields.Where(field => field.Key != name), new(name, value)];

    static async Task<IHtmlDocument> PostAsync(HttpClient client, string page, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var answer = await client.PostAsync(page, new FormUrlEncodedContent(fields));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    static string? Value(IHtmlDocument html, string name) => html.QuerySelector($"[name='{name}']")?.GetAttribute("value");
}
