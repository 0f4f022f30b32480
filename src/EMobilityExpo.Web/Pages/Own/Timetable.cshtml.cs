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

    /// <summary>Null when the link opens nothing.</summary>
    public ParticipantTimetable? Timetable { get; private set; }

    public Instant Now => clock.Now();

    public async Task OnGetAsync()
    {
        OwnLink.Guard(Response);
        try
        {
            Timetable = await Send(new GetOwnTimetable(TimetableKey));
        }
        catch (Application.Errors.NotFound)
        {
            // Answered here: the general error page would write the address into the log.
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
