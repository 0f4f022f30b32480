namespace EMobilityExpo.Cli.Demo;

/// <summary>A table as organisers keep it.</summary>
sealed record Sheet(string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static Sheet Of(string name, string header, IEnumerable<IReadOnlyList<string>> rows) =>
        new(name, header.Split(", "), [.. rows]);
}
