namespace EMobilityExpo.Data.Migrations;

using System.Data;
using System.Data.Common;
using Dapper;
using EMobilityExpo.Application.Database;
using Microsoft.Extensions.Logging;

/// <summary>
/// Brings a database to the newest state: runs each script of <c>db/&lt;dialect&gt;</c> that the journal lacks, each in one
/// transaction with its journal row. Two processes may start at once: the second waits for the lock of the first, looks into the
/// journal again and finds nothing left to do.
/// </summary>
public sealed class Migrator(IConnectionFactory factory, TimeProvider clock, ILogger<Migrator> logger)
{
    /// <summary>Gives the names of the scripts that were run.</summary>
    /// <exception cref="MigrationException">An old script was changed, or the database is newer than this program.</exception>
    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel) =>
        MigrateAsync(MigrationScript.All(factory.Dialect.Name), cancel);

    public async Task<IReadOnlyList<string>> MigrateAsync(IReadOnlyList<MigrationScript> scripts, CancellationToken cancel)
    {
        await using var connection = await factory.OpenAsync(cancel);
        var journal = MigrationJournal.For(factory.Dialect.Name);
        var applied = new List<string>();
        for (var more = true; more;)
        {
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
            await connection.ExecuteAsync(journal.LockAndCreate, transaction: transaction);
            var rows = (await connection.QueryAsync<(string Name, string Checksum)>(
                MigrationJournal.Select, transaction: transaction)).AsList();
            Check(scripts, rows);
            more = rows.Count < scripts.Count;
            if (more)
            {
                var script = scripts[rows.Count];
                await RunAsync(connection, transaction, script);
                applied.Add(script.Name);
            }

            await transaction.CommitAsync(cancel);
        }

        if (applied.Count > 0)
            logger.LogInformation("Database migrated: {Scripts}", string.Join(", ", applied));
        return applied;
    }

    static void Check(IReadOnlyList<MigrationScript> scripts, List<(string Name, string Checksum)> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (i >= scripts.Count || rows[i].Name != scripts[i].Name)
            {
                throw new MigrationException(
                    $"The database has the migration {rows[i].Name}, which this program does not know in that place: the database is " +
                    "newer than the program, or belongs to another one. Start the newer program, or restore the backup made before it.");
            }

            if (rows[i].Checksum != scripts[i].Checksum)
            {
                throw new MigrationException(
                    $"The script {scripts[i].Name} was changed after this database had run it. Put the old text back and write the " +
                    "change as a new script with the next number.");
            }
        }
    }

    async Task RunAsync(DbConnection connection, DbTransaction transaction, MigrationScript script)
    {
        try
        {
            await connection.ExecuteAsync(script.Text, transaction: transaction, commandTimeout: 600);
        }
        catch (DbException error)
        {
            throw new MigrationException(
                $"The script {script.Name} failed and was rolled back; the database is as it was before it. The database says: {error.Message}");
        }

        await connection.ExecuteAsync(
            MigrationJournal.Insert,
            new { script.Name, script.Checksum, AppliedAt = clock.GetUtcNow().UtcDateTime.ToString("O") },
            transaction);
    }
}
