using System.CommandLine;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EMobilityExpo.Cli.Demo;
using Shouldly;

namespace EMobilityExpo.Web.Tests.Cli;

/// <summary>Runs the command into a folder of its own, and reads what organisers would open.</summary>
public sealed class DemoFiles : IDisposable
{
    public DemoFiles()
    {
        Folder = Directory.CreateTempSubdirectory("expo-demo-").FullName;
        var settings = new InvocationConfiguration { Output = TextWriter.Null };
        ExitCode = DemoCommand.Build().Parse(["--out", Folder, "--seed", "2022"]).Invoke(settings);
    }

    public string Folder { get; }

    public int ExitCode { get; }

    public static string Root { get; } = FindRoot();

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        var lines = CsvLines(Path.Combine(Folder, file));
        return
        [
            .. lines.Skip(1).Select(line =>
                lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal)),
        ];
    }

    /// <summary>Split by hand: no cell of the samples needs quotes, so that any tool reads them.</summary>
    public static IReadOnlyList<string[]> CsvLines(string path)
    {
        var text = File.ReadAllText(path);
        text.ShouldNotContain('"');
        return [.. text.TrimEnd('\n').Split('\n').Select(line => line.Split(','))];
    }

    public static IReadOnlyList<string[]> XlsxLines(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        return
        [
            .. document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>()
                .Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray()),
        ];
    }

    /// <summary>First column of a reference file.</summary>
    public static IReadOnlySet<string> Codes(string file) =>
        File.ReadLines(Path.Combine(Root, "db", "reference", file)).Skip(1).Select(line => line.Split(',')[0])
            .ToHashSet(StringComparer.Ordinal);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "EMobilityExpo.sln")))
                return folder.FullName;
        throw new InvalidOperationException("EMobilityExpo.sln is in no folder above the tests.");
    }
}
