namespace EMobilityExpo.Web.Pages.Organiser.Registrations;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>One registration: what it says, what is odd about it, who it may be already, and the decision.</summary>
[Authorize(Permissions.ParticipantsManage)]
public sealed class DetailsModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string RegistrationId { get; set; } = "";

    [BindProperty]
    public string? Words { get; set; }

    public VettingView View { get; private set; } = null!;

    /// <summary>What is put side by side.</summary>
    public IEnumerable<(string Name, Func<ParticipantFields, string> Of)> Facts
    {
        get
        {
            static string List(IEnumerable<string> codes, Func<string, string> name) => string.Join(", ", codes.Select(name));
            (string Key, Func<ParticipantFields, string> Of)[] facts =
            [
                ("NameKo", p => p.NameKo ?? ""), ("NameEn", p => p.NameEn ?? ""), ("Country", p => ReferenceData.Countries.NameOf(p.Country)),
                ("RegistrationNumber", p => p.RegistrationNumber ?? ""), ("Kind", p => ReferenceData.Kinds.Find(p.Kind)?.Name ?? ""), ("Website", p => p.Website ?? ""),
                ("ContactName", p => p.ContactName ?? ""), ("ContactEmail", p => p.ContactEmail ?? ""), ("ContactPhone", p => p.ContactPhone ?? ""),
                ("Products", p => List(p.Products.Select(product => product.Category), ReferenceData.Categories.NameOf)),
                ("Languages", p => List(p.Languages, ReferenceData.Languages.NameOf)), ("Cooperation", p => List(p.CooperationTypes, ReferenceData.CooperationTypes.NameOf)),
                ("Certifications", p => List(p.Certifications, ReferenceData.Certifications.NameOf)),
            ];
            return facts.Select(fact => (Application.Localisation.Words.T($"Participants.{fact.Key}"), fact.Of));
        }
    }

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostApproveAsync(long rowVersion, string? into) =>
        DecideAsync(new(EventId, RegistrationId, "approved", rowVersion, string.IsNullOrEmpty(into) ? null : into), "Registration.Approved");

    public Task<IActionResult> OnPostWordsAsync(string decision, long rowVersion) =>
        DecideAsync(new(EventId, RegistrationId, decision, rowVersion, Words: Words), decision == "asked" ? "Registration.Asked" : "Registration.Declined");

    public async Task<IActionResult> OnPostNoteAsync(string? note)
    {
        await Send(new SetRegistrationNote(EventId, RegistrationId, note));
        Notice = Application.Localisation.Words.T("Common.Saved");
        return Redirect(Request.Path);
    }

    async Task<IActionResult> DecideAsync(DecideRegistration command, string notice)
    {
        if (await TrySend(command))
        {
            Notice = Application.Localisation.Words.T(notice);
            return Redirect($"/events/{EventId}/registrations");
        }

        await LoadAsync();
        return Page();
    }

    async Task LoadAsync() => View = await Send(new GetVetting(EventId, RegistrationId));
}
