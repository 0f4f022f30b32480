namespace EMobilityExpo.Data.Sqlite;

using Dapper;
using Microsoft.Data.Sqlite;

/// <summary>Backup and restore of the embedded database.</summary>
public static class SqliteBackup
{
    /// <summary>Writes a consistent copy of a database that may be in use, and checks it.</summary>
    /// <exception cref="InvalidOperationException">The source is missing, the target exists, or the copy is damaged.</exception>
    public static async Task BackupAsync(string database, string target, bool overwrite, CancellationToken cancel)
    {
        RequireFree(target, overwrite);
        if (!File.Exists(database))
            throw new InvalidOperationException($"There is no database at {database}.");
        var part = $"{target}.part";
        File.Delete(part);
        await using (var connection = new SqliteConnection($"Data Source={database}"))
        {
            await connection.OpenAsync(cancel);
            await connection.ExecuteAsync(new CommandDefinition("VACUUM INTO @part", new { part }, commandTimeout: 600, cancellationToken: cancel));
        }

        await CheckAsync(part, cancel);
        File.Move(part, target, overwrite);
    }

    /// <summary>Puts a backup in the place of a database that no process uses. The old one stays beside it as <c>.before-restore</c>.</summary>
    public static async Task RestoreAsync(string backup, string database, bool overwrite, CancellationToken cancel)
    {
        if (!File.Exists(backup))
            throw new InvalidOperationException($"There is no backup at {backup}.");
        await CheckAsync(backup, cancel);
        RequireFree(database, overwrite);
        if (File.Exists(database))
            await BackupAsync(database, $"{database}.before-restore", overwrite: true, cancel);
        SqliteConnection.ClearAllPools();
        File.Copy(backup, $"{database}.part", overwrite: true);
        foreach (var rest in new[] { $"{database}-wal", $"{database}-shm" })
            File.Delete(rest);
        File.Move($"{database}.part", database, overwrite: true);
    }

    static async Task CheckAsync(string file, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        string answer;
        try
        {
            await connection.OpenAsync(cancel);
            answer = await connection.ExecuteScalarAsync<string>(new CommandDefinition("PRAGMA integrity_check", cancellationToken: cancel)) ?? "";
        }
        catch (SqliteException error)
        {
            answer = error.Message;
        }

        if (answer != "ok")
            throw new InvalidOperationException($"{file} is not a sound database: {answer}");
    }

    static void RequireFree(string file, bool overwrite)
    {
        if (!overwrite && File.Exists(file))
            throw new InvalidOperationException($"{file} exists already. Add --overwrite to replace it.");
    }
}
