namespace EMobilityExpo.Web.Tests.Api;

using System.Net;
using EMobilityExpo.Application.Features.Participants;
using Shouldly;

/// <summary>Delegations and messages to groups.</summary>
public sealed partial class MainWayApiTests
{
    async Task GroupsAsync(string home)
    {
        var path = $"{home}/delegations";
        await SendAsync(HttpMethod.Post, path, new { side = "buyer", nameEn = "Karnataka" }, HttpStatusCode.BadRequest);
        var body = new { side = "buyer", nameKo = "카르나타카주", nameEn = "Karnataka", country = "IN", halfDays = Array.Empty<string>() };
        var made = (await SendAsync(HttpMethod.Post, path, body, HttpStatusCode.Created)).Headers.Location!.OriginalString;
        await SendAsync(HttpMethod.Post, path, body, HttpStatusCode.Conflict);
        (await JsonAsync(await GetAsync(path))).GetProperty("items").GetArrayLength().ShouldBe(1);
        await SendAsync(HttpMethod.Put, made, body, HttpStatusCode.PreconditionRequired);
        await SendAsync(HttpMethod.Put, made, body, HttpStatusCode.PreconditionFailed, "\"999\"");
        await SendAsync(HttpMethod.Put, made, body, HttpStatusCode.OK, (await GetAsync(made)).Headers.ETag!.Tag);
        var buyer = (await JsonAsync(await GetAsync($"{home}/participants?side={Sides.Buyer}&pageSize=1"))).GetProperty("items")[0].GetProperty("id").GetString();
        await SendAsync(HttpMethod.Put, $"{made}/members/{buyer}", null, HttpStatusCode.NoContent);
        await GetAsync($"{made}/timetable");
        await SendAsync(HttpMethod.Delete, $"{made}/members/{buyer}", null, HttpStatusCode.NoContent);
        var link = await JsonAsync(await SendAsync(HttpMethod.Post, $"{made}/links/join?days=3", null, HttpStatusCode.OK));
        link.GetProperty("path").GetString()!.ShouldStartWith("/join/");
        await SendAsync(HttpMethod.Post, $"{made}/links/other", null, HttpStatusCode.BadRequest);
        await SendAsync(HttpMethod.Delete, $"{made}/links/join", null, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Delete, made, null, HttpStatusCode.NoContent, (await GetAsync(made)).Headers.ETag!.Tag);
        await GetAsync(made, HttpStatusCode.NotFound);
        await MessagesAsync($"{home}/messages");
    }

    async Task MessagesAsync(string path)
    {
        var text = new { audience = new { side = "buyer" }, subjectKo = "안내", subjectEn = "News", bodyKo = "{name} 님", bodyEn = "Dear {name}" };
        await SendAsync(HttpMethod.Post, $"{path}/preview", new { audience = new { side = "buyer" } }, HttpStatusCode.BadRequest);
        var expected = (await JsonAsync(await SendAsync(HttpMethod.Post, $"{path}/preview", text, HttpStatusCode.OK))).GetProperty("recipients").GetInt32();
        expected.ShouldBeGreaterThan(0);
        var message = new { text.audience, text.subjectKo, text.subjectEn, text.bodyKo, text.bodyEn, expected, requestKey = "once" };
        await SendAsync(HttpMethod.Post, path, new { text.audience, text.subjectKo, text.subjectEn, text.bodyKo, text.bodyEn, expected = 0, requestKey = "a" }, HttpStatusCode.Conflict);
        await EndedAsync(await SendAsync(HttpMethod.Post, path, message, HttpStatusCode.Accepted));
        var again = (await SendAsync(HttpMethod.Post, path, message, HttpStatusCode.Accepted)).Headers.Location!.OriginalString;
        (await JsonAsync(await GetAsync(again))).GetProperty("message").GetProperty("recipients").GetInt32().ShouldBe(expected);
        (await JsonAsync(await GetAsync(path))).GetProperty("total").GetInt32().ShouldBe(1);
    }
}
