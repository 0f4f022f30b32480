using System.CommandLine;
using static System.FormattableString;

namespace EMobilityExpo.Cli.Demo;

/// <summary><c>expo demo</c>: writes the sample events. The same seed gives the same files.</summary>
public static class DemoCommand
{
    public static Command Build()
    {
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder to write to; files of the same name are replaced.",
            DefaultValueFactory = _ => new DirectoryInfo("samples"),
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of the random numbers.",
            DefaultValueFactory = _ => 2022,
        };
        var command = new Command("demo", "Writes two fictional events as CSV, XLSX and JSON.") { output, seed };
        command.SetAction(result => Run(
            result.GetRequiredValue(output), result.GetValue(seed), result.InvocationConfiguration.Output));
        return command;
    }

    static int Run(DirectoryInfo output, int seed, TextWriter console)
    {
        foreach (var size in DemoEvents.All)
        {
            var folder = output.CreateSubdirectory(size.Folder).FullName;
            foreach (var sheet in size.Sheets(seed))
            {
                CsvFile.Write(sheet, Path.Combine(folder, sheet.Name + ".csv"));
                XlsxFile.Write(sheet, Path.Combine(folder, sheet.Name + ".xlsx"));
            }

            EventFile.Write(size, Path.Combine(folder, "event.json"));
            console.WriteLine(Invariant($"{folder}: {size.Exhibitors.Count} exhibitors, {size.Buyers.Count} buyers"));
        }

        return 0;
    }
}
