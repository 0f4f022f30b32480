using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using NodaTime;

namespace EMobilityExpo.Cli.Suggest;

/// <summary>A list of participants, read and judged as the import does.</summary>
static class ParticipantFile
{
    const int Shown = 200;

    /// <summary>Hours of absence do not bear on suggestions; any zone will do to read them.</summary>
    static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Seoul"];

    /// <summary>All participants of a file; null when a row is wrong, which is told on standard error.</summary>
    /// <exception cref="AppException">The file can not be read.</exception>
    public static IReadOnlyList<ParticipantRecord>? Read(FileInfo file, string side)
    {
        if (!file.Exists)
            throw new FileNotFoundException($"There is no file {file.FullName}.");
        var list = ImportList.Read(side, File.ReadAllBytes(file.FullName), file.Name);
        if (list.Match.Unknown.Count > 0)
            Console.Error.WriteLine($"{file.Name}: columns left out: {string.Join(", ", list.Match.Unknown)}");
        var judged = ImportJudge.JudgeAll(ImportScene.Of(side, Zone), list.Match, [], list.Rows);
        var problems = judged.SelectMany(row => row.Problems.Select(problem => (row.Row.Number, Problem: ProblemView.Of(problem)))).ToList();
        foreach (var (number, problem) in problems.Take(Shown))
            Console.Error.WriteLine($"{file.Name}, row {number}, {problem.Name} \"{problem.Value}\": {problem.What} {problem.Remedy}");
        if (problems.Count > Shown)
            Console.Error.WriteLine($"... and {problems.Count - Shown} more.");
        return problems.Count > 0 ? null : [.. judged.Select(row => row.Record!)];
    }
}
