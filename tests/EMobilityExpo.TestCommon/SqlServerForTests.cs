namespace EMobilityExpo.TestCommon;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Data;
using EMobilityExpo.Data.SqlServer;
using Microsoft.Data.SqlClient;

/// <summary>A new database on the SQL Server that <c>EXPO_TEST_SQLSERVER</c> names.</summary>
public static class SqlServerForTests
{
    public const string Reason =
        "EXPO_TEST_SQLSERVER holds no connection string: no SQL Server to test on. Set it to one whose user may create databases.";

    /// <param name="skip">Skips the test with a reason; does not return.</param>
    public static async Task<DatabaseOptions> NewDatabaseOrSkipAsync(Action<string> skip)
    {
        var server = Environment.GetEnvironmentVariable("EXPO_TEST_SQLSERVER");
        if (string.IsNullOrWhiteSpace(server))
            skip(Reason);
        var own = new SqlConnectionStringBuilder(server) { InitialCatalog = $"expo_test_{PublicId.New()}" };
        await SqlServerDatabase.CreateIfMissingAsync(own.ConnectionString, CancellationToken.None);
        return new() { Engine = "sqlserver", ConnectionString = own.ConnectionString };
    }
}
