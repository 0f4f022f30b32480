namespace EMobilityExpo.Cli.Database;

using System.CommandLine;
using EMobilityExpo.Cli.Hosting;
using EMobilityExpo.Data.Migrations;
using EMobilityExpo.Data.SqlServer;
using Microsoft.Extensions.DependencyInjection;

static class MigrateCommand
{
    static readonly Option<bool> Create = new("--create-database") { Description = "Make the SQL Server database first, when it is missing" };

    public static Command Build()
    {
        var command = new Command("migrate", "Brings the database to the newest state, as the web host does when it starts") { CliServices.DatabaseFile, Create };
        command.SetAction((parsed, cancel) => CliServices.RunAsync(parsed, async services =>
        {
            var options = CliServices.Options(parsed);
            if (parsed.GetValue(Create) && options.Engine == "sqlserver")
                await SqlServerDatabase.CreateIfMissingAsync(options.ConnectionString!, cancel);
            var applied = await services.GetRequiredService<Migrator>().MigrateAsync(cancel);
            Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"Done: {string.Join(", ", applied)}");
            return 0;
        }));
        return command;
    }
}
