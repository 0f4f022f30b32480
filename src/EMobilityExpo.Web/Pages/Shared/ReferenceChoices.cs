namespace EMobilityExpo.Web.Pages.Shared;

using EMobilityExpo.Application.Reference;

/// <summary>Reference lists as choices of a select, in the reader's language.</summary>
public static class ReferenceChoices
{
    /// <summary>Families, each followed by its leaves.</summary>
    public static IEnumerable<FilterChoice> Categories() => ReferenceData.Categories.All
        .Where(category => category.Parent is null)
        .SelectMany(family => ReferenceData.Categories.All.Where(leaf => leaf.Parent == family.Code)
            .Select(leaf => new FilterChoice(leaf.Code, $"  {leaf.Name}")).Prepend(new(family.Code, family.Name)));

    public static IEnumerable<FilterChoice> Of<T>(ReferenceList<T> list) where T : Term =>
        list.All.Select(term => new FilterChoice(term.Code, term.Name)).OrderBy(choice => choice.Name, StringComparer.CurrentCulture);

    /// <summary>Countries, and the areas that a target can be.</summary>
    public static IEnumerable<FilterChoice> Places() => Of(ReferenceData.Areas).Concat(Of(ReferenceData.Countries));

    public static string PlaceName(string code) => ReferenceData.Countries.Find(code)?.Name ?? ReferenceData.Areas.NameOf(code);
}
