using System.Globalization;
using System.Text.RegularExpressions;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Web.Tests.Architecture;

/// <summary>
/// The colour tokens of site.css by day and by night: whatever a rule writes on whatever ground has the contrast of WCAG 2.2, 1.4.3 (4.5 : 1),
/// borders of fields that of 1.4.11 (3 : 1). Browser walks look at pages by day; this looks at the night.
/// </summary>
public sealed partial class ContrastTests
{
    static readonly string _css = File.ReadAllText(Path.Combine(Repository.Root, "src/EMobilityExpo.Web/wwwroot/site.css"));

    /// <summary>Ordinary text stands on both papers; so do links, and words in the colour of what they mean.</summary>
    static readonly string[] _inks = ["ink", "ink-2", "accent", "good", "warn", "bad"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_is_readable_on_every_ground_that_a_rule_gives_it(bool dark)
    {
        var tokens = Tokens(dark);
        var pairs = _inks.SelectMany(ink => new[] { (ink, "paper"), (ink, "paper-2") })
            .Concat(Rules().Matches(_css).SelectMany(rule => Both(rule.Groups[1].Value))).Distinct().ToList();
        pairs.Count.ShouldBeGreaterThan(_inks.Length * 2, "some rules set both");
        pairs.Where(pair => tokens.ContainsKey(pair.Item1) && tokens.ContainsKey(pair.Item2))
            .Select(pair => (pair, Ratio: Contrast(tokens[pair.Item1], tokens[pair.Item2]))).Where(x => x.Ratio < 4.5)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Borders_of_fields_and_the_ring_of_the_focus_can_be_seen(bool dark)
    {
        var tokens = Tokens(dark);
        foreach (var ground in new[] { "paper", "paper-2" })
        {
            Contrast(tokens["line-2"], tokens[ground]).ShouldBeGreaterThanOrEqualTo(3, $"line-2 on {ground}");
            Contrast(tokens["accent"], tokens[ground]).ShouldBeGreaterThanOrEqualTo(3, $"accent on {ground}");
        }
    }

    /// <summary>The colour and the ground of a rule that sets both by tokens.</summary>
    static IEnumerable<(string, string)> Both(string rule)
    {
        var (colour, ground) = (Colour().Match(rule), Ground().Match(rule));
        if (colour.Success && ground.Success) yield return (colour.Groups[1].Value, ground.Groups[1].Value);
    }

    /// <summary>All tokens with a colour of their own; by night those of the day that the night does not change stay.</summary>
    static Dictionary<string, string> Tokens(bool dark)
    {
        var tokens = new Dictionary<string, string>();
        foreach (Match root in Roots().Matches(_css))
        {
            var night = root.Groups[1].Value.Contains("dark", StringComparison.Ordinal);
            if (root.Groups[1].Value.Contains("print", StringComparison.Ordinal) || (night && !dark)) continue;
            foreach (Match token in Token().Matches(root.Groups[2].Value)) tokens[token.Groups[1].Value] = token.Groups[2].Value;
        }

        return tokens;
    }

    /// <summary>WCAG 2.2, contrast ratio and relative luminance.</summary>
    static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static double Luminance(string colour)
    {
        var hex = colour.Length == 4 ? string.Concat(colour[1..].Select(digit => $"{digit}{digit}")) : colour[1..];
        double Part(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4));
    }

    [GeneratedRegex(@"(@media [^{]*\{\s*(?:@page[^}]*\}\s*)?)?:root \{([^}]*)\}", RegexOptions.None, 1000)]
    private static partial Regex Roots();

    [GeneratedRegex(@"--([a-z0-9-]+):\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\b", RegexOptions.None, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.None, 1000)]
    private static partial Regex Rules();

    [GeneratedRegex(@"(?<![a-z-])color: var\(--([a-z0-9-]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Colour();

    [GeneratedRegex(@"background(?:-color)?: var\(--([a-z0-9-]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Ground();
}
