namespace EMobilityExpo.Web.Tests;

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Features.Accounts;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

/// <summary>The whole web host on a database of its own. <see cref="Address"/> is a real port, for browsers.</summary>
public sealed class WebApp : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("expo-web-").FullName;
    readonly WebApplicationFactory<Program> _factory;

    public WebApp()
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("Database:Path", Path.Combine(_folder, "expo.db"))
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .UseSetting("Urls", "http://127.0.0.1:0"));
        _factory.UseKestrel(0);
        _factory.StartServer();
    }

    public string Address => _factory.ClientOptions.BaseAddress.ToString().TrimEnd('/');

    public IServiceProvider Services => _factory.Services;

    /// <summary>A client without a session.</summary>
    public HttpClient Anonymous(string culture = "en-GB", HttpMessageHandler? handler = null)
    {
        var client = new HttpClient(handler ?? new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(culture));
        return client;
    }

    /// <summary>A client that has signed in by a one-time link and sends the antiforgery token with every request.</summary>
    public async Task<HttpClient> OrganiserAsync(string culture = "en-GB", HttpMessageHandler? handler = null)
    {
        var client = Anonymous(culture, handler);
        var page = $"/sign-in/{await SignInTokenAsync()}";
        var answer = await client.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await AntiforgeryFieldAsync(client, page),
        }));
        if ((int)answer.StatusCode != 302)
            throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
        var session = await client.GetFromJsonAsync<JsonElement>("/api/session");
        client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("antiforgeryToken").GetString());
        return client;
    }

    public Task<string> SignInTokenAsync() => Send(new CreateSignInLink(Duration.FromMinutes(15)));

    public async Task<T> Send<T>(IRequest<T> request)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>The hidden antiforgery field of the first form on a page.</summary>
    public static async Task<string> AntiforgeryFieldAsync(HttpClient client, string page)
    {
        var html = new HtmlParser().ParseDocument(await client.GetStringAsync(page));
        return html.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? throw new InvalidOperationException($"{page} has no form.");
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
