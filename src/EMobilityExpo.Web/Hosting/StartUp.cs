namespace EMobilityExpo.Web.Hosting;

using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Data.Migrations;
using MediatR;
using NodaTime;

/// <summary>Brings the database up to date, serves, and tells on the console where to look and how to sign in.</summary>
public static class StartUp
{
    public static async Task<int> RunAsync(WebApplication app, bool demo)
    {
        try
        {
            await app.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        }
        catch (MigrationException error)
        {
            await Console.Error.WriteLineAsync($"The database can not be used: {error.Message}");
            return 2;
        }

        await app.StartAsync();
        var address = app.Urls.FirstOrDefault() ?? "http://localhost:5080";
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var token = await scope.ServiceProvider.GetRequiredService<IMediator>()
                .Send(new CreateSignInLink(Duration.FromMinutes(15)));
            Console.WriteLine($"Listening on {address}");
            Console.WriteLine($"Organiser sign-in (once, within 15 minutes): {address}/sign-in/{token}");
        }

        _ = demo;
        await app.WaitForShutdownAsync();
        return 0;
    }
}
