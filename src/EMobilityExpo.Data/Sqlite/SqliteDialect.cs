namespace EMobilityExpo.Data.Sqlite;

using System.Data.Common;
using System.Text.RegularExpressions;
using EMobilityExpo.Application.Database;
using Microsoft.Data.Sqlite;

public sealed partial class SqliteDialect : ISqlDialect
{
    const int Busy = 5, Locked = 6, UniqueViolated = 2067, PrimaryKeyViolated = 1555;

    public string Name => "sqlite";

    public string InsertReturningId(string table, string columns, string values) =>
        $"INSERT INTO {table} ({columns}) VALUES ({values}) RETURNING id";

    public string Page(string orderedQuery) => $"{orderedQuery} LIMIT @Take OFFSET @Skip";

    // lower() knows ASCII letters only, which is enough beside Korean, a script without case.
    public string Contains(string column, string parameter) => $"instr(lower({column}), lower({parameter})) > 0";

    public string? ViolatedUniqueConstraint(DbException error)
    {
        if (error is not SqliteException { SqliteExtendedErrorCode: UniqueViolated or PrimaryKeyViolated })
            return null;
        // "UNIQUE constraint failed: event.public_id" or "... failed: index 'uq_participant_name'"
        var index = IndexName().Match(error.Message);
        if (index.Success)
            return index.Groups[1].Value;
        var columns = ColumnNames().Match(error.Message);
        return columns.Success ? SqliteConstraints.NameOf(columns.Groups[1].Value) : "unique";
    }

    public bool IsTransient(DbException error) => error is SqliteException { SqliteErrorCode: Busy or Locked };

    [GeneratedRegex("index '([^']+)'", RegexOptions.None, 1000)]
    private static partial Regex IndexName();

    [GeneratedRegex("failed: ([^']+)", RegexOptions.None, 1000)]
    private static partial Regex ColumnNames();
}
