using System.Diagnostics;
using System.Globalization;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Bench;

/// <summary>What clasp made of a problem.</summary>
/// <param name="Score">Its best score; null without a timetable or where score is no term.</param>
/// <param name="Breaks">Its fewest breaks, likewise.</param>
/// <param name="Closed">It proved this, or that there is no timetable.</param>
/// <param name="Infeasible">There is no timetable.</param>
/// <param name="Seconds">Grounding and solving.</param>
sealed record ClaspRun(long? Score, long? Breaks, bool Closed, bool Infeasible, double Seconds)
{
    /// <summary>Null where the problem cannot be given to it, or it is not installed.</summary>
    public static ClaspRun? Solve(TimetableProblem problem, double limit, int threads)
    {
        if (!AnswerSetFile.Covers(problem)) return null;
        var (program, ground) = (Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".lp"), Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        try
        {
            using (var file = File.CreateText(program)) AnswerSetFile.Write(problem, file);
            var clock = Stopwatch.StartNew();
            using (var file = File.Create(ground)) Run("gringo", ["-Wnone", program], output => output.CopyTo(file));
            var lines = Array.Empty<string>();
            string[] options = [ground, "--quiet=1,2", "--time-limit=" + Math.Max(1, Math.Ceiling(limit)).ToString(CultureInfo.InvariantCulture), "-t", threads.ToString(CultureInfo.InvariantCulture)];
            Run("clasp", options, output => lines = new StreamReader(output).ReadToEnd().Split('\n'));
            var values = Array.FindLast(lines, x => x.StartsWith("Optimization", StringComparison.Ordinal))?.Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var found = values is null ? [] : values.Select(x => long.Parse(x, CultureInfo.InvariantCulture)).ToArray();
            var none = Array.Exists(lines, x => x.StartsWith("UNSATISFIABLE", StringComparison.Ordinal));
            var closed = none || Array.Exists(lines, x => x.StartsWith("OPTIMUM FOUND", StringComparison.Ordinal));
            return new ClaspRun(-Value("score"), Value("breaks"), closed, none, clock.Elapsed.TotalSeconds);

            long? Value(string term) => problem.Objective.ToList().IndexOf(term) is var k && k >= 0 && k < found.Length ? found[k] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine("gringo and clasp are not installed (on Debian: apt install gringo clasp).");
            return null;
        }
        finally
        {
            File.Delete(program);
            File.Delete(ground);
        }
    }

    static void Run(string name, string[] options, Action<Stream> read)
    {
        using var process = Process.Start(new ProcessStartInfo(name, options) { RedirectStandardOutput = true, UseShellExecute = false })!;
        read(process.StandardOutput.BaseStream);
        process.WaitForExit();
    }
}
