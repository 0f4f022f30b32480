using Shouldly;

namespace EMobilityExpo.Application.Tests.Reference;

/// <summary>A file of db/reference as rows of named cells. Read by hand: the files promise to need no quotes.</summary>
static class ReferenceFile
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Root, "db", "reference", name));
        text.ShouldNotContain('\r');
        text.ShouldNotContain('"');
        text.ShouldEndWith("\n");
        var lines = text.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        var header = lines[0];
        return lines.Skip(1).Select(IReadOnlyDictionary<string, string> (cells) =>
        {
            cells.Length.ShouldBe(header.Length, string.Join(',', cells));
            return header.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
        }).ToList();
    }

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "EMobilityExpo.sln")))
                return folder.FullName;
        throw new InvalidOperationException("EMobilityExpo.sln is in no folder above the tests.");
    }
}
