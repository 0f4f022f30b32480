namespace EMobilityExpo.Web.Hosting;

using System.Data.Common;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Data.Migrations;
using MediatR;
using NodaTime;

/// <summary>Brings the database up to date, serves, and tells on the console where to look and how to sign in.</summary>
public static class StartUp
{
    static readonly Duration LinkLifetime = Duration.FromMinutes(15);

    public static async Task<int> RunAsync(WebApplication app, bool demo)
    {
        var migrated = await Explain(
            () => app.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None),
            "Database:Path must name a file in a folder that this user may write.");
        if (migrated is not null)
            return await RefuseAsync($"The database can not be used: {migrated}");
        var started = await Explain(
            () => app.StartAsync(), "Is it running already? Another address is chosen with --urls http://localhost:5081.");
        if (started is not null)
            return await RefuseAsync($"The service could not start: {started}");

        var address = (app.Urls.FirstOrDefault() ?? "http://localhost:5080")
            .Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal);
        Console.WriteLine($"Listening on {address}");
        await PrintSignInLinkAsync(app.Services, address);
        if (demo)
            await DemoEvent.OpenAsync(app.Services, address, app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync();
        return 0;
    }

    static async Task PrintSignInLinkAsync(IServiceProvider services, string address)
    {
        await using var scope = services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CreateSignInLink(LinkLifetime));
        Console.WriteLine($"Sign in as the organiser (works once, within 15 minutes): {address}/sign-in/{token}");
    }

    /// <summary>What is wrong, in words for the person who starts the program; null when nothing is.</summary>
    static async Task<string?> Explain(Func<Task> start, string hint)
    {
        try
        {
            await start();
            return null;
        }
        catch (Exception error) when (error is MigrationException or DbException or InvalidOperationException)
        {
            return error.Message;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{error.Message} {hint}";
        }
    }

    public static async Task<int> RefuseAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return 1;
    }
}
