namespace EMobilityExpo.Web.Pages.Organiser.Delegations;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>All members of a delegation side by side: who is where when.</summary>
[Authorize(Permissions.ParticipantsRead)]
public sealed class TimetableModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string DelegationId { get; set; } = "";

    public DelegationTimetable Timetable { get; private set; } = null!;

    public async Task OnGetAsync() => Timetable = await Send(new GetDelegationTimetable(EventId, DelegationId));
}
