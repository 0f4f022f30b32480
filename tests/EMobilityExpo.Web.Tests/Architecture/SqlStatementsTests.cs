namespace EMobilityExpo.Web.Tests.Architecture;

using System.Reflection;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Data;
using EMobilityExpo.Data.SqlServer;
using EMobilityExpo.TestCommon;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>Finds every SQL statement of the program and has each engine prepare it.</summary>
public sealed class SqlStatementsTests
{
    static readonly Assembly[] Assemblies = [typeof(DbSession).Assembly, typeof(DatabaseOptions).Assembly, typeof(Program).Assembly];

    [Fact]
    public async Task Sqlite_prepares_every_statement()
    {
        await using var app = await TestApplication.StartAsync();
        var factory = app.Services.GetRequiredService<IConnectionFactory>();
        await using var connection = await factory.OpenAsync(CancellationToken.None);
        var failures = new List<string>();
        foreach (var (name, sql) in Statements())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql.For(factory.Dialect);
            try
            {
                await command.PrepareAsync(TestContext.Current.CancellationToken);
            }
            catch (System.Data.Common.DbException error)
            {
                failures.Add($"{name}: {error.Message}");
            }
        }

        failures.ShouldBeEmpty();
        Statements().Count().ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Sql_server_prepares_every_statement()
    {
        var options = await SqlServerForTests.NewDatabaseOrSkipAsync(Assert.Skip);
        await using var app = await TestApplication.StartAsync(options);
        var failures = new List<string>();
        await using var connection = new SqlConnection(options.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var (name, sql) in Statements())
        {
            await using var command = new SqlCommand("sp_describe_undeclared_parameters", connection)
            {
                CommandType = System.Data.CommandType.StoredProcedure,
            };
            command.Parameters.AddWithValue("@tsql", sql.For(new SqlServerDialect()));
            try
            {
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }
            catch (SqlException error)
            {
                failures.Add($"{name}: {error.Message}");
            }
        }

        failures.ShouldBeEmpty();
    }

    [Fact]
    public void The_statements_for_sql_server_hold_nothing_that_only_sqlite_knows()
    {
        string[] foreign = [" LIMIT ", " RETURNING ", "ON CONFLICT", "||", " INSTR(", "IFNULL(", "AUTOINCREMENT", " GLOB ", "JSON_", "json_"];

        foreach (var (name, sql) in Statements())
        {
            var text = sql.For(new SqlServerDialect()).ReplaceLineEndings(" ");
            foreach (var word in foreign)
                text.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{name} uses {word}");
        }
    }

    [Fact]
    public void Sql_is_written_only_in_classes_named_for_it()
    {
        var root = Repository.Root;
        var strays = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => !file.EndsWith("Sql.cs", StringComparison.Ordinal) && !file.Contains("EMobilityExpo.Data", StringComparison.Ordinal))
            .Where(file =>
            {
                var text = File.ReadAllText(file);
                var mine = text.Split("static class").Where(part => !part.Split('\n')[0].Trim().EndsWith("Sql", StringComparison.Ordinal));
                return mine.Any(part => Verbs.Any(verb => part.Contains(verb, StringComparison.Ordinal)));
            })
            .Select(file => Path.GetRelativePath(root, file));

        strays.ShouldBeEmpty();
    }

    static readonly string[] Verbs = ["SELECT ", "INSERT INTO ", "DELETE FROM "];

    static IEnumerable<(string Name, Sql Sql)> Statements() =>
        from assembly in Assemblies
        from type in assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        from statement in Of(field)
        select ($"{type.Name}.{field.Name}", statement);

    static IEnumerable<Sql> Of(FieldInfo field) =>
        field.FieldType == typeof(Sql) ? [(Sql)field.GetValue(null)!]
        : field.FieldType == typeof(KeptTable) ? [((KeptTable)field.GetValue(null)!).Keep, ((KeptTable)field.GetValue(null)!).Restore]
        : typeof(IEnumerable<KeyValuePair<string, Sql>>).IsAssignableFrom(field.FieldType)
            ? ((IEnumerable<KeyValuePair<string, Sql>>)field.GetValue(null)!).Select(pair => pair.Value)
        : typeof(IEnumerable<Sql>).IsAssignableFrom(field.FieldType) ? (IEnumerable<Sql>)field.GetValue(null)!
        : [];
}
