namespace EMobilityExpo.Web.Tests.Architecture;

using System.Net;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.TestCommon;
using EMobilityExpo.Web.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>
/// Lists every endpoint and page: each says who may use it, a stranger gets no further than that, and every role gets just what
/// <c>docs/permissions.md</c> says, on its own things, on another participant's and on another event's.
/// </summary>
public sealed class PermissionTests(SharedHost host)
{
    /// <summary>What is open to all, and why nothing else may be.</summary>
    static readonly string[] Open =
    [
        "/health/live", "/health/ready", "/language/{culture}", "/sign-in/{token?}", "/sign-in/code", "/sign-out", "/error/{status:int?}",
        "/register/{eventId}", "/join/{joinKey}", "/d/{viewKey}", "/t/{timetableKey}", "/t/{timetableKey}.ics", "/t/{timetableKey}.xlsx",
    ];

    static readonly string[] Methods = ["GET", "POST"];

    readonly WebApp _app = host.App;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_endpoint_and_page_declares_one_known_permission()
    {
        var wrong = Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && (Policies(endpoint).Distinct().Count() != 1 || !Permissions.All.Contains(Policies(endpoint).First())))
            .Select(endpoint => $"{Route(endpoint)}: {string.Join(", ", Policies(endpoint))}");

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_is_listed_here_is_open_to_all()
    {
        var open = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Route).Distinct();

        open.Except(Open).ShouldBeEmpty();
    }

    [Fact]
    public void The_table_of_the_documentation_is_that_of_the_program()
    {
        var (roles, table) = Documented();

        table.Keys.ShouldBe(Permissions.All, ignoreOrder: true);
        foreach (var permission in Permissions.All)
        {
            foreach (var role in roles)
                May(role, permission).ShouldBe(table[permission][role], $"{role} {permission}");
        }
    }

    [Fact]
    public async Task A_stranger_gets_nothing_from_any_other()
    {
        var client = _app.Anonymous();
        foreach (var (endpoint, method) in Guarded())
        {
            var path = Example(endpoint, "1", "1");
            var answer = await SendAsync(client, endpoint, method, path);

            if (path.StartsWith("/api/", StringComparison.Ordinal))
                answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
            else
                answer.Headers.Location?.AbsolutePath.ShouldBe("/sign-in", $"{method} {path} answered {answer.StatusCode}");
        }
    }

    /// <summary>Changes are sent without the antiforgery token: who may gets as far as that (400), and nothing happens.</summary>
    [Fact]
    public async Task Every_role_gets_what_the_documentation_says_and_no_more()
    {
        var (here, there) = (await TimetableScene.CreateAsync(_app.Services), await TimetableScene.CreateAsync(_app.Services));
        var (_, table) = Documented();
        var administrator = await _app.OrganiserAsync();
        administrator.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        var wrong = new List<string>();
        var asked = 0;
        foreach (var (role, own) in new[] { ("organiser", ""), ("owner", "E0"), ("exhibitor", "E0"), ("buyer", "B0"), ("interpreter", "I0"), ("floor", "") })
        {
            var client = await _app.MemberAsync(
                here.Event.PublicId, role == "owner" ? "exhibitor" : role, own.Length > 0 ? here[own].PublicId : null, role == "owner");
            client.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
            foreach (var (endpoint, method) in Guarded())
            {
                var permission = Policies(endpoint).First();
                var granted = table[permission][role];
                foreach (var place in Places(endpoint, permission))
                {
                    var path = Example(
                        endpoint, (place == "other event" ? there : here).Event.PublicId,
                        place switch { "other event" => there["E0"].PublicId, "other" => here["E1"].PublicId, _ => here[own.Length > 0 ? own : "E0"].PublicId });
                    var expected = place != "own" ? 404 : granted ? 200 : Permissions.IsOwn(permission) && own.Length == 0 ? 404 : 403;
                    var status = (int)(await SendAsync(client, endpoint, method, path)).StatusCode;
                    asked++;
                    var right = expected != 200 ? status == expected
                        : method != "GET" ? status == 400
                        : status is < 400 or 400 or 409 || (status == 404 && (Permissions.IsOwn(permission) || (int)(await SendAsync(administrator, endpoint, method, path)).StatusCode == 404));
                    if (!right)
                        wrong.Add($"{role} {method} {path} ({permission}, {place}): {status} instead of {expected}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(500);
        TestContext.Current.TestOutputHelper?.WriteLine($"{asked} cells");
    }

    [Fact]
    public async Task A_token_is_held_to_its_scopes_and_needs_no_antiforgery_token()
    {
        var scene = await TimetableScene.CreateAsync(_app.Services);
        var organiser = await _app.MemberAsync(scene.Event.PublicId, Roles.Organiser);
        var made = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            organiser, "/api/account/tokens", new { name = "board", scopes = new[] { Permissions.TimetableRead, Permissions.Account }, days = 1 }, Cancel);
        var secret = (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<NewApiToken>(made.Content, Cancel))!.Secret;
        var program = _app.Anonymous();
        program.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        var home = $"/api/events/{scene.Event.PublicId}";

        (await program.GetAsync($"{home}/publications", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.GetAsync($"{home}/participants", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await program.PostAsync($"{home}/runs", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await program.GetAsync("/account", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "pages know no tokens");
        var another = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            program, "/api/account/tokens", new { name = "stronger", scopes = Permissions.All, days = 1 }, Cancel);
        another.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await another.Content.ReadAsStringAsync(Cancel)).ShouldContain("Accounts.TokenByToken");
        program.DefaultRequestHeaders.Authorization = new("Bearer", "expo_wrong");
        (await program.GetAsync($"{home}/publications", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_page_to_try_the_api_asks_for_a_sign_in_too()
    {
        var answer = await _app.Anonymous().GetAsync("/api-docs/index.html", Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient client, RouteEndpoint endpoint, string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        var takesFiles = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true;
        if (method is "POST" or "PUT")
            request.Content = takesFiles ? new MultipartFormDataContent { { new StringContent(""), "file", "a.csv" } } : new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        return await client.SendAsync(request, Cancel);
    }

    IEnumerable<(RouteEndpoint Endpoint, string Method)> Guarded() =>
        Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? Methods).Select(method => (endpoint, method)));

    static string[] Places(RouteEndpoint endpoint, string permission) =>
        Permissions.IsOwn(permission) ? ["own", "other", "other event"]
        : endpoint.RoutePattern.GetParameter("eventId") is not null ? ["own", "other event"]
        : endpoint.RoutePattern.GetParameter("jobId") is not null ? []
        : ["own"];

    static bool May(string role, string permission)
    {
        var membership = new Membership
        {
            EventId = "e",
            ParticipantId = role is "organiser" or "floor" ? null : "p",
            Role = role == "owner" ? Roles.Exhibitor : role,
            Owner = role == "owner",
        };
        var caller = role == "administrator" ? new Caller { Administrator = true } : new Caller { Memberships = [membership] };
        return caller.May(permission, "e", "p") == Verdict.Allowed;
    }

    static (IReadOnlyList<string> Roles, Dictionary<string, Dictionary<string, bool>> Table) Documented()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "permissions.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToList();
        var roles = rows[0][1..];
        return (roles, rows[1..].ToDictionary(row => row[0], row => roles.Zip(row[1..]).ToDictionary(pair => pair.First, pair => pair.Second == "yes")));
    }

    IEnumerable<RouteEndpoint> Endpoints() =>
        _app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .DistinctBy(endpoint => (Route(endpoint), string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])));

    static string Route(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}";

    static IEnumerable<string> Policies(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>();

    static string Example(RouteEndpoint endpoint, string eventId, string participantId) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "eventId" } => eventId,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "participantId" } => participantId,
            _ => "1",
        }))));
}
