namespace EMobilityExpo.Web.Pages.Shared;

using System.Globalization;
using EMobilityExpo.Application.Features.Events;

/// <summary>Numbers of tables as people write them: <c>3, 7-9</c>.</summary>
public static class NumberList
{
    /// <returns>Null when it can not be read.</returns>
    public static IReadOnlySet<int>? Read(string? text)
    {
        var numbers = new HashSet<int>();
        foreach (var word in (text ?? "").Replace(" - ", "-", StringComparison.Ordinal).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = word.Split('-', '–', '~');
            if (ends.Length > 2 || Number(ends[0]) is not { } from || Number(ends[^1]) is not { } to || to < from || to - from >= EventFieldsValidator.MostTables)
                return null;
            numbers.UnionWith(Enumerable.Range(from, to - from + 1));
        }

        return numbers;
    }

    public static string Write(IEnumerable<int> numbers) => string.Join(", ", numbers.Order());

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
