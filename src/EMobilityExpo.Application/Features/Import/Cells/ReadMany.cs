namespace EMobilityExpo.Application.Features.Import.Cells;

using System.Globalization;
using System.Text.RegularExpressions;
using EMobilityExpo.Application.Features.Participants;

/// <summary>Reads cells of several values.</summary>
public static partial class ReadMany
{
    /// <summary>
    /// Codes of a list, between <c>;</c> or line ends; also between <c>,</c> or <c>/</c> where that is no part of a name
    /// ("OEM / ODM" is one).
    /// </summary>
    public static IReadOnlyList<string> Terms(ImportCell cell, TermLookup terms, string problem, string allowed = "")
    {
        var codes = new List<string>();
        foreach (var item in Items(cell.Text))
            Add(item, ",/");
        return [.. codes.Distinct(StringComparer.Ordinal)];

        void Add(string item, string separators)
        {
            if (terms.Find(item) is { } code)
                codes.Add(code);
            else if (separators.Length > 0)
                foreach (var part in item.Split(separators[0], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    Add(part, separators[1..]);
            else
                cell.Wrong(problem, item, terms.Nearest(item), allowed);
        }
    }

    /// <summary>
    /// <c>CATEGORY</c> or <c>CATEGORY:units</c>, then <c>/minimum order</c> (exhibitor) or <c>@timing</c> and <c>!importance</c> (buyer).
    /// </summary>
    public static IReadOnlyList<ParticipantProduct> Products(ImportCell cell)
    {
        var products = new List<ParticipantProduct>();
        foreach (var item in Items(cell.Text).SelectMany(item => CommaBetweenItems().Split(item)).Select(item => item.Trim()))
        {
            if (item.Length == 0 || Product(cell, item) is not { } product)
                continue;
            if (products.Any(other => other.Category == product.Category))
                cell.Wrong("ProductTwice", item);
            else
                products.Add(product);
        }

        return products;
    }

    static ParticipantProduct? Product(ImportCell cell, string item)
    {
        var match = ProductForm().Match(item);
        var (units, order, timing, importance) = (Part(2), Part(3), Part(4), Part(5));
        if (!match.Success || (order is not null && !cell.IsFor(Sides.Exhibitor))
            || ((timing ?? importance) is not null && !cell.IsFor(Sides.Buyer)))
        {
            cell.Wrong(cell.IsFor(Sides.Buyer) ? "ProductFormBuyer" : "ProductFormExhibitor", item);
            return null;
        }

        var category = CategoryCell.Read(cell, match.Groups[1].Value);
        var when = timing is null ? null : Known(cell, timing, Cells.Terms.Timings, "TimingUnknown");
        var rank = importance is null ? null : Known(cell, importance, Cells.Terms.Importances, "ImportanceUnknown");
        var amounts = new[] { units, order }.Select(text => text is null ? null : Amount(cell, text)).ToArray();
        if (category is null || (timing is not null && when is null) || (importance is not null && rank is null)
            || (units is not null && amounts[0] is null) || (order is not null && amounts[1] is null))
            return null;
        return new()
        {
            Category = category,
            UnitsPerYear = amounts[0],
            MinimumOrderQuantity = amounts[1],
            Timing = when,
            Importance = Importances.Stored(rank),
        };

        string? Part(int group) => match.Groups[group].Success ? match.Groups[group].Value.Trim() : null;
    }

    static string? Known(ImportCell cell, string text, TermLookup terms, string problem)
    {
        var code = terms.Find(text);
        if (code is null)
            cell.Wrong(problem, text);
        return code;
    }

    static int? Amount(ImportCell cell, string text)
    {
        if (ReadCell.NumberOf(text) is { } number and >= 1 and <= 100_000_000)
            return (int)number;
        cell.Wrong("ProductAmount", text);
        return null;
    }

    public static string Show(IEnumerable<ParticipantProduct> products) => string.Join("; ", products
        .OrderBy(product => product.Category, StringComparer.Ordinal)
        .Select(product => product.Category
            + (product.UnitsPerYear is null && product.MinimumOrderQuantity is null ? "" : string.Create(CultureInfo.InvariantCulture, $":{product.UnitsPerYear}"))
            + (product.MinimumOrderQuantity is null ? "" : string.Create(CultureInfo.InvariantCulture, $"/{product.MinimumOrderQuantity}"))
            + (product.Timing is null ? "" : $"@{product.Timing}")
            + (product.Importance is null ? "" : $"!{product.Importance}")));

    public static IEnumerable<string> Items(string text) =>
        text.Split([';', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // Not the comma of 1,200.
    [GeneratedRegex(@",(?!\d{3}(?!\d))", RegexOptions.None, 1000)]
    private static partial Regex CommaBetweenItems();

    // Category names have slashes of their own; after the colon a slash stands before the minimum order.
    [GeneratedRegex(
        @"^([^:@!]+?)\s*(?::\s*([^/@:!]*[^/@:!\s])?\s*(?:/\s*([^/@:!]+?))?)?\s*(?:@\s*([^/@:!]+?))?\s*(?:!\s*([^/@:!]+?))?$", RegexOptions.None, 1000)]
    private static partial Regex ProductForm();
}
