namespace EMobilityExpo.Web.Tests.Architecture;

using System.Text.RegularExpressions;
using System.Xml.Linq;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

/// <summary>Who may know whom: docs/architecture.md in a form that fails.</summary>
public sealed class DependencyTests
{
    [Theory]
    [InlineData("Matching", "")]
    [InlineData("Application", "Matching")]
    [InlineData("Data", "Application")]
    [InlineData("Web", "Data")]
    [InlineData("Cli", "Data")]
    public void A_project_refers_to_what_it_may(string project, string allowed) =>
        References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path).Split('.')[^1])
            .ShouldBeSubsetOf(allowed.Split(',', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void The_engine_needs_no_package() => References("Matching", "PackageReference").ShouldBeEmpty();

    [Fact]
    public void Only_the_web_host_knows_the_job_engine_and_only_data_the_drivers()
    {
        string[] projects = ["Matching", "Application", "Data", "Web", "Cli"];
        Knowing(projects, "Quartz").ShouldBe(["Web"]);
        Knowing(projects, "Microsoft.Data.SqlClient").ShouldBe(["Data"]);
        Knowing(projects, "Microsoft.Data.Sqlite").ShouldBe(["Data"]);
    }

    [Fact]
    public void The_engine_reads_no_clock_and_no_file()
    {
        string[] banned = ["DateTime.", "DateTimeOffset.", "Stopwatch", "TimeProvider", "File.", "Directory.", "Guid.NewGuid", "Random(", "Random.Shared"];
        foreach (var file in Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src", "EMobilityExpo.Matching"), "*.cs", SearchOption.AllDirectories))
        {
            if (file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                continue;
            var code = string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
            foreach (var word in banned)
                Regex.IsMatch(code, $@"\b{Regex.Escape(word)}", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBeFalse($"{Path.GetFileName(file)} uses {word}");
        }
    }

    static IEnumerable<string> Knowing(string[] projects, string package) =>
        projects.Where(project => References(project, "PackageReference").Contains(package, StringComparer.Ordinal));

    static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", $"EMobilityExpo.{project}", $"EMobilityExpo.{project}.csproj"))
            .Descendants(kind).Select(element => element.Attribute("Include")!.Value.Replace('\\', '/'));
}
