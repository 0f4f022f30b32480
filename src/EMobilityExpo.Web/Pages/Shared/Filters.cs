namespace EMobilityExpo.Web.Pages.Shared;

/// <summary>One filter of a list: a select, and a chip while it is in use.</summary>
/// <param name="Name">In the address.</param>
/// <param name="All">What the select says while it filters nothing.</param>
public sealed record ListFilter(string Name, string Label, string All, string? Value, IReadOnlyList<FilterChoice> Choices)
{
    /// <summary>The name of the value in use; a value that is no choice stands for itself.</summary>
    public string ValueName => Choices.FirstOrDefault(choice => choice.Value == Value)?.Name ?? Value ?? "";
}

public sealed record FilterChoice(string Value, string Name);

/// <summary>The model of <c>_Filters.cshtml</c>.</summary>
/// <param name="SearchLabel">What can be searched for; empty for a list without search.</param>
public sealed record FiltersModel(
    string SearchLabel, string? Search, IReadOnlyList<ListFilter> Filters, IReadOnlyList<FilterChoice> Sorts, string Sort);
