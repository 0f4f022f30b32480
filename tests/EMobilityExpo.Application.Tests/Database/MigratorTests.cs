namespace EMobilityExpo.Application.Tests.Database;

using Dapper;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Data.Migrations;
using EMobilityExpo.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

public sealed class MigratorTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("expo-migrate-").FullName;

    static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task An_empty_database_gets_every_script_and_then_nothing_more()
    {
        var first = await MigratorOn("a.db").MigrateAsync(None);
        var second = await MigratorOn("a.db").MigrateAsync(None);

        first.ShouldBe(MigrationScript.All("sqlite").Select(script => script.Name));
        second.ShouldBeEmpty();
    }

    [Fact]
    public async Task From_each_earlier_state_the_schema_becomes_the_same()
    {
        var scripts = MigrationScript.All("sqlite");
        await MigratorOn("whole.db").MigrateAsync(None);
        var whole = await SchemaAsync("whole.db");

        for (var earlier = 0; earlier < scripts.Count; earlier++)
        {
            var file = $"from-{earlier}.db";
            await MigratorOn(file).MigrateAsync([.. scripts.Take(earlier)], None);
            (await MigratorOn(file).MigrateAsync(None)).Count.ShouldBe(scripts.Count - earlier);
            (await SchemaAsync(file)).ShouldBe(whole);
        }
    }

    [Fact]
    public async Task Processes_that_start_at_once_run_each_script_once()
    {
        var scripts = Enumerable.Range(1, 12)
            .Select(number => new MigrationScript($"{number:0000}_t.sql", $"CREATE TABLE t{number} (id INTEGER PRIMARY KEY)")).ToList();

        var applied = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => MigratorOn("race.db").MigrateAsync(scripts, None))));

        applied.SelectMany(names => names).Order().ShouldBe(scripts.Select(script => script.Name));
    }

    [Fact]
    public async Task A_script_that_was_changed_after_it_ran_is_refused()
    {
        await MigratorOn("changed.db").MigrateAsync([new("0001_a.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY)")], None);

        var error = await Should.ThrowAsync<MigrationException>(() =>
            MigratorOn("changed.db").MigrateAsync([new("0001_a.sql", "CREATE TABLE b (id INTEGER PRIMARY KEY)")], None));

        error.Message.ShouldContain("0001_a.sql");
        error.Message.ShouldContain("was changed");
    }

    [Fact]
    public async Task Line_ends_do_not_make_a_script_another_one()
    {
        await MigratorOn("lines.db").MigrateAsync([new("0001_a.sql", "CREATE TABLE a (\n id INTEGER PRIMARY KEY)\n")], None);

        (await MigratorOn("lines.db").MigrateAsync([new("0001_a.sql", "CREATE TABLE a (\r\n id INTEGER PRIMARY KEY)\r\n")], None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_is_newer_than_the_program_is_refused()
    {
        var one = new MigrationScript("0001_a.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY)");
        await MigratorOn("newer.db").MigrateAsync([one, new("0002_b.sql", "CREATE TABLE b (id INTEGER PRIMARY KEY)")], None);

        var error = await Should.ThrowAsync<MigrationException>(() => MigratorOn("newer.db").MigrateAsync([one], None));

        error.Message.ShouldContain("0002_b.sql");
        error.Message.ShouldContain("newer");
    }

    [Fact]
    public async Task A_script_that_fails_leaves_the_database_as_it_was()
    {
        var one = new MigrationScript("0001_a.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY)");
        var broken = new MigrationScript("0002_b.sql", "CREATE TABLE b (id INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1);");

        var error = await Should.ThrowAsync<MigrationException>(() => MigratorOn("broken.db").MigrateAsync([one, broken], None));

        error.Message.ShouldContain("0002_b.sql");
        (await SchemaAsync("broken.db")).ShouldNotContain(row => row.Contains("TABLE b", StringComparison.Ordinal));
        (await MigratorOn("broken.db").MigrateAsync([one], None)).ShouldBeEmpty();
    }

    [Fact]
    public void Both_dialects_have_scripts_of_the_same_names_with_the_same_tables_and_constraints()
    {
        var sqlite = MigrationScript.All("sqlite");
        var server = MigrationScript.All("sqlserver");

        server.Select(script => script.Name).ShouldBe(sqlite.Select(script => script.Name));
        for (var i = 0; i < sqlite.Count; i++)
            Names(server[i].Text).ShouldBe(Names(sqlite[i].Text));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    static IEnumerable<string> Names(string script) =>
        script.Split('\n').Select(line => line.Trim().Split(' '))
            .Where(words => words is ["CREATE", ..] or ["CONSTRAINT", ..] || (words.Length > 1 && words[0].Length > 0 && char.IsAsciiLetterLower(words[0][0])))
            .Select(words => words[0] is "CREATE" ? string.Join(' ', words.Take(4)) : words[0] is "CONSTRAINT" ? words[1] : words[0]);

    Migrator MigratorOn(string file) =>
        new(new SqliteConnectionFactory(Path.Combine(_folder, file)), TimeProvider.System, NullLogger<Migrator>.Instance);

    async Task<IReadOnlyList<string>> SchemaAsync(string file)
    {
        await using var connection = await ((IConnectionFactory)new SqliteConnectionFactory(Path.Combine(_folder, file))).OpenAsync(None);
        return (await connection.QueryAsync<string>(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")).AsList();
    }
}
