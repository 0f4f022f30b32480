namespace EMobilityExpo.Web.Pages.Own;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

/// <summary>A participant's own timetable, opened by the secret in its address.</summary>
[AllowAnonymous]
public sealed class TimetableModel(IMediator mediator, TimeProvider clock) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string TimetableKey { get; set; } = "";

    public ParticipantTimetable Timetable { get; private set; } = null!;

    public Instant Now => clock.Now();

    public async Task OnGetAsync()
    {
        OwnLink.Guard(Response);
        Timetable = await Send(new GetOwnTimetable(TimetableKey));
    }
}
