namespace EMobilityExpo.Data.SqlServer;

using Dapper;
using Microsoft.Data.SqlClient;

public static class SqlServerDatabase
{
    /// <summary>Makes the database that a connection string names, when the server does not have it yet.</summary>
    public static async Task CreateIfMissingAsync(string connectionString, CancellationToken cancel)
    {
        var target = new SqlConnectionStringBuilder(connectionString);
        var name = target.InitialCatalog;
        if (string.IsNullOrWhiteSpace(name))
            throw new InvalidOperationException("The connection string names no database (Initial Catalog).");
        target.InitialCatalog = "master";
        await using var connection = new SqlConnection(target.ConnectionString);
        await connection.OpenAsync(cancel);
        // Readers see the last committed rows instead of waiting for writers, as in SQLite's WAL mode.
        await connection.ExecuteAsync(new CommandDefinition(
            """
            IF DB_ID(@name) IS NULL
            BEGIN
                DECLARE @create nvarchar(max) = N'CREATE DATABASE ' + QUOTENAME(@name);
                EXEC (@create);
                DECLARE @snapshot nvarchar(max) = N'ALTER DATABASE ' + QUOTENAME(@name) + N' SET READ_COMMITTED_SNAPSHOT ON';
                EXEC (@snapshot);
            END
            """,
            new { name }, cancellationToken: cancel));
    }
}
