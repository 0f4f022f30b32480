namespace EMobilityExpo.Web.Pages.Organiser.Delegations;

using EMobilityExpo.Application.Features.Delegations;

/// <summary>A delegation as the form shows it.</summary>
public sealed class DelegationForm
{
    public string? Side { get; set; }
    public string? ListName { get; set; }
    public string? NameKo { get; set; }
    public string? NameEn { get; set; }
    public string? Country { get; set; }
    public string? ContactName { get; set; }
    public string? ContactEmail { get; set; }
    public bool Together { get; set; }
    public List<string> HalfDays { get; set; } = [];
    public long RowVersion { get; set; }

    public static DelegationForm Of(DelegationView view) => new()
    {
        Side = view.Side,
        NameKo = view.Fields.NameKo,
        NameEn = view.Fields.NameEn,
        Country = view.Fields.Country,
        ContactName = view.Fields.ContactName,
        ContactEmail = view.Fields.ContactEmail,
        Together = view.Fields.Together,
        HalfDays = [.. view.Fields.HalfDays],
        RowVersion = view.RowVersion,
    };

    public DelegationFields ToFields() => new()
    {
        NameKo = NameKo,
        NameEn = NameEn,
        Country = Country,
        ContactName = ContactName,
        ContactEmail = ContactEmail,
        Together = Together,
        HalfDays = HalfDays,
    };
}

/// <summary>The model of <c>_DelegationForm.cshtml</c>.</summary>
public interface IDelegationFormPage
{
    DelegationForm Input { get; }

    IReadOnlyList<string> AllHalfDays { get; }
}
