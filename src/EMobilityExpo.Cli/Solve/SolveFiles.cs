using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Solve;

/// <summary>Reading and writing of problem and solution files for the commands that look at finished timetables.</summary>
static class SolveFiles
{
    public static TimetableProblem Problem(FileInfo file)
    {
        using var source = file.OpenRead();
        return TimetableJson.ReadProblem(source);
    }

    public static TimetableSolution Solution(FileInfo file)
    {
        using var source = file.OpenRead();
        return TimetableJson.ReadSolution(source);
    }

    /// <summary>Written beside the target first, so that a stop in the middle leaves no half file.</summary>
    public static void Write(FileInfo? target, Action<Stream> write)
    {
        if (target is null)
        {
            using var standard = Console.OpenStandardOutput();
            write(standard);
            return;
        }

        var draft = target.FullName + ".part";
        using (var file = File.Create(draft)) write(file);
        File.Move(draft, target.FullName, overwrite: true);
    }

    /// <summary>0 when all went well, 1 with a line on standard error when what was given is wrong.</summary>
    public static int Guard(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (Exception e) when (e is TimetableFormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
