namespace EMobilityExpo.Web.Jobs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Data.Sqlite;
using EMobilityExpo.Data.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Quartz;

public static class QuartzServices
{
    public static void AddExpoJobs(this IServiceCollection services)
    {
        var database = (IConnectionFactory)services.Single(service => service.ServiceType == typeof(IConnectionFactory)).ImplementationInstance!;
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => options.GenerateInstanceId = true);
            quartz.UseDefaultThreadPool(Math.Max(2, Environment.ProcessorCount));
            quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                switch (database)
                {
                    case SqliteConnectionFactory sqlite:
                        store.UseSqlite(SqliteFactory.Instance, sqlite.ConnectionString);
                        break;
                    case SqlServerConnectionFactory server:
                        store.UseSqlServer(SqlClientFactory.Instance, server.ConnectionString);
                        store.UseClustering(_ => { });
                        break;
                }
            });
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddSingleton<IJobScheduler, QuartzJobScheduler>();
        services.AddHostedService<WaitingJobs>();
        services.AddHostedService<Housekeeping>();
    }
}
