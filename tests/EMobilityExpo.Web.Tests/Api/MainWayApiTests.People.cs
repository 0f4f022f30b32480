namespace EMobilityExpo.Web.Tests.Api;

using System.Net;
using System.Text.Json;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using Shouldly;

/// <summary>People: members and their accounts, registrations, what companies call for themselves.</summary>
public sealed partial class MainWayApiTests
{
    /// <summary>People of the event, one's own account, and what somebody invited may call.</summary>
    async Task PeopleAsync(string home)
    {
        var made = await SendAsync(HttpMethod.Post, $"{home}/members", new { email = "floor@expo.example", role = "floor" }, HttpStatusCode.Created);
        await SendAsync(HttpMethod.Post, $"{home}/members", new { email = "floor@expo.example", role = "floor" }, HttpStatusCode.Conflict);
        await SendAsync(HttpMethod.Post, $"{home}/members", new { email = "nobody", role = "king" }, HttpStatusCode.BadRequest);
        (await JsonAsync(await GetAsync($"{home}/members?search=floor"))).GetProperty("total").GetInt32().ShouldBe(1);
        await SendAsync(HttpMethod.Delete, $"{home}/members/{(await JsonAsync(made)).GetProperty("id").GetString()}", null, HttpStatusCode.NoContent);
        (await JsonAsync(await GetAsync($"{home}/mails"))).GetProperty("total").GetInt32().ShouldBe(1);

        await SendAsync(HttpMethod.Post, "/api/account/tokens", new { name = "", days = 0 }, HttpStatusCode.BadRequest);
        var token = await SendAsync(HttpMethod.Post, "/api/account/tokens", new { name = "t", scopes = new[] { "account" }, days = 2 }, HttpStatusCode.Created);
        await SendAsync(HttpMethod.Delete, token.Headers.Location!.OriginalString, null, HttpStatusCode.NoContent);
        var sessions = (await JsonAsync(await GetAsync("/api/account"))).GetProperty("sessions");
        await SendAsync(HttpMethod.Delete, "/api/account/sessions/nothing", null, HttpStatusCode.NotFound);
        sessions.GetArrayLength().ShouldBe(2);

        await RegistrationsAsync(home);
        var dashboard = await JsonAsync(await GetAsync($"{home}/dashboard"));
        dashboard.GetProperty("countries").GetArrayLength().ShouldBe(7);
        dashboard.GetProperty("slots").EnumerateArray().Sum(slot => slot.GetProperty("meetings").GetInt32()).ShouldBeGreaterThan(0);
        (await JsonAsync(await GetAsync($"{home}/audit?area=registration"))).GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        await GetAsync($"{home}/audit?area=nothing", HttpStatusCode.BadRequest);
        await SendAsync(HttpMethod.Put, $"{home}/requests", new { requestDays = 0, booking = true }, HttpStatusCode.BadRequest);
        await SendAsync(HttpMethod.Put, $"{home}/requests", new { requestDays = 5, booking = true }, HttpStatusCode.OK);
        await GetAsync($"{home}/requests");
        var meetings = await JsonAsync(await GetAsync($"{home}/participants?side=exhibitor&meetings=with&pageSize=1"));
        var company = meetings.GetProperty("items")[0].GetProperty("id").GetString()!;
        var organiser = _api;
        _api = await _app.MemberAsync(home.Split('/')[^1], "exhibitor", company, owner: true, handler: _contract.Another());
        await CompanyAsync($"/api/my/{company}");
        await ShowcaseAsync($"/api/my/{company}", home);
        await SendAsync(HttpMethod.Delete, $"/api/account/sessions/{(await JsonAsync(await GetAsync("/api/account"))).GetProperty("sessions")[0].GetProperty("id").GetString()}", null, HttpStatusCode.NoContent);
        await GetAsync("/api/account", HttpStatusCode.Unauthorized);
        _api = organiser;
    }

    async Task RegistrationsAsync(string home)
    {
        await SendAsync(HttpMethod.Put, $"{home}/registrations/open", new { open = true }, HttpStatusCode.NoContent);
        var eventId = home.Split('/')[^1];
        await _app.Send(new BeginRegistration(eventId, "buyer", "new@buyer.example", "Linh", "en", null));
        var person = await _app.PersonIdAsync("new@buyer.example");
        var mine = (await _app.Send(new ExportMyData(person))).Registrations.ShouldHaveSingleItem();
        mine.Status.ShouldBe("draft");
        var id = await _app.RegistrationIdAsync(person);
        var fields = new ParticipantFields { NameEn = "New Buyer", Country = "VN", Products = [new() { Category = "BAT-PACK" }], ContactEmail = "new@buyer.example" };
        for (var step = 1; step <= 3; step++)
            await _app.Send(new SaveRegistration(person, id, step, fields, step));
        await RegistrationFilesAsync(home, person, id);
        await _app.Send(new SendRegistration(person, id, Consent.Needed, 4));

        (await JsonAsync(await GetAsync($"{home}/registrations?status=sent"))).GetProperty("items").GetProperty("total").GetInt32().ShouldBe(1);
        var one = $"{home}/registrations/{id}";
        var tag = (await GetAsync(one)).Headers.ETag!.Tag;
        await SendAsync(HttpMethod.Post, $"{one}/decision", new { verdict = "approved" }, HttpStatusCode.PreconditionRequired);
        await SendAsync(HttpMethod.Post, $"{one}/decision", new { verdict = "asked" }, HttpStatusCode.BadRequest, tag);
        await SendAsync(HttpMethod.Post, $"{one}/decision", new { verdict = "approved" }, HttpStatusCode.OK, tag);
        await SendAsync(HttpMethod.Post, $"{one}/decision", new { verdict = "approved" }, HttpStatusCode.Conflict, tag);
        await GetAsync($"{home}/registrations/nothing", HttpStatusCode.NotFound);
        await GetAsync("/api/account/data");
    }

    async Task CompanyAsync(string own)
    {
        await GetAsync($"{own}/timetable");
        var made = await SendAsync(HttpMethod.Post, $"{own}/colleagues", new { email = "colleague@company.example", language = "ko" }, HttpStatusCode.Created);
        (await JsonAsync(await GetAsync($"{own}/colleagues"))).GetProperty("total").GetInt32().ShouldBe(2);
        await SendAsync(HttpMethod.Delete, made.Headers.Location!.OriginalString, null, HttpStatusCode.NoContent);
        await GetAsync("/api/my/nobody/colleagues", HttpStatusCode.NotFound);

        var answer = await GetAsync($"{own}/profile");
        var profile = await JsonAsync(answer);
        await SendAsync(HttpMethod.Put, $"{own}/profile", profile, HttpStatusCode.PreconditionRequired);
        await SendAsync(HttpMethod.Put, $"{own}/profile", profile, HttpStatusCode.OK, answer.Headers.ETag!.Tag);
        await SendAsync(HttpMethod.Put, $"{own}/profile", profile, HttpStatusCode.PreconditionFailed, answer.Headers.ETag.Tag);
        await RequestsAsync(own);
    }

    async Task RequestsAsync(string own)
    {
        var partner = (await JsonAsync(await GetAsync($"{own}/suggestions?top=3"))).GetProperty("items")[0].GetProperty("partner").GetProperty("id").GetString();
        (await JsonAsync(await GetAsync($"{own}/partners?pageSize=2"))).GetProperty("items").GetArrayLength().ShouldBe(2);
        var tag = (await GetAsync($"{own}/partners/{partner}")).Headers.ETag!.Tag;
        await SendAsync(HttpMethod.Put, $"{own}/partners/{partner}/wish", new { wish = "must" }, HttpStatusCode.PreconditionRequired);
        await SendAsync(HttpMethod.Put, $"{own}/partners/{partner}/wish", new { wish = "must", rank = 1 }, HttpStatusCode.NoContent, tag);
        (await JsonAsync(await GetAsync($"{own}/partners?listed=true"))).GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        await GetAsync($"{own}/partners/{partner}/slots");
        await SendAsync(HttpMethod.Post, $"{own}/partners/{partner}/booking", new { startsAt = "2027-01-01T00:00:00Z" }, HttpStatusCode.Conflict);
        await SendAsync(HttpMethod.Delete, $"{own}/partners/{partner}/booking", null, HttpStatusCode.Conflict);
        await GetAsync($"{own}/bookings");
        await AgreedAsync(own, partner!);
        var asked = await SendAsync(HttpMethod.Post, $"{own}/requests", new { partnerId = partner, message = "Shall we?" }, HttpStatusCode.Created);
        await SendAsync(HttpMethod.Post, $"{own}/requests", new { partnerId = partner }, HttpStatusCode.Conflict);
        await SendAsync(HttpMethod.Post, $"{own}/requests", new { partnerId = "nobody" }, HttpStatusCode.NotFound);
        var request = asked.Headers.Location!.OriginalString;
        await SendAsync(HttpMethod.Post, $"{request}/answer", new { status = "declined" }, HttpStatusCode.BadRequest);
        await SendAsync(HttpMethod.Post, $"{request}/answer", new { status = "withdrawn" }, HttpStatusCode.NoContent);
        (await JsonAsync(await GetAsync($"{own}/requests?incoming=false"))).GetProperty("total").GetInt32().ShouldBe(1);
    }
}
