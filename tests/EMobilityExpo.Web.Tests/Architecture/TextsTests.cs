namespace EMobilityExpo.Web.Tests.Architecture;

using System.Text.RegularExpressions;
using System.Xml.Linq;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

/// <summary>Every text is there in both languages, with the same places to fill in, and every text that is asked for is there.</summary>
public sealed partial class TextsTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "src", "EMobilityExpo.Application", "Resources");

    [Fact]
    public void Korean_has_every_English_text_and_no_other()
    {
        foreach (var area in Areas())
        {
            var (english, korean) = (Texts($"{area}.resx"), Texts($"{area}.ko.resx"));
            korean.Keys.Order().ShouldBe(english.Keys.Order(), $"texts of {area}");
            foreach (var (key, text) in english)
            {
                text.ShouldNotBeNullOrWhiteSpace($"{area}.{key}");
                korean[key].ShouldNotBeNullOrWhiteSpace($"{area}.{key} in Korean");
                Places(korean[key]).ShouldBe(Places(text), $"what {area}.{key} fills in");
            }
        }
    }

    [Fact]
    public void English_holds_no_Korean()
    {
        foreach (var area in Areas())
        {
            foreach (var (key, text) in Texts($"{area}.resx").Where(pair => Hangul().IsMatch(pair.Value)))
                Assert.Fail($"{area}.{key} is English but says {text}");
        }
    }

    [Fact]
    public void Every_text_that_the_code_names_exists()
    {
        var known = Areas().SelectMany(area => Texts($"{area}.resx").Keys.Select(key => $"{area}.{key}")).ToHashSet(StringComparer.Ordinal);
        var missing = SourceFiles()
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(match => (file, key: match.Groups[1].Value)))
            .Where(ask => !known.Contains(ask.key)).Select(ask => $"{ask.key} ({Path.GetFileName(ask.file)})").Distinct();

        missing.ShouldBeEmpty();
    }

    static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    static IEnumerable<string> Areas() => Directory.EnumerateFiles(Folder, "*.resx").Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(name => !name.EndsWith(".ko", StringComparison.Ordinal));

    static Dictionary<string, string> Texts(string file) => XDocument.Load(Path.Combine(Folder, file)).Descendants("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order();

    [GeneratedRegex(@"\{(\d+)[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsHangulSyllables}", RegexOptions.None, 1000)]
    private static partial Regex Hangul();

    [GeneratedRegex("""\b(?:T|Words\.T|NotFound|Conflict|Invalid)\("([A-Z]\w+\.\w+)"[,)]""", RegexOptions.None, 5000)]
    private static partial Regex Asked();
}
