namespace EMobilityExpo.Application.Tests.Removals;

using System.Text.RegularExpressions;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Data.Sqlite;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>The database says which tables and columns there are: none of what is taken out is left out.</summary>
public sealed partial class KeptTablesTests
{
    static readonly Sql Columns = "SELECT name FROM pragma_table_info(@Table) ORDER BY cid";

    static readonly Sql Pointing =
        """
        SELECT m.name FROM sqlite_master m
        WHERE m.type = 'table' AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(m.name) k WHERE k."table" = @Table) ORDER BY m.name
        """;

    public static TheoryData<string> Kinds => [.. RemovedKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_column_is_kept(string name)
    {
        await using var app = await TestApplication.StartAsync();
        foreach (var table in RemovedKind.All.Single(kind => kind.Name == name).Tables)
        {
            var columns = await ListAsync(app, Columns, table.Name);
            var inserted = Inserted().Match(table.Restore.For(new SqliteDialect()));
            if (inserted.Success)
                // The number of the last change is given anew.
                inserted.Groups[1].Value.Split(", ").Order().ShouldBe(columns.Except(["id", "changed"]).Order(), table.Name);
        }
    }

    [Theory]
    [InlineData("participant", "participant", "meeting", "unmet_pair")]
    [InlineData("product", "product")]
    [InlineData("member", "membership")]
    [InlineData("delegation", "delegation")]
    [InlineData("media", "media")]
    [InlineData("registration-media", "media")]
    [InlineData("import", "import_file")]
    [InlineData("history", "past_meeting")]
    public async Task Every_table_that_points_to_it_is_kept(string name, string table, params string[] forbidding)
    {
        await using var app = await TestApplication.StartAsync();
        var kept = RemovedKind.All.Single(kind => kind.Name == name).Tables.Select(one => one.Name).Distinct().ToList();

        (await ListAsync(app, Pointing, table)).Except(forbidding).ShouldBeSubsetOf(kept);
        // A table of the timetable that knows a participant keeps it from being taken out.
    }

    static Task<IReadOnlyList<string>> ListAsync(TestApplication app, Sql sql, string table) =>
        app.InScope(services => services.GetRequiredService<DbSession>().QueryAsync<string>(sql, new { Table = table }, CancellationToken.None));

    [GeneratedRegex(@"^INSERT INTO \w+ \(([^)]*)\)", RegexOptions.None, 1000)]
    private static partial Regex Inserted();
}
