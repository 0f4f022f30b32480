namespace EMobilityExpo.Web.Tests.Timetables;

using System.Net;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

/// <summary>The page behind the secret link: everything of one participant, nothing of any other.</summary>
public sealed class OwnPageTests(TimetableWebFixture fixture) : IClassFixture<TimetableWebFixture>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_with_the_link_sees_the_meetings_of_that_participant_only()
    {
        var client = fixture.App.Anonymous();
        foreach (var (name, partners) in new[] { ("E0", "B0"), ("B0", "E0"), ("E2", "B1"), ("B1", "E2"), ("E3", "B3"), ("B2", "E1"), ("I0", "E0 B0") })
        {
            foreach (var path in new[] { "?culture=en-GB", ".ics?culture=en-GB" })
            {
                var text = await client.GetStringAsync($"/t/{fixture.Scene[name].TimetableKey}{path}", Cancel);
                foreach (var other in new[] { "E0", "E1", "E2", "E3", "B0", "B1", "B2", "B3" }.Where(other => other != name))
                    text.Contains(fixture.Scene[other].NameEn!, StringComparison.Ordinal).ShouldBe(partners.Contains(other, StringComparison.Ordinal), $"{name}{path} and {other}");
                text.ShouldNotContain(TimetableScene.Secret);
                text.ShouldNotContain("4711");
            }
        }
    }

    [Fact]
    public async Task It_is_hidden_from_search_engines_caches_and_other_sites()
    {
        var client = fixture.App.Anonymous();
        foreach (var path in new[] { "", ".ics", ".xlsx" })
        {
            var answer = await client.GetAsync($"/t/{fixture.Scene["B0"].TimetableKey}{path}", Cancel);

            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
            answer.Headers.GetValues("X-Robots-Tag").Single().ShouldContain("noindex");
            answer.Headers.CacheControl!.Private.ShouldBeTrue();
        }

        var page = await TimetableWebFixture.PageAsync(client, $"/t/{fixture.Scene["B0"].TimetableKey}");
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content")!.ShouldContain("noindex");
        page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!)
            .ShouldAllBe(href => href.StartsWith('#') || href.StartsWith('?') || href.StartsWith($"/t/{fixture.Scene["B0"].TimetableKey}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_speaks_the_participants_language_until_another_is_chosen()
    {
        var english = fixture.App.Anonymous("en-GB");
        var korean = fixture.App.Anonymous("ko-KR");

        (await Language(english, "E0")).ShouldBe("ko");
        (await Language(korean, "B0")).ShouldBe("en");
        (await Language(korean, "B0", "?culture=ko-KR")).ShouldBe("ko");

        async Task<string?> Language(HttpClient client, string name, string query = "") =>
            (await TimetableWebFixture.PageAsync(client, $"/t/{fixture.Scene[name].TimetableKey}{query}")).DocumentElement.GetAttribute("lang");
    }

    [Fact]
    public async Task Times_are_the_events_and_beside_them_the_participants()
    {
        var page = await TimetableWebFixture.PageAsync(fixture.App.Anonymous(), $"/t/{fixture.Scene["B1"].TimetableKey}");
        var when = page.QuerySelector(".held .when")!.TextContent;

        when.ShouldContain("10:30–11:00 KST");
        when.ShouldContain("(03:30 Berlin)");
        (await TimetableWebFixture.PageAsync(fixture.App.Anonymous(), $"/t/{fixture.Scene["B0"].TimetableKey}"))
            .QuerySelector(".held .when")!.TextContent.ShouldNotContain("(");
    }

    [Fact]
    public async Task Before_anything_is_published_it_says_so()
    {
        var page = await TimetableWebFixture.PageAsync(fixture.App.Anonymous(), $"/t/{fixture.Unpublished["B0"].TimetableKey}");

        page.Body!.TextContent.ShouldContain("has not been published yet");
        page.QuerySelector(".held").ShouldBeNull();
        (await fixture.App.Anonymous().GetAsync($"/t/{fixture.Unpublished["B0"].TimetableKey}.ics", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void The_secret_of_the_address_is_not_logged() =>
        // The framework's scope of a request, which holds its path, is made only while this is enabled.
        fixture.App.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics")
            .IsEnabled(LogLevel.Critical).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData(".ics")]
    [InlineData(".xlsx")]
    public async Task A_wrong_key_opens_nothing(string extension)
    {
        var answer = await fixture.App.Anonymous().GetAsync($"/t/0123456789bcdfgh0123456789bcdfgh{extension}", Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
