namespace EMobilityExpo.Data.Migrations;

using System.Security.Cryptography;
using System.Text;

/// <summary>One numbered script of a dialect, built into this assembly from <c>db/</c>.</summary>
public sealed record MigrationScript(string Name, string Text)
{
    /// <summary>SHA-256 of the text with its line ends made one kind, so that a checkout on Windows has the same.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n").TrimEnd())));

    public static IReadOnlyList<MigrationScript> All(string dialect)
    {
        var assembly = typeof(MigrationScript).Assembly;
        var prefix = $"db/{dialect}/";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return new MigrationScript(name[prefix.Length..], reader.ReadToEnd());
            })];
    }
}
