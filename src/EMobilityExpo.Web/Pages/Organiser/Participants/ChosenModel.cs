namespace EMobilityExpo.Web.Pages.Organiser.Participants;

using EMobilityExpo.Web.Pages.Shared;

/// <summary>The model of <c>_Chosen.cshtml</c>: codes that are chosen, to be unticked, and a select for one more.</summary>
/// <param name="Always">Codes that are shown even while they are not chosen.</param>
public sealed record ChosenModel(
    string Name, string Label, IReadOnlyList<string> Chosen, IReadOnlyList<FilterChoice> Choices, params IReadOnlyList<string> Always)
{
    public IEnumerable<string> Shown => Always.Concat(Chosen.Where(code => !string.IsNullOrEmpty(code))).Distinct();

    public string NameOf(string code) => Choices.FirstOrDefault(choice => choice.Value == code)?.Name.Trim() ?? code;
}
