namespace EMobilityExpo.Web.Pages.Organiser.Messages;

using EMobilityExpo.Application.Features.Messages;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;

/// <summary>A group in words.</summary>
public static class GroupText
{
    public static IReadOnlyList<string> Of(Audience group)
    {
        string?[] parts =
        [
            string.IsNullOrEmpty(group.Side) ? null : Words.T($"Accounts.Role_{group.Side}"),
            string.IsNullOrEmpty(group.Country) ? null : ReferenceData.Countries.NameOf(group.Country),
            string.IsNullOrEmpty(group.Category) ? null : ReferenceData.Categories.NameOf(group.Category),
            string.IsNullOrEmpty(group.Delegation) ? null : Words.T("Messages.Delegation", group.Delegation),
            string.IsNullOrEmpty(group.Registration) ? null : Words.T($"Delegations.Reg_{group.Registration}"),
            group.TooFew ? Words.T("Messages.TooFew") : null,
            group.Unanswered ? Words.T("Messages.Unanswered") : null,
        ];
        return parts.OfType<string>().ToList() is { Count: > 0 } said ? said : [Words.T("Messages.Everybody")];
    }
}
