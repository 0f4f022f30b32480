namespace EMobilityExpo.Web.Hosting;

using EMobilityExpo.Application.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;

/// <summary>Ready means: the database answers and has been migrated.</summary>
public sealed class DatabaseHealth(DbSession db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await db.ScalarAsync<int>(HealthSql.Events, null, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (System.Data.Common.DbException error)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", error);
        }
    }
}

public static class HealthSql
{
    public static readonly Sql Events = "SELECT COUNT(*) FROM event";
}
