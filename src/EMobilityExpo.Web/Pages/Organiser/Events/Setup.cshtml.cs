namespace EMobilityExpo.Web.Pages.Organiser.Events;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[Authorize(Permissions.EventManage)]
public sealed class SetupModel(IMediator mediator) : EventFormPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    public EventDetails Event { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Event = await Send(new GetEvent(EventId));
        Show(Event.Fields, Event.RowVersion);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Event = await Send(new GetEvent(EventId));
        IReadOnlyList<LostTime> lost = [];
        if (TookStep() || !await TrySave(fields => new UpdateEvent(EventId, Input.RowVersion, fields), updated => lost = updated.Lost))
            return Page();
        Notice = lost.Count == 0 ? Words.T("Common.Saved") : $"{Words.T("Common.Saved")} {LostTime.Sentence(lost)}";
        return Redirect($"/events/{EventId}/setup");
    }
}
