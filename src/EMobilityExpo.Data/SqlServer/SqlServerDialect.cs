namespace EMobilityExpo.Data.SqlServer;

using System.Data.Common;
using System.Text.RegularExpressions;
using EMobilityExpo.Application.Database;
using Microsoft.Data.SqlClient;

public sealed partial class SqlServerDialect : ISqlDialect
{
    const int ConstraintViolated = 2627, IndexViolated = 2601, DeadlockVictim = 1205, LockTimeout = 1222;

    public string Name => "sqlserver";

    public string InsertReturningId(string table, string columns, string values) =>
        $"INSERT INTO {table} ({columns}) OUTPUT inserted.id VALUES ({values})";

    public string Page(string orderedQuery) => $"{orderedQuery} OFFSET @Skip ROWS FETCH NEXT @Take ROWS ONLY";

    public string Contains(string column, string parameter) => $"CHARINDEX(LOWER({parameter}), LOWER({column})) > 0";

    public string? ViolatedUniqueConstraint(DbException error)
    {
        if (error is not SqlException { Number: ConstraintViolated or IndexViolated })
            return null;
        var name = ConstraintName().Match(error.Message);
        return name.Success ? name.Value : "unique";
    }

    public bool IsTransient(DbException error) => error is SqlException { Number: DeadlockVictim or LockTimeout };

    [GeneratedRegex(@"\buq_\w+", RegexOptions.None, 1000)]
    private static partial Regex ConstraintName();
}
