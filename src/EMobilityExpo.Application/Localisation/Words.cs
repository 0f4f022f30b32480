namespace EMobilityExpo.Application.Localisation;

using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

/// <summary>
/// Every text that a person reads, by key <c>Area.Name</c>: <c>Resources/Area.resx</c> is English, <c>Resources/Area.ko.resx</c>
/// Korean. The language is that of <see cref="CultureInfo.CurrentUICulture"/>.
/// </summary>
public static class Words
{
    public static readonly IReadOnlyList<CultureInfo> Cultures = [CultureInfo.GetCultureInfo("ko-KR"), CultureInfo.GetCultureInfo("en-GB")];

    static readonly ConcurrentDictionary<string, ResourceManager> Areas = new(StringComparer.Ordinal);

    public static bool IsKorean => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko";

    public static string T(string key, params object?[] arguments)
    {
        var text = Find(key, CultureInfo.CurrentUICulture) ?? key;
        return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
    }

    public static bool Has(string key) => Find(key, CultureInfo.InvariantCulture) is not null;

    /// <summary>Does something in the language of somebody else, such as writing a mail to them.</summary>
    /// <param name="language"><c>ko</c> or <c>en</c>.</param>
    public static T In<T>(string language, Func<T> work)
    {
        var (culture, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures[language == "ko" ? 0 : 1];
        try
        {
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
        }
    }

    /// <summary>The Korean or the English name, whichever the reader's language asks for and there is.</summary>
    public static string Pick(string? korean, string? english) =>
        (IsKorean ? Filled(korean) ?? Filled(english) : Filled(english) ?? Filled(korean)) ?? "";

    static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    static string? Find(string key, CultureInfo culture)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return null;
        var area = Areas.GetOrAdd(
            key[..dot], name => new($"EMobilityExpo.Application.Resources.{name}", typeof(Words).Assembly));
        try
        {
            return area.GetString(key[(dot + 1)..], culture);
        }
        catch (MissingManifestResourceException)
        {
            return null;
        }
    }
}
