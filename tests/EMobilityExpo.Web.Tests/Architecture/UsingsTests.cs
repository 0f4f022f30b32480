using EMobilityExpo.TestCommon;
using Xunit;

namespace EMobilityExpo.Web.Tests.Architecture;

/// <summary>The one rule of `dotnet format` that neither the build nor its whitespace part looks at, which is all that continuous integration runs of it.</summary>
public sealed class UsingsTests
{
    // Some files have their usings after the namespace.
    static readonly string[] _before = ["using ", "namespace ", "//"];

    [Fact]
    public void Usings_are_in_order_System_first()
    {
        var wrong = new List<string>();
        foreach (var folder in new[] { "src", "tests" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            {
                if (file.Split(Path.DirectorySeparatorChar).Any(x => x is "obj" or "bin" or "node_modules")) continue;
                var names = Usings(File.ReadLines(file));
                if (!names.SequenceEqual(names.OrderBy(x => !IsSystem(x)).ThenBy(x => x, StringComparer.OrdinalIgnoreCase)))
                    wrong.Add($"{Path.GetRelativePath(Repository.Root, file)}: {string.Join(", ", names)}");
            }
        }

        Assert.Empty(wrong);
    }

    static List<string> Usings(IEnumerable<string> lines) =>
        [.. lines.TakeWhile(x => x.Length == 0 || _before.Any(y => x.StartsWith(y, StringComparison.Ordinal)))
            .Where(x => x.StartsWith("using ", StringComparison.Ordinal) && !x.Contains('=', StringComparison.Ordinal) && !x.StartsWith("using static", StringComparison.Ordinal))
            .Select(x => x["using ".Length..].TrimEnd(';'))];

    static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
