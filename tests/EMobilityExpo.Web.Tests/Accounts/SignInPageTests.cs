namespace EMobilityExpo.Web.Tests.Accounts;

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

/// <summary>Signing in over HTTP, with mails that a server on this machine receives.</summary>
public sealed class SignInPageTests : IAsyncDisposable
{
    readonly SmtpServer _mails = new();
    readonly WebApp _app;

    public SignInPageTests() =>
        _app = new(("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{_mails.Port}"), ("Mail:From", "Expo <no-reply@expo.example>"), ("RateLimits:SignIn", "12"), ("RateLimits:Search", "6"));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ko", "초대: 영광 수출상담회", "일주일 안에")]
    [InlineData("en", "Invitation: Yeonggwang consultation", "within a week")]
    public async Task An_invitation_arrives_and_its_link_opens_the_portal(string language, string subject, string words)
    {
        var scene = await TimetableScene.CreateAsync(_app.Services);
        await _app.Send(new InviteMember(scene.Event.PublicId, "kim@company.example", "Kim", Roles.Exhibitor, scene["E0"].PublicId, Owner: true, language));

        var mail = await _mails.NextAsync(Cancel);
        mail.Recipient.ShouldBe("kim@company.example");
        mail.Subject.ShouldBe(subject);
        mail.Body.ShouldContain(words);
        mail.Head.ShouldContain("Auto-Submitted: auto-generated");
        mail.Link.GetLeftPart(UriPartial.Authority).ShouldBe(_app.Address);

        var client = _app.Anonymous();
        var answer = await PostAsync(client, mail.Link.PathAndQuery, mail.Link.PathAndQuery, []);
        answer.Headers.Location!.OriginalString.ShouldBe($"/my/{scene["E0"].PublicId}");
        (await client.GetAsync(answer.Headers.Location, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var session = await client.GetFromJsonAsync<JsonElement>("/api/session", Cancel);
        session.GetProperty("memberships")[0].GetProperty("role").GetString().ShouldBe(Roles.Exhibitor);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_page()
    {
        var scene = await TimetableScene.CreateAsync(_app.Services);
        await _app.Send(new InviteMember(scene.Event.PublicId, "kim@company.example", null, Roles.Floor));
        await _mails.NextAsync(Cancel);

        var known = await AskAsync("kim@company.example");
        var unknown = await AskAsync("lee@company.example");

        Plain(known).ShouldBe(Plain(unknown).Replace("lee@", "kim@", StringComparison.Ordinal));
        (await _mails.NextAsync(Cancel)).Subject.ShouldBe("Your sign-in link");
        _mails.HasMore.ShouldBeFalse();

        async Task<string> AskAsync(string email)
        {
            var client = _app.Anonymous();
            var answer = await PostAsync(client, "/sign-in", "/sign-in?handler=Link", new() { ["Email"] = email });
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await answer.Content.ReadAsStringAsync(Cancel);
        }

        static string Plain(string page) => System.Text.RegularExpressions.Regex.Replace(page, "value=\"CfDJ[^\"]*\"", "", default, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Guessing_passwords_ends_in_429_and_says_when_to_come_again()
    {
        var client = _app.Anonymous();
        var statuses = new List<HttpStatusCode>();
        HttpResponseMessage last = null!;
        for (var i = 0; i < 14; i++)
        {
            last = await PostAsync(client, "/sign-in", "/sign-in?handler=Password", new() { ["Email"] = "kim@company.example", ["Password"] = $"guess {i}" });
            statuses.Add(last.StatusCode);
        }

        statuses.Take(12).ShouldAllBe(status => status == HttpStatusCode.OK);
        statuses.Skip(12).ShouldAllBe(status => status == HttpStatusCode.TooManyRequests);
        last.Headers.RetryAfter.ShouldNotBeNull();
        (await last.Content.ReadAsStringAsync(Cancel)).ShouldContain("too often");
    }

    [Fact]
    public async Task Asking_for_links_and_registering_without_end_is_refused_too()
    {
        var client = _app.Anonymous();
        for (var i = 0; i < 12; i++)
            (await PostAsync(client, "/sign-in", "/sign-in?handler=Link", new() { ["Email"] = $"p{i}@company.example" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(client, "/sign-in", "/sign-in?handler=Link", new() { ["Email"] = "one@more.example" })).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var statuses = new List<HttpStatusCode>();
        foreach (var path in new[] { "/register/none", "/join/none" })
        {
            for (var i = 0; i < 20; i++)
                statuses.Add((await client.PostAsync(path, null, Cancel)).StatusCode);
        }

        statuses.Take(30).ShouldNotContain(HttpStatusCode.TooManyRequests);
        statuses.Skip(30).ShouldAllBe(status => status == HttpStatusCode.TooManyRequests, "both count together");
    }

    [Fact]
    public async Task Searching_without_end_is_refused_and_looking_on_is_not()
    {
        var client = _app.Anonymous();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
            statuses.Add((await client.GetAsync(i % 2 == 0 ? "/api/events?search=a" : "/events?q=a", Cancel)).StatusCode);

        statuses.Take(6).ShouldNotContain(HttpStatusCode.TooManyRequests);
        statuses.Skip(6).ShouldAllBe(status => status == HttpStatusCode.TooManyRequests);
        (await client.GetAsync("/sign-in", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task With_a_code_to_come_nothing_opens_but_the_page_that_asks_for_it()
    {
        var scene = await TimetableScene.CreateAsync(_app.Services);
        var first = await _app.MemberAsync(scene.Event.PublicId, Roles.Organiser, email: "org@expo.example");
        var caller = (await first.GetFromJsonAsync<JsonElement>("/api/account", Cancel)).GetProperty("sessions")[0].GetProperty("id").GetString()!;
        var person = await _app.PersonIdAsync("org@expo.example");
        var secret = (await _app.Send(new BeginCode(person))).Secret;
        (await _app.Send(new ConfirmCode(person, caller, OneTimeCode.At(secret, NodaTime.SystemClock.Instance.GetCurrentInstant())))).ShouldBeTrue();

        await PostAsync(_app.Anonymous(), "/sign-in", "/sign-in?handler=Link", new() { ["Email"] = "org@expo.example" });
        ReceivedMail mail;
        do
            mail = await _mails.NextAsync(Cancel);
        while (mail.Subject != "Your sign-in link");
        var client = _app.Anonymous();
        var entered = await PostAsync(client, mail.Link.PathAndQuery, mail.Link.PathAndQuery, []);

        entered.Headers.Location!.OriginalString.ShouldStartWith("/sign-in/code");
        (await client.GetAsync("/events", Cancel)).Headers.Location!.OriginalString.ShouldStartWith("/sign-in/code");
        (await client.GetAsync("/api/session", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(client, "/sign-in/code", "/sign-in/code", new() { ["Code"] = "000000" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var code = OneTimeCode.At(secret, NodaTime.SystemClock.Instance.GetCurrentInstant() + NodaTime.Duration.FromSeconds(30));
        (await PostAsync(client, "/sign-in/code", "/sign-in/code", new() { ["Code"] = code })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync("/events", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie()
    {
        var scene = await TimetableScene.CreateAsync(_app.Services);
        var cookies = new CookieContainer();
        var token = await _app.MemberTokenAsync(scene.Event.PublicId, Roles.Floor);
        var client = _app.Anonymous(handler: new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies });
        await PostAsync(client, $"/sign-in/{token}", $"/sign-in/{token}", []);
        var kept = cookies.GetCookieHeader(new(_app.Address));
        (await client.GetAsync("/account", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await PostAsync(client, "/account", "/sign-out", []);

        var thief = _app.Anonymous(handler: new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        thief.DefaultRequestHeaders.Add("Cookie", kept);
        (await thief.GetAsync("/account", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _mails.DisposeAsync();
    }

    static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string path, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = await WebApp.AntiforgeryFieldAsync(client, page);
        return await client.PostAsync(path, new FormUrlEncodedContent(fields), Cancel);
    }
}
