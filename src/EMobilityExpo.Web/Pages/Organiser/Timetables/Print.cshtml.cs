namespace EMobilityExpo.Web.Pages.Organiser.Timetables;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Web.Hosting;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Everybody of one side, a sheet of paper each.</summary>
[Authorize(Permissions.TimetableRead)]
[PackedPage]
public sealed class PrintModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Side { get; set; } = Sides.Exhibitor;

    [BindProperty(SupportsGet = true)]
    public string? Run { get; set; }

    public IReadOnlyList<ParticipantTimetable> Timetables { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (!Sides.All.Contains(Side))
            Side = Sides.Exhibitor;
        Timetables = await Send(new GetTimetableBook(EventId, Side, Run));
    }
}
