namespace EMobilityExpo.Data;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Data.Migrations;
using EMobilityExpo.Data.Sqlite;
using EMobilityExpo.Data.SqlServer;
using EMobilityExpo.Data.Types;
using Microsoft.Extensions.DependencyInjection;

public static class DataServices
{
    public static IServiceCollection AddExpoData(this IServiceCollection services, DatabaseOptions options)
    {
        DapperSetup.Ensure();
        services.AddSingleton(Factory(options));
        services.AddSingleton<Migrator>();
        services.AddScoped<DbSession>();
        return services;
    }

    static IConnectionFactory Factory(DatabaseOptions options) => options.Engine switch
    {
        "sqlite" => new SqliteConnectionFactory(options.Path),
        "sqlserver" when !string.IsNullOrWhiteSpace(options.ConnectionString) =>
            new SqlServerConnectionFactory(options.ConnectionString),
        "sqlserver" => throw new InvalidOperationException(
            "Database:Engine is 'sqlserver' but Database:ConnectionString is empty. Set it in the environment as Database__ConnectionString."),
        _ => throw new InvalidOperationException(
            $"Database:Engine is '{options.Engine}'; it can be 'sqlite' (embedded) or 'sqlserver'."),
    };
}
