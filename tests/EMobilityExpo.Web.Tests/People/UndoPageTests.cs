namespace EMobilityExpo.Web.Tests.People;

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using Shouldly;
using Xunit;

/// <summary>The page after a removal has a button that undoes it: a plain form, by the page that took out, for whom that page is.</summary>
public sealed class UndoPageTests(SharedHost host) : IAsyncLifetime
{
    readonly WebApp _app = host.App;
    string _event = "", _buyer = "";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _event = await _app.Send(new CreateEvent(EventFields.Usual(new(2027, 10, 27), "Table {0}", "Lunch") with { NameKo = "수출상담회", NameEn = "Consultation" }));
        _buyer = await _app.Send(new AddParticipant(_event, "buyer", new() { NameEn = "Neel Kamal", Country = "IN", Languages = ["en"] }));
    }

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("en-GB", "Neel Kamal was taken out.", "Undo", "Neel Kamal is back.", "no longer be undone")]
    [InlineData("ko-KR", "Neel Kamal: 목록에서 뺐습니다.", "되돌리기", "Neel Kamal: 다시 넣었습니다.", "더 이상 되돌릴 수 없습니다")]
    public async Task A_participant_is_taken_out_and_brought_back(string culture, string takenOut, string undo, string back, string gone)
    {
        using var client = await _app.OrganiserAsync(culture);
        var path = $"/events/{_event}/participants/{_buyer}";

        var (at, page) = await PostAsync(client, Form(await PageAsync(client, path), "Remove"));
        at.ShouldBe($"/events/{_event}/participants?side=buyer");
        page.QuerySelector(".notice [role=status]")!.TextContent.ShouldBe(takenOut);
        var form = Form(page, "Undo");
        form.QuerySelector("button")!.TextContent.ShouldBe(undo);
        form.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
        (await client.GetAsync(path, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PageAsync(client, at)).QuerySelector(".notice").ShouldBeNull("it stays until the next page");

        (at, page) = await PostAsync(client, form);
        at.ShouldBe(path);
        page.QuerySelector(".notice")!.TextContent.ShouldBe(back);
        page.QuerySelector("h1")!.TextContent.ShouldContain("Neel Kamal");

        (at, page) = await PostAsync(client, form);
        at.ShouldBe($"/events/{_event}/participants");
        page.QuerySelector("main [role=alert]")!.TextContent.ShouldContain(gone);
    }

    [Fact]
    public async Task A_colleague_is_brought_back_by_who_may_take_out_and_nobody_else()
    {
        using var owner = await _app.MemberAsync(_event, Roles.Buyer, _buyer, owner: true);
        using var colleague = await _app.MemberAsync(_event, Roles.Buyer, _buyer);
        var other = await _app.Send(new AddParticipant(_event, "buyer", new() { NameEn = "Other", Country = "VN", Languages = ["en"] }));
        using var stranger = await _app.MemberAsync(_event, Roles.Buyer, other, owner: true);
        var ann = await _app.Send(new InviteMember(_event, "ann@undo.example", "Ann", Roles.Buyer, _buyer));
        var path = $"/my/{_buyer}/colleagues";

        var remove = (await PageAsync(owner, path)).QuerySelectorAll("form").Single(form => form.QuerySelector($"input[value='{ann}']") is not null && Handler(form) == "Remove");
        var (_, page) = await PostAsync(owner, remove);
        var undo = Form(page, "Undo");
        page.QuerySelector(".notice [role=status]")!.TextContent.ShouldBe("Ann was taken out.");

        async Task<HttpStatusCode> TriedAsync(HttpClient client, string at)
        {
            var token = await WebApp.AntiforgeryFieldAsync(client, "/account");
            var answer = await client.PostAsync(undo.GetAttribute("action")!.Replace(_buyer, at, StringComparison.Ordinal), Fields(token), Cancel);
            return answer.StatusCode;
        }

        (await TriedAsync(colleague, _buyer)).ShouldBe(HttpStatusCode.Forbidden);
        (await TriedAsync(stranger, _buyer)).ShouldBe(HttpStatusCode.NotFound);
        await TriedAsync(stranger, other);
        (await _app.Send(new ListMembers(_event, new(), ParticipantId: _buyer))).Items.ShouldNotContain(one => one.Id == ann);

        (_, page) = await PostAsync(owner, undo);
        page.QuerySelector(".notice")!.TextContent.ShouldBe("Ann is back.");
        (await _app.Send(new ListMembers(_event, new(), ParticipantId: _buyer))).Items.ShouldContain(one => one.Id == ann);
    }

    static string? Handler(IElement form) =>
        form.GetAttribute("action") is { } action && action.Split("handler=") is [_, var rest] ? rest.Split('&')[0] : null;

    static IElement Form(IHtmlDocument page, string handler) => page.QuerySelectorAll("form").Single(form => Handler(form) == handler);

    static FormUrlEncodedContent Fields(string token) => new([KeyValuePair.Create("__RequestVerificationToken", token)]);

    static async Task<(string At, IHtmlDocument Page)> PostAsync(HttpClient client, IElement form)
    {
        var fields = form.QuerySelectorAll("input[name]").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""));
        var answer = await client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var at = answer.Headers.Location!.OriginalString;
        return (at, await PageAsync(client, at));
    }

    static async Task<IHtmlDocument> PageAsync(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(path, Cancel));
}
