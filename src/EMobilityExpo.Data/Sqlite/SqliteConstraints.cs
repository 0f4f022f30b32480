namespace EMobilityExpo.Data.Sqlite;

using System.Collections.Frozen;
using System.Text.RegularExpressions;
using EMobilityExpo.Data.Migrations;

/// <summary>SQLite names the columns of a violated constraint, not the constraint: the migrations tell which one it was.</summary>
static partial class SqliteConstraints
{
    static readonly Lazy<FrozenDictionary<string, string>> ByColumns = new(Read);

    /// <param name="columns">As SQLite lists them: <c>event_day.event_id, event_day.date</c>.</param>
    public static string NameOf(string columns) => ByColumns.Value.GetValueOrDefault(columns.Trim().TrimEnd('.'), columns);

    static FrozenDictionary<string, string> Read()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var script in MigrationScript.All("sqlite"))
        {
            foreach (Match table in Tables().Matches(script.Text))
            {
                foreach (Match unique in Uniques().Matches(table.Groups[2].Value))
                    names.TryAdd(Columns(table.Groups[1].Value, unique.Groups[2].Value), unique.Groups[1].Value);
            }

            foreach (Match index in Indices().Matches(script.Text))
                names.TryAdd(Columns(index.Groups[2].Value, index.Groups[3].Value), index.Groups[1].Value);
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static string Columns(string table, string list) =>
        string.Join(", ", list.Split(',', StringSplitOptions.TrimEntries).Select(column => $"{table}.{column}"));

    [GeneratedRegex(@"CREATE TABLE (\w+) \((.*?)\n\);", RegexOptions.Singleline, 5000)]
    private static partial Regex Tables();

    [GeneratedRegex(@"CONSTRAINT (\w+) UNIQUE \(([^)]*)\)", RegexOptions.None, 5000)]
    private static partial Regex Uniques();

    [GeneratedRegex(@"CREATE UNIQUE INDEX (\w+) ON (\w+) \(([^)]*)\)", RegexOptions.None, 5000)]
    private static partial Regex Indices();
}
