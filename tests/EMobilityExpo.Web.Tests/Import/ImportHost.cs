namespace EMobilityExpo.Web.Tests.Import;

using System.Net.Http.Json;
using System.Text.Json;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Web.Tests.Api;
using NodaTime;

/// <summary>Each test takes an event of its own.</summary>
public sealed class ImportHost(SharedHost host)
{
    public WebApp App => host.App;

    /// <summary>A signed-in client and the path of a new event in the API.</summary>
    public async Task<(HttpClient Client, string Path)> EventAsync(string culture = "en-GB", bool contract = false)
    {
        var client = await App.OrganiserAsync(culture);
        var id = await App.Send(new CreateEvent
        {
            NameKo = "영광 엑스포",
            NameEn = "Expo",
            Days = [new() { Date = new(2027, 10, 27), Opens = new(10, 0), Closes = new(17, 0) }],
        });
        return (contract ? await WithContractAsync(client) : client, $"/api/events/{id}");
    }

    /// <summary>Waits until the job at that address of the API has ended; null for a page that has none under way.</summary>
    public async Task EndedAsync(string? job, CancellationToken cancel)
    {
        if (job is not null)
            await App.EndedAsync(job.Split('/')[^1], cancel);
    }

    async Task<HttpClient> WithContractAsync(HttpClient client)
    {
        var contract = new OpenApiContract(await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json"));
        return new HttpClient(new Forward(client, contract)) { BaseAddress = client.BaseAddress };
    }

    /// <summary>Sends through the client that holds the session, and checks the answer against the description.</summary>
    sealed class Forward : DelegatingHandler
    {
        public Forward(HttpClient client, OpenApiContract contract) : base(contract) => contract.InnerHandler = new Through(client);

        sealed class Through(HttpClient client) : HttpMessageHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
                foreach (var header in request.Headers)
                    copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
                return await client.SendAsync(copy, cancellationToken);
            }
        }
    }
}
