namespace EMobilityExpo.Web.Tests.Api;

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>The OpenAPI document describes the whole REST interface, and every operation well enough to be used.</summary>
public sealed class DocumentTests(SharedHost host)
{
    [Fact]
    public async Task Every_endpoint_of_the_api_is_described()
    {
        var document = await DocumentAsync();
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));
        var mapped = host.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/').Replace(":int", "", StringComparison.Ordinal)}"));

        described.Order().ShouldBe(mapped.Order());
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_a_group_and_its_errors()
    {
        var document = await DocumentAsync();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var where = $"{operation.Name} {path.Name}";
                names.Add(operation.Value.GetProperty("operationId").GetString()!).ShouldBeTrue($"{where}: its name is taken");
                operation.Value.TryGetProperty("summary", out var summary).ShouldBeTrue($"{where} has no summary");
                summary.GetString().ShouldNotBeNullOrWhiteSpace(where);
                operation.Value.GetProperty("tags").GetArrayLength().ShouldBe(1, where);
                operation.Value.GetProperty("responses").TryGetProperty("401", out _).ShouldBeTrue($"{where} does not tell 401");
            }
        }
    }

    async Task<JsonElement> DocumentAsync() =>
        await (await host.App.OrganiserAsync()).GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken);
}
