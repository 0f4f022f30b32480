namespace EMobilityExpo.TestCommon;

using EMobilityExpo.Application;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Mail;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Data;
using EMobilityExpo.Data.Migrations;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

/// <summary>The application on a database of its own in a folder of its own, both gone afterwards. Jobs wait until <see cref="RunJobsAsync"/>.</summary>
public sealed class TestApplication : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("expo-test-").FullName;
    readonly ServiceProvider _services;

    TestApplication(DatabaseOptions? database, Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddExpoApplication();
        services.AddExpoData(database ?? new DatabaseOptions { Path = Path.Combine(_folder, "expo.db") });
        services.AddSingleton<FixedActor>();
        services.AddScoped<IActor>(provider => provider.GetRequiredService<FixedActor>());
        services.AddSingleton(Scheduler);
        services.AddSingleton<IJobScheduler>(Scheduler);
        services.AddSingleton<IMail>(Mails);
        services.AddSingleton<ISecrets, ReversedSecrets>();
        services.AddSingleton<TimeProvider>(Time);
        configure?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public IServiceProvider Services => _services;

    public AdjustableTime Time { get; } = new();

    public WaitingScheduler Scheduler { get; } = new();

    public KeptMails Mails { get; } = new();

    public static async Task<TestApplication> StartAsync(DatabaseOptions? database = null, Action<IServiceCollection>? configure = null)
    {
        var app = new TestApplication(database, configure);
        await app._services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        return app;
    }

    /// <summary>Sends a request in a scope of its own, as each web request does.</summary>
    public async Task<T> Send<T>(IRequest<T> request, CancellationToken cancel = default)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancel);
    }

    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Runs every job that was asked for, one after the other.</summary>
    public async Task RunJobsAsync(CancellationToken stopping = default)
    {
        while (Scheduler.Waiting.TryDequeue(out var job))
            await _services.GetRequiredService<JobRunner>().RunAsync(job, stopping);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    sealed class FixedActor : IActor
    {
        public string Name => "tester";
    }
}
