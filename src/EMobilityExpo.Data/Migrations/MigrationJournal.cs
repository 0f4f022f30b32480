namespace EMobilityExpo.Data.Migrations;

/// <summary>The journal's own statements: they run before any script has, so they are not among the prepared ones.</summary>
sealed record MigrationJournal(string LockAndCreate)
{
    public const string Select = "SELECT name, checksum FROM schema_journal ORDER BY id";

    public const string Insert =
        "INSERT INTO schema_journal (name, checksum, applied_at) VALUES (@Name, @Checksum, @AppliedAt)";

    /// <summary>
    /// SQLite begins the transaction as a writer, which is the lock. SQL Server holds an application lock until the transaction
    /// ends; the unique name would refuse a second row all the same.
    /// </summary>
    public static MigrationJournal For(string dialect) => dialect == "sqlite"
        ? new("""
            CREATE TABLE IF NOT EXISTS schema_journal (
                id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)
            """)
        : new("""
            EXEC sp_getapplock @Resource = 'emobilityexpo-migrate', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000;
            IF OBJECT_ID('schema_journal') IS NULL
                CREATE TABLE schema_journal (
                    id bigint IDENTITY(1,1) NOT NULL PRIMARY KEY, name nvarchar(200) NOT NULL UNIQUE,
                    checksum varchar(100) NOT NULL, applied_at varchar(40) NOT NULL);
            """);
}
