namespace EMobilityExpo.Web.Pages.Organiser.Delegations;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Mail;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

/// <summary>One delegation: who belongs to it, its links, and how it is to be timetabled.</summary>
[Authorize(Permissions.ParticipantsManage)]
public sealed class DetailsModel(IMediator mediator, IMail mail) : PageBase(mediator), IDelegationFormPage
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string DelegationId { get; set; } = "";

    [BindProperty]
    public DelegationForm Input { get; set; } = new();

    public DelegationView View { get; private set; } = null!;

    public IReadOnlyList<string> AllHalfDays => View.AllHalfDays;

    /// <summary>A link that was made just now; it is shown once.</summary>
    public DelegationLink? Made { get; private set; }

    /// <summary>Companies of that name which are not members.</summary>
    public IReadOnlyList<FoundParticipant>? Found { get; private set; }

    public string? Search => Request.Query["search"] is [{ Length: > 0 } text] ? text.Trim() : null;

    string _eventName = "";
    DateTimeZone _zone = DateTimeZone.Utc;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = DelegationForm.Of(View);
        if (Search is not null)
        {
            var found = await Send(new FindParticipants(EventId, Search, View.Side));
            Found = [.. found.Items.Where(one => View.Members.All(member => member.Id != one.Id))];
        }
    }

    public async Task<IActionResult> OnPostAsync() =>
        await TrySend(new UpdateDelegation(EventId, DelegationId, Input.RowVersion, Input.ToFields()), nameof(Input)) ? Done("Delegations.Saved") : await AgainAsync(keep: true);

    public async Task<IActionResult> OnPostLinkAsync(string kind, int days = 30)
    {
        ModelState.Clear();
        await TrySend(new MakeDelegationLink(EventId, DelegationId, kind, days), then: link => Made = link);
        return await AgainAsync();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string kind)
    {
        ModelState.Clear();
        return await TrySend(new RevokeDelegationLink(EventId, DelegationId, kind)) ? Done("Delegations.LinkEnded") : await AgainAsync();
    }

    public async Task<IActionResult> OnPostMemberAsync(string participantId, bool belongs)
    {
        ModelState.Clear();
        return await TrySend(new SetDelegationMember(EventId, DelegationId, participantId, belongs))
            ? Done(belongs ? "Delegations.IsIn" : "Delegations.TakenOut")
            : await AgainAsync();
    }

    public async Task<IActionResult> OnPostRemoveAsync(long rowVersion)
    {
        ModelState.Clear();
        return await TrySend(new RemoveDelegation(EventId, DelegationId, rowVersion), then: TakenOut) ? Redirect($"/events/{EventId}/delegations") : await AgainAsync();
    }

    public async Task<IActionResult> OnPostUndoAsync(string removalId) =>
        await UndoAsync(new UndoRemoval(EventId, removalId, [RemovedKind.Delegation]), Request.Path, $"/events/{EventId}/delegations");

    public string Address(DelegationLink link) => mail.SiteAddress + link.Path;

    /// <summary>A mail to the contact, to be looked at and sent by the organiser: the secret is in no mail of ours.</summary>
    public string MailTo(DelegationLink link)
    {
        var subject = Words.T("Delegations.MailSubject", _eventName, View.Name);
        var body = Words.T($"Delegations.Mail{(link.Kind == DelegationLinkKinds.Join ? "Join" : "View")}", View.Fields.ContactName, _eventName, Address(link));
        return $"mailto:{Uri.EscapeDataString(View.Fields.ContactEmail ?? "")}?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(body)}";
    }

    public string Time(Instant time) => EventTimes.WithDay(time, _zone);

    RedirectResult Done(string notice)
    {
        Notice = Words.T(notice);
        return Redirect($"/events/{EventId}/delegations/{DelegationId}");
    }

    async Task<IActionResult> AgainAsync(bool keep = false)
    {
        await LoadAsync();
        if (!keep)
            Input = DelegationForm.Of(View);
        return Page();
    }

    async Task LoadAsync()
    {
        View = await Send(new GetDelegation(EventId, DelegationId));
        var about = await Send(new GetEvent(EventId));
        (_eventName, _zone) = (about.Name, about.Fields.ToModel().Zone);
    }
}
