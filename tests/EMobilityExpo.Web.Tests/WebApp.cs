namespace EMobilityExpo.Web.Tests;

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.TestCommon;
using EMobilityExpo.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

/// <summary>
/// The whole web host on a database of its own. <see cref="Address"/> is a real port, for browsers. The host is found by any of its types: the
/// benchmarks, which use this too, have a program of their own.
/// </summary>
public sealed class WebApp : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("expo-web-").FullName;
    readonly WebApplicationFactory<RateLimits> _factory;

    /// <param name="settings">Of the configuration, such as <c>Mail:Host</c>.</param>
    public WebApp(params (string Key, string Value)[] settings)
    {
        _factory = new WebApplicationFactory<RateLimits>().WithWebHostBuilder(host =>
        {
            host.UseContentRoot(Path.Combine(Repository.Root, "src", "EMobilityExpo.Web"))
                .UseSetting("Database:Path", Path.Combine(_folder, "expo.db"))
                .UseSetting("Logging:LogLevel:Default", "Warning")
                .UseSetting("Urls", "http://127.0.0.1:0");
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
        });
        _factory.UseKestrel(0);
        _factory.StartServer();
    }

    public string Address => _factory.ClientOptions.BaseAddress.ToString().TrimEnd('/');

    public IServiceProvider Services => _factory.Services;

    /// <summary>A job when it has ended, well or not.</summary>
    public async Task<JobView> EndedAsync(string jobId, CancellationToken cancel)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().WaitForJobAsync(jobId, TimeProvider.System, cancel);
    }

    /// <summary>A client without a session.</summary>
    public HttpClient Anonymous(string culture = "en-GB", HttpMessageHandler? handler = null)
    {
        var client = new HttpClient(handler ?? new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(culture));
        return client;
    }

    /// <summary>A client of the first administrator that sends the antiforgery token with every request.</summary>
    public async Task<HttpClient> OrganiserAsync(string culture = "en-GB", HttpMessageHandler? handler = null) =>
        await SignedInAsync(await SignInTokenAsync(), culture, handler);

    /// <summary>A client of somebody who is invited to an event.</summary>
    public async Task<HttpClient> MemberAsync(
        string eventId, string role, string? participantId = null, bool owner = false, string? email = null, string culture = "en-GB",
        HttpMessageHandler? handler = null) =>
        await SignedInAsync(await MemberTokenAsync(eventId, role, participantId, owner, email), culture, handler);

    /// <summary>A sign-in link of somebody who is invited to an event, without a mail.</summary>
    public async Task<string> MemberTokenAsync(string eventId, string role, string? participantId = null, bool owner = false, string? email = null)
    {
        email ??= $"{PublicId.New()}@people.example";
        await Send(new InviteMember(eventId, email, $"{role} {email[..4]}", role, participantId, owner));
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbSession>();
        var token = PublicId.NewSecret();
        await db.ExecuteAsync(
            AccountsSql.InsertLink,
            new
            {
                TokenHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))),
                Role = "",
                PersonId = (await Person.FindAsync(db, email, default))!.Id,
                CreatedAt = SystemClock.Instance.GetCurrentInstant(),
                ExpiresAt = SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(15),
            },
            default);
        return token;
    }

    public async Task<long> PersonIdAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        return (await Person.FindAsync(scope.ServiceProvider.GetRequiredService<DbSession>(), email, default))!.Id;
    }

    public async Task<string> RegistrationIdAsync(long personId)
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<DbSession>().FirstOrDefaultAsync<string>(
            "SELECT public_id FROM registration WHERE person_id = @PersonId ORDER BY id DESC", new { PersonId = personId }, default))!;
    }

    async Task<HttpClient> SignedInAsync(string token, string culture, HttpMessageHandler? handler = null)
    {
        var client = Anonymous(culture, handler);
        var page = $"/sign-in/{token}";
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
