namespace EMobilityExpo.Web.Tests;

using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using EMobilityExpo.Application.Database;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

/// <summary>The log tells what is our fault, and nothing of what the one who asked can mend.</summary>
public sealed class ErrorLogTests : IAsyncDisposable
{
    readonly WebApp _app = new();
    readonly KeptLog _log = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Expected_errors_of_pages_and_interface_are_no_lines_in_the_log()
    {
        var scene = await TimetableScene.CreateAsync(_app.Services);
        var organiser = await _app.OrganiserAsync();
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
        var home = $"/events/{scene.Event.PublicId}";

        (await StatusAsync(HttpMethod.Get, "/events/nothing")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(HttpMethod.Get, $"{home}/participants/nobody")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(HttpMethod.Get, "/no/such/page")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(HttpMethod.Get, "/t/nothing")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(HttpMethod.Get, $"/api{home}/runs/none")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(HttpMethod.Post, $"/api{home}/participants", new { side = "buyer", fields = (object?)null })).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(HttpMethod.Post, $"/api{home}/participants", new { side = "buyer", fields = new { nameEn = "A", country = (string?)null, products = (object?)null } }))
            .ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(HttpMethod.Delete, $"/api{home}/publication")).ShouldBe(HttpStatusCode.Conflict);
        (await StatusAsync(HttpMethod.Put, $"/api{home}", new { }, "\"999\"")).ShouldBeOneOf(HttpStatusCode.PreconditionFailed, HttpStatusCode.BadRequest);
        _log.Errors.ShouldBeEmpty();

        // A fault of ours is there, once, and the page says so without details.
        await _app.Services.CreateAsyncScope().ServiceProvider.GetRequiredService<DbSession>().ExecuteAsync("ALTER TABLE audit_entry RENAME TO lost", null, Cancel);
        var answer = await organiser.GetAsync($"{home}/audit", Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldNotContain("audit_entry");
        _log.Errors.ShouldHaveSingleItem().ShouldContain("audit_entry");

        async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, object? body = null, string? ifMatch = null)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            if (ifMatch is not null)
                request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            return (await organiser.SendAsync(request, Cancel)).StatusCode;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    sealed class KeptLog : ILoggerProvider, ILogger
    {
        readonly ConcurrentQueue<string> _errors = new();

        public IReadOnlyCollection<string> Errors => _errors;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                _errors.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
