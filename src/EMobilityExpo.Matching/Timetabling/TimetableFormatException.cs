namespace EMobilityExpo.Matching.Timetabling;

/// <summary>A problem or solution is wrong; the message names the place, what is wrong there and what to do about it.</summary>
/// <param name="path">JSON path of the wrong value, such as <c>$.pairs[3].a</c>.</param>
/// <param name="fault">What is wrong.</param>
/// <param name="remedy">What to do about it.</param>
public sealed class TimetableFormatException(string path, string fault, string remedy)
    : Exception($"{path}: {fault} {remedy}")
{
    /// <summary>JSON path of the wrong value.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong.</summary>
    public string Fault { get; } = fault;

    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
