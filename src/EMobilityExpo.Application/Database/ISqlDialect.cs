namespace EMobilityExpo.Application.Database;

using System.Data.Common;

/// <summary>What SQLite and SQL Server write differently. Everything else is plain SQL that both accept.</summary>
public interface ISqlDialect
{
    /// <summary><c>sqlite</c> or <c>sqlserver</c>; also the folder of the migrations.</summary>
    string Name { get; }

    /// <summary>An insert of one row that answers with its new <c>id</c>.</summary>
    string InsertReturningId(string table, string columns, string values);

    /// <summary>An ordered query cut to the rows from <c>@Skip</c>, at most <c>@Take</c> of them.</summary>
    string Page(string orderedQuery);

    /// <summary>A substring search that ignores case: <c>column</c> contains the value of <c>parameter</c>.</summary>
    string Contains(string column, string parameter);

    /// <summary>The name of the unique constraint or index that the error is about, or null when it is another error.</summary>
    string? ViolatedUniqueConstraint(DbException error);

    /// <summary>Whether the same transaction may succeed when it is tried again (deadlock victim, busy database).</summary>
    bool IsTransient(DbException error);
}
