namespace EMobilityExpo.Web.Tests.Architecture;

using System.Net;
using EMobilityExpo.Web.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>Lists every endpoint and page: each says who may use it, and a stranger gets no further than that.</summary>
public sealed class PermissionTests : IAsyncDisposable
{
    /// <summary>What is open to all, and why nothing else may be.</summary>
    static readonly string[] Open =
    [
        "/health/live", "/health/ready", "/language/{culture}", "/sign-in/{token?}", "/error/{status:int?}",
        "/t/{timetableKey}", "/t/{timetableKey}.ics", "/t/{timetableKey}.xlsx",
    ];

    readonly WebApp _app = new();

    [Fact]
    public void Every_endpoint_and_page_declares_who_may_use_it()
    {
        var silent = Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && !Policies(endpoint).Any())
            .Select(Route);

        silent.ShouldBeEmpty();
        Policies(Endpoints().Single(endpoint => Route(endpoint) == "/sign-out")).ShouldContain(Permissions.Organiser);
    }

    [Fact]
    public void Only_what_is_listed_here_is_open_to_all()
    {
        var open = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Route).Distinct();

        open.Except(Open).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stranger_gets_nothing_from_any_other()
    {
        var client = _app.Anonymous();
        var asked = 0;
        foreach (var endpoint in Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                var path = Example(endpoint);
                using var request = new HttpRequestMessage(new(method), path);
                if (method is "POST" or "PUT")
                    request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
                var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

                if (path.StartsWith("/api/", StringComparison.Ordinal))
                    answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
                else
                    answer.Headers.Location?.AbsolutePath.ShouldBe("/sign-in", $"{method} {path} answered {answer.StatusCode}");
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task The_page_to_try_the_api_asks_for_a_sign_in_too()
    {
        var answer = await _app.Anonymous().GetAsync("/api-docs/index.html", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    IEnumerable<RouteEndpoint> Endpoints() =>
        _app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .DistinctBy(endpoint => (Route(endpoint), string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])));

    static string Route(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}";

    static IEnumerable<string> Policies(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>();

    static string Example(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "1",
        }))));
}
