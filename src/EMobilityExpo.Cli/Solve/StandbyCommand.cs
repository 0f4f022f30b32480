using System.CommandLine;
using System.Text;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Solve;

/// <summary>
/// <c>expo standby problem.json solution.json -o standby.csv</c>: who could step in at every meeting. Exit code 0 with a file, 1 when
/// the input is wrong.
/// </summary>
static class StandbyCommand
{
    public static Command Build()
    {
        var problem = new Argument<FileInfo>("problem") { Description = "Problem file (JSON)" };
        var solution = new Argument<FileInfo>("solution") { Description = "Solution file of it (JSON)" };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "File to write, .csv or .json; JSON on standard output when left out" };
        var top = new Option<int>("--top") { Description = "Candidates for each side of a meeting", DefaultValueFactory = _ => 10 };
        var command = new Command("standby", "List who could step in when somebody does not come") { problem, solution, output, top };
        command.SetAction(parsed => SolveFiles.Guard(() =>
        {
            var most = parsed.GetValue(top);
            if (most < 1) throw new ArgumentException("--top: give 1 or more.", nameof(parsed));
            var given = SolveFiles.Problem(parsed.GetRequiredValue(problem));
            var lists = StandbyLists.Of(given, SolveFiles.Solution(parsed.GetRequiredValue(solution)), most);
            SolveFiles.Write(parsed.GetValue(output), stream => Write(stream, parsed.GetValue(output), lists));
        }));
        return command;
    }

    static void Write(Stream stream, FileInfo? output, IReadOnlyList<StandbyList> lists)
    {
        if (output is null || !string.Equals(output.Extension, ".csv", StringComparison.OrdinalIgnoreCase))
        {
            StandbyFile.WriteJson(stream, lists);
            return;
        }

        // Korean Excel needs the byte order mark to see that it is not CP949.
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        StandbyFile.WriteCsv(text, lists);
    }
}
