namespace EMobilityExpo.Web.Tests.Api;

using System.Net;
using System.Net.Http.Headers;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.TestCommon;
using Shouldly;

/// <summary>What a company shows: files, products, words; whom it puts aside; when it can meet.</summary>
public sealed partial class MainWayApiTests
{
    async Task RegistrationFilesAsync(string home, long person, string id)
    {
        var file = await _app.Send(new AddRegistrationMedia(person, id, new(MediaRules.Proof, "proof.pdf", TestPictures.Pdf())));
        (await GetAsync($"{home}/media/{file}/content")).Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        // Nobody else's registration is one's own, an organiser's neither.
        await GetAsync($"/api/registrations/{id}/media/{file}/content", HttpStatusCode.NotFound);
    }

    async Task ShowcaseAsync(string own, string home)
    {
        await FilesAsync(own, home);
        var page = await GetAsync($"{own}/page");
        await SendAsync(HttpMethod.Put, $"{own}/page", new { video = "ftp://a" }, HttpStatusCode.BadRequest, page.Headers.ETag!.Tag);
        await SendAsync(HttpMethod.Put, $"{own}/page", new { aboutEn = "We make packs", video = "https://vimeo.com/1" }, HttpStatusCode.OK, page.Headers.ETag.Tag);
        await SendAsync(HttpMethod.Put, $"{own}/page", new { aboutEn = "We make cells" }, HttpStatusCode.PreconditionFailed, page.Headers.ETag.Tag);

        await SendAsync(HttpMethod.Post, $"{own}/products", new { aboutEn = "nameless" }, HttpStatusCode.BadRequest);
        var product = (await SendAsync(HttpMethod.Post, $"{own}/products", new { nameEn = "Pack" }, HttpStatusCode.Created)).Headers.Location!.OriginalString;
        await SendAsync(HttpMethod.Put, product, new { nameEn = "Pack 2", category = "BAT-PACK" }, HttpStatusCode.NoContent, "\"1\"");
        await SendAsync(HttpMethod.Delete, product, null, HttpStatusCode.PreconditionRequired);
        (await JsonAsync(await GetAsync($"{own}/products"))).EnumerateArray().Last().GetProperty("nameEn").GetString().ShouldBe("Pack 2");
        await SendAsync(HttpMethod.Delete, product, null, HttpStatusCode.NoContent, "\"2\"");

        var partner = (await JsonAsync(await GetAsync($"{own}/partners?listed=true"))).GetProperty("items")[0].GetProperty("id").GetString();
        await SendAsync(HttpMethod.Put, $"{own}/partners/{partner}/shortlist", null, HttpStatusCode.NoContent);
        (await JsonAsync(await GetAsync($"{own}/partners?shortlisted=true&sort=suggestion"))).GetProperty("total").GetInt32().ShouldBe(1);
        await SendAsync(HttpMethod.Delete, $"{own}/partners/{partner}/shortlist", null, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Put, $"{own}/partners/nobody/shortlist", null, HttpStatusCode.NotFound);
        await SendAsync(HttpMethod.Post, $"{own}/partners/{partner}/wish/move", new { up = true }, HttpStatusCode.NoContent);

        var times = await GetAsync($"{own}/availability");
        var slots = (await JsonAsync(times)).GetProperty("slots").EnumerateArray().ToList();
        var met = slots.First(slot => slot.GetProperty("kept").ValueKind != System.Text.Json.JsonValueKind.Null).GetProperty("startsAt").GetString();
        await SendAsync(HttpMethod.Put, $"{own}/availability", new { blocked = new[] { met } }, HttpStatusCode.Conflict, times.Headers.ETag!.Tag);
        await SendAsync(HttpMethod.Put, $"{own}/availability", new { maxPerDay = 9, timeZone = "Asia/Seoul" }, HttpStatusCode.OK, times.Headers.ETag.Tag);
    }

    async Task FilesAsync(string own, string home)
    {
        var made = await SendAsync(HttpMethod.Post, $"{own}/media", Form("picture", TestPictures.Png(), "text/html"), HttpStatusCode.Created);
        var picture = made.Headers.Location!.OriginalString;
        await SendAsync(HttpMethod.Post, $"{own}/media", Form("document", TestPictures.Png(), "application/pdf"), HttpStatusCode.BadRequest);
        var served = await GetAsync($"{picture}?small=true");
        served.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        served.Content.Headers.ContentDisposition.ShouldBeNull();
        served.Headers.CacheControl!.ToString().ShouldBe("max-age=3600, private");
        served.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        using (var again = new HttpRequestMessage(HttpMethod.Get, picture) { Headers = { IfNoneMatch = { served.Headers.ETag! } } })
            (await _api.SendAsync(again, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        var document = (await SendAsync(HttpMethod.Post, $"{own}/media", Form("document", TestPictures.Pdf(), "text/html", "brochure.html"), HttpStatusCode.Created)).Headers.Location!.OriginalString;
        var saved = (await GetAsync(document)).Content.Headers;
        (saved.ContentType!.MediaType, saved.ContentDisposition!.DispositionType, saved.ContentDisposition.FileNameStar).ShouldBe(("application/pdf", "attachment", "brochure.html.pdf"));

        var one = picture[..picture.LastIndexOf('/')];
        await SendAsync(HttpMethod.Put, one, new { captionEn = "Front" }, HttpStatusCode.PreconditionRequired);
        await SendAsync(HttpMethod.Put, one, new { captionEn = "Front" }, HttpStatusCode.NoContent, made.Headers.ETag!.Tag);
        await SendAsync(HttpMethod.Post, $"{one}/move", new { up = true }, HttpStatusCode.NoContent);
        (await JsonAsync(await GetAsync($"{own}/media"))).GetArrayLength().ShouldBeGreaterThan(1);
        await SendAsync(HttpMethod.Delete, one, null, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Delete, one, null, HttpStatusCode.NotFound);

        var company = _api;
        _api = await _app.OrganiserAsync(handler: _contract.Another());
        var files = $"{home}/participants/{own.Split('/')[^1]}/media";
        (await JsonAsync(await GetAsync(files))).GetArrayLength().ShouldBeGreaterThan(0);
        await SendAsync(HttpMethod.Delete, $"{files}/{document.Split('/')[^2]}", null, HttpStatusCode.NoContent);
        _api = company;
    }

    static MultipartFormDataContent Form(string kind, byte[] content, string claimed, string name = "a.html") => new()
    {
        { new StringContent(kind), "kind" },
        { new ByteArrayContent(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(claimed) } }, "file", name },
    };
}
