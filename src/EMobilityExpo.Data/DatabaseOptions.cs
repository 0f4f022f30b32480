namespace EMobilityExpo.Data;

/// <summary>Configuration section <c>Database</c>. Secrets come from the environment: <c>Database__ConnectionString</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>sqlite</c> (the embedded default) or <c>sqlserver</c>.</summary>
    public string Engine { get; set; } = "sqlite";

    /// <summary>The file of the embedded database. Relative to <see cref="ExpoPaths.Root"/>.</summary>
    public string Path { get; set; } = "data/expo.db";

    /// <summary>The connection string of SQL Server.</summary>
    public string? ConnectionString { get; set; }
}

public static class ExpoPaths
{
    /// <summary>
    /// Where relative paths of the configuration start: the checkout when run from one, so that the service and the command
    /// line meet at the same file, else the working directory.
    /// </summary>
    public static string Root { get; } = FindRoot();

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EMobilityExpo.sln")))
                return folder.FullName;
        }

        return Directory.GetCurrentDirectory();
    }
}
