using System.CommandLine;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Solve;

/// <summary>
/// <c>expo advise problem.json solution.json</c>: what one more table, interpreter, slot or meeting would add. Exit code 0 with a file, 1
/// when the input is wrong.
/// </summary>
static class AdviseCommand
{
    public static Command Build()
    {
        var problem = new Argument<FileInfo>("problem") { Description = "Problem file (JSON)" };
        var solution = new Argument<FileInfo>("solution") { Description = "Solution file of it (JSON)" };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "File to write (JSON); standard output when left out" };
        var top = new Option<int>("--top") { Description = "Pieces of advice", DefaultValueFactory = _ => 5 };
        var tried = new Option<int?>("--tried") { Description = "Candidates to verify by solving" };
        var work = new Option<long?>("--work") { Description = "Work units for each solve" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of all random choices", DefaultValueFactory = _ => 1 };
        var command = new Command("advise", "Say what one more of something would add to a timetable") { problem, solution, output, top, tried, work, seed };
        command.SetAction((parsed, stop) => Task.Run(() => SolveFiles.Guard(() =>
        {
            var options = new AdviceOptions { Most = parsed.GetValue(top), Tried = parsed.GetValue(tried), WorkLimit = parsed.GetValue(work), Seed = parsed.GetValue(seed) };
            if (options.Most < 1 || options.Tried < 1 || options.WorkLimit < 1) throw new ArgumentException("--top, --tried and --work: give 1 or more.", nameof(parsed));
            var advice = BottleneckAdvice.Of(
                SolveFiles.Problem(parsed.GetRequiredValue(problem)), SolveFiles.Solution(parsed.GetRequiredValue(solution)), options, stop: stop);
            SolveFiles.Write(parsed.GetValue(output), stream => AdviceFile.Write(stream, advice));
        }), CancellationToken.None));
        return command;
    }
}
