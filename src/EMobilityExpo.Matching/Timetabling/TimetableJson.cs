using System.Text;
using System.Text.Json;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Problem and solution files (JSON, UTF-8). Whatever is wrong in one is a <see cref="TimetableFormatException"/>
/// with the JSON path of the wrong value. Time and memory are linear in the file.
/// </summary>
public static class TimetableJson
{
    static readonly JsonWriterOptions _layout = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads and checks a problem.</summary>
    public static TimetableProblem ReadProblem(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var document = JsonNodeReader.Parse(() => JsonDocument.Parse(source));
        return ProblemReader.Read(new JsonNodeReader(document.RootElement, "$"));
    }

    /// <summary>Reads and checks a problem.</summary>
    public static TimetableProblem ReadProblem(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var document = JsonNodeReader.Parse(() => JsonDocument.Parse(text));
        return ProblemReader.Read(new JsonNodeReader(document.RootElement, "$"));
    }

    /// <summary>Writes a problem.</summary>
    public static void WriteProblem(Stream target, TimetableProblem problem) => Write(target, json => ProblemWriter.Write(json, problem));

    /// <summary>The text of a problem file.</summary>
    public static string WriteProblem(TimetableProblem problem) => Text(json => ProblemWriter.Write(json, problem));

    /// <summary>Reads a solution; whether it is right is for <see cref="TimetableVerifier"/> to say.</summary>
    public static TimetableSolution ReadSolution(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var document = JsonNodeReader.Parse(() => JsonDocument.Parse(source));
        return SolutionFile.Read(new JsonNodeReader(document.RootElement, "$"));
    }

    /// <summary>Reads a solution; whether it is right is for <see cref="TimetableVerifier"/> to say.</summary>
    public static TimetableSolution ReadSolution(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var document = JsonNodeReader.Parse(() => JsonDocument.Parse(text));
        return SolutionFile.Read(new JsonNodeReader(document.RootElement, "$"));
    }

    /// <summary>Writes a solution, with the seconds its solving took by the caller's clock.</summary>
    public static void WriteSolution(Stream target, TimetableSolution solution, double seconds) =>
        Write(target, json => SolutionFile.Write(json, solution, seconds));

    /// <summary>The text of a solution file.</summary>
    public static string WriteSolution(TimetableSolution solution, double seconds) =>
        Text(json => SolutionFile.Write(json, solution, seconds));

    static void Write(Stream target, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(target, _layout);
        write(json);
    }

    static string Text(Action<Utf8JsonWriter> write)
    {
        using var memory = new MemoryStream();
        Write(memory, write);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
