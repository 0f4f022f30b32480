namespace EMobilityExpo.Data.Sqlite;

using System.Data.Common;
using EMobilityExpo.Application.Database;
using Microsoft.Data.Sqlite;

public sealed class SqliteConnectionFactory : IConnectionFactory
{
    readonly string _connectionString;

    /// <param name="file">Its folder is made when it is first opened.</param>
    public SqliteConnectionFactory(string file)
    {
        File = Path.GetFullPath(file, ExpoPaths.Root);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = File,
            ForeignKeys = true,
            DefaultTimeout = 30, // seconds that a writer waits for another one
        }.ToString();
    }

    public string File { get; }

    public string ConnectionString => _connectionString;

    public ISqlDialect Dialect { get; } = new SqliteDialect();

    /// <summary>Lets go of files whose last connection was given back, so that they can be deleted.</summary>
    public static void CloseIdle() => SqliteConnection.ClearAllPools();

    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            // NORMAL is durable against a killed process, and in WAL mode consistent against a power cut.
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 30000;";
            await command.ExecuteNonQueryAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
