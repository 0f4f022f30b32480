namespace EMobilityExpo.Cli.Hosting;

using System.CommandLine;
using EMobilityExpo.Application;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Data;
using EMobilityExpo.Data.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

/// <summary>The application on the same database as the web host: its options come from the same environment variables.</summary>
static class CliServices
{
    public static readonly Option<string?> DatabaseFile = new("--database")
    {
        Description = "File of the embedded database (default: data/expo.db, or Database__Path)",
    };

    public static DatabaseOptions Options(ParseResult parsed)
    {
        var defaults = new DatabaseOptions();
        var file = parsed.GetValue(DatabaseFile);
        return new()
        {
            Engine = file is null ? Environment.GetEnvironmentVariable("Database__Engine") ?? defaults.Engine : "sqlite",
            Path = file ?? Environment.GetEnvironmentVariable("Database__Path") ?? defaults.Path,
            ConnectionString = Environment.GetEnvironmentVariable("Database__ConnectionString"),
        };
    }

    /// <summary>Runs work on the application; what is wrong with the configuration or the database is one line and exit code 1.</summary>
    public static Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> work) => RunAsync(Options(parsed), work);

    public static async Task<int> RunAsync(DatabaseOptions database, Func<IServiceProvider, Task<int>> work)
    {
        try
        {
            var services = new ServiceCollection();
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            services.AddExpoApplication();
            services.AddExpoData(database);
            services.AddScoped<IActor, CommandLineActor>();
            services.AddSingleton<IJobScheduler, HostRunsJobs>();
            await using var provider = services.BuildServiceProvider();
            await using var scope = provider.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }
        catch (Exception error) when (error is MigrationException or InvalidOperationException or System.Data.Common.DbException or Application.Errors.AppException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    sealed class CommandLineActor : IActor
    {
        public string Name => "command line";
    }

    /// <summary>The run is in the database; a web host that serves it takes it up.</summary>
    sealed class HostRunsJobs : IJobScheduler
    {
        public Task EnqueueAsync(string jobId, CancellationToken cancel) => Task.CompletedTask;
    }
}
