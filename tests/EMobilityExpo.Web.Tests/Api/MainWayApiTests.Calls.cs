namespace EMobilityExpo.Web.Tests.Api;

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;

/// <summary>How the walk calls the API: every answer has the status that is expected.</summary>
public sealed partial class MainWayApiTests
{
    async Task EndedAsync(HttpResponseMessage accepted, int most = 600)
    {
        var job = accepted.Headers.Location!.OriginalString;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < most; tries++)
        {
            var status = (await JsonAsync(await GetAsync(job))).GetProperty("status").GetString();
            if (status == "succeeded")
            {
                await SendAsync(HttpMethod.Post, $"{job}/cancel", null, HttpStatusCode.Accepted);
                return;
            }

            status.ShouldBeOneOf("queued", "running");
            await timer.WaitForNextTickAsync(Cancel);
        }

        throw new TimeoutException($"{job} did not end.");
    }

    async Task<HttpResponseMessage> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await _api.GetAsync(path, Cancel);
        answer.StatusCode.ShouldBe(expected, path);
        return answer;
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, HttpStatusCode expected, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body switch { null => null, HttpContent content => content, _ => JsonContent.Create(body) },
        };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        var answer = await _api.SendAsync(request, Cancel);
        answer.StatusCode.ShouldBe(expected, $"{method} {path}: {await answer.Content.ReadAsStringAsync(Cancel)}");
        return answer;
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
}
