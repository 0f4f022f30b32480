using System.Globalization;

namespace EMobilityExpo.Cli.Demo;

/// <summary>Addresses that lead nowhere: the domain .example is reserved, and no exchange has the number 000.</summary>
static class Contact
{
    public static string Host(string nameEn)
    {
        var letters = nameEn.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return string.Concat(letters).Trim('-') + ".example";
    }

    public static string Mail(string given, string family, string host) =>
        $"{given}.{family}@{host}".Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>In brackets, since a spreadsheet takes a leading plus for a formula.</summary>
    public static string Phone(int calling, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"(+{calling}) 000-{100 + number:0000}");
}
