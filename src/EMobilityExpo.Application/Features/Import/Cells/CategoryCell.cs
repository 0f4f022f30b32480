namespace EMobilityExpo.Application.Features.Import.Cells;

using System.Text.RegularExpressions;
using EMobilityExpo.Application.Reference;

/// <summary>
/// Reads a product category: its code or name, an HS code (<c>8711.60</c>, <c>871160</c>, or a national code that begins so), or both.
/// An HS code that several categories carry says too little: alone it is wrong, and the remedy names them; beside a family the family
/// is meant.
/// </summary>
static partial class CategoryCell
{
    public static string? Read(ImportCell cell, string text)
    {
        var codes = HsForm().Matches(text);
        if (codes.Count != 1)
            return Named(cell, text);
        // Spreadsheets take 8711.60 for a number and drop the zero.
        var code = $"{codes[0].Groups[1].Value}.{(codes[0].Groups[2].Value + codes[0].Groups[3].Value).PadRight(2, '0')}";
        var carriers = ReferenceData.Categories.All.Where(category => category.HsCodes.Contains(code, StringComparer.Ordinal)).ToList();
        var words = text.Remove(codes[0].Index, codes[0].Length).Trim(' ', '(', ')', '[', ']', '-', '·');
        if (HsWord().Replace(words, "").Length == 0)
            return Alone(cell, text, carriers);

        if (Named(cell, HsWord().Replace(words, "")) is not { } name)
            return null;
        var meant = carriers.Where(category => category.Code == name || category.Parent == name).ToList();
        if (meant.Count == 0)
            cell.Wrong("HsOfOther", text, null, code, name, string.Join(", ", carriers.Select(category => category.Code)));
        return meant.Count switch { 0 => null, 1 => meant[0].Code, _ => name };
    }

    static string? Alone(ImportCell cell, string text, List<Category> carriers)
    {
        if (carriers.Count == 0)
            cell.Wrong("HsUnknown", text);
        else if (carriers.Count > 1)
            cell.Wrong("HsOfSeveral", text, null, string.Join(", ", carriers.Select(category => category.Code)));
        return carriers.Count == 1 ? carriers[0].Code : null;
    }

    static string? Named(ImportCell cell, string name)
    {
        var category = Terms.Categories.Find(name);
        if (category is null)
            cell.Wrong("CategoryUnknown", name, Terms.Categories.Nearest(name));
        return category;
    }

    [GeneratedRegex(@"(?<![\d.])(\d{4})(?:\.(\d{1,2})|(\d{2}))(?:[.\- ]?\d{2,4}){0,2}(?![\d.])", RegexOptions.None, 1000)]
    private static partial Regex HsForm();

    [GeneratedRegex(@"\bHS(?:K| ?code| ?코드)?\b[ :.]*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex HsWord();
}
