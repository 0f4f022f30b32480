namespace EMobilityExpo.Web.Tests;

using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

public sealed class HostTests(SharedHost host)
{
    readonly WebApp _app = host.App;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_open_to_all(string path) =>
        (await _app.Anonymous().GetStringAsync(path, Cancel)).ShouldBe("Healthy");

    [Fact]
    public async Task A_page_sends_the_stranger_to_the_sign_in_page_and_back_afterwards()
    {
        var answer = await _app.Anonymous().GetAsync("/events", Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.PathAndQuery.ShouldBe("/sign-in?ReturnUrl=%2Fevents");
    }

    [Fact]
    public async Task The_api_answers_the_stranger_with_401_and_problem_details()
    {
        var answer = await _app.Anonymous().GetAsync("/api/session", Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("en-GB", "There is no such task.")]
    [InlineData("ko-KR", "해당 작업을 찾을 수 없습니다.")]
    public async Task Errors_of_the_api_are_problem_details_in_the_readers_language(string culture, string title)
    {
        var answer = await (await _app.OrganiserAsync(culture)).GetAsync("/api/jobs/nothing", Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        problem.GetProperty("title").GetString().ShouldBe(title);
        problem.GetProperty("type").GetString().ShouldBe("urn:emobilityexpo:problem:Jobs.NotFound");
    }

    [Fact]
    public async Task A_change_without_the_antiforgery_token_is_refused()
    {
        var client = await _app.OrganiserAsync();
        client.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");

        var answer = await client.PostAsync("/api/jobs/nothing/cancel", null, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("antiforgery");
    }

    [Fact]
    public async Task A_sign_in_link_works_once()
    {
        var token = await _app.SignInTokenAsync();
        var first = await SignIn(token);
        var second = await SignIn(token);

        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.Content.ReadAsStringAsync(Cancel)).ShouldContain("was used before");
    }

    [Fact]
    public async Task Looking_at_a_sign_in_link_does_not_use_it_up()
    {
        var token = await _app.SignInTokenAsync();
        await _app.Anonymous().GetAsync($"/sign-in/{token}", Cancel);

        (await SignIn(token)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task The_language_switch_leads_nowhere_else(string elsewhere)
    {
        var answer = await _app.Anonymous().GetAsync($"/language/ko-KR?returnUrl={Uri.EscapeDataString(elsewhere)}", Cancel);

        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task Every_answer_carries_strict_headers()
    {
        var answer = await _app.Anonymous().GetAsync("/sign-in", Cancel);

        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
    }

    [Fact]
    public async Task An_unknown_page_says_so_in_the_readers_language()
    {
        var answer = await (await _app.OrganiserAsync("ko-KR")).GetAsync("/nowhere", Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("찾을 수 없습니다");
    }

    async Task<HttpResponseMessage> SignIn(string token)
    {
        var client = _app.Anonymous();
        var page = $"/sign-in/{token}";
        return await client.PostAsync(
            page,
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = await WebApp.AntiforgeryFieldAsync(client, page),
            }),
            Cancel);
    }
}
