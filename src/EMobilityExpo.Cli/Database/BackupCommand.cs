namespace EMobilityExpo.Cli.Database;

using System.CommandLine;
using EMobilityExpo.Cli.Hosting;
using EMobilityExpo.Data.Sqlite;

/// <summary>Copies of the embedded database. SQL Server has its own BACKUP and RESTORE.</summary>
static class BackupCommand
{
    static readonly Argument<FileInfo> File = new("file") { Description = "The backup" };

    static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace a file that exists" };

    public static Command BuildBackup()
    {
        var command = new Command("backup", "Writes a whole copy of the embedded database while it is in use") { File, CliServices.DatabaseFile, Overwrite };
        command.SetAction((parsed, cancel) => CliServices.RunAsync(parsed, async _ =>
        {
            await SqliteBackup.BackupAsync(DatabaseFile(parsed), parsed.GetValue(File)!.FullName, parsed.GetValue(Overwrite), cancel);
            Console.WriteLine($"Backup written: {parsed.GetValue(File)!.FullName}");
            return 0;
        }));
        return command;
    }

    public static Command BuildRestore()
    {
        var command = new Command("restore", "Puts a backup in the place of the embedded database; stop the web host first") { File, CliServices.DatabaseFile, Overwrite };
        command.SetAction((parsed, cancel) => CliServices.RunAsync(parsed, async _ =>
        {
            await SqliteBackup.RestoreAsync(parsed.GetValue(File)!.FullName, DatabaseFile(parsed), parsed.GetValue(Overwrite), cancel);
            Console.WriteLine("Restored.");
            return 0;
        }));
        return command;
    }

    static string DatabaseFile(ParseResult parsed)
    {
        var options = CliServices.Options(parsed);
        return options.Engine == "sqlite"
            ? new SqliteConnectionFactory(options.Path).File
            : throw new InvalidOperationException("This works on the embedded database. For SQL Server use its BACKUP DATABASE and RESTORE DATABASE.");
    }
}
