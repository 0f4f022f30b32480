namespace EMobilityExpo.Data.SqlServer;

using System.Data.Common;
using EMobilityExpo.Application.Database;
using Microsoft.Data.SqlClient;

public sealed class SqlServerConnectionFactory(string connectionString) : IConnectionFactory
{
    public string ConnectionString => connectionString;

    public ISqlDialect Dialect { get; } = new SqlServerDialect();

    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
