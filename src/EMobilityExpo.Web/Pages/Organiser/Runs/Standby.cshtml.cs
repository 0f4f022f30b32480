namespace EMobilityExpo.Web.Pages.Organiser.Runs;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Who could step in where one side does not come; floor staff use it, too.</summary>
[Authorize(Permissions.TimetableRead)]
public sealed class StandbyModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string RunId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int? Slot { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Participant { get; set; }

    public RunBoardHead Head { get; private set; } = null!;

    public Paged<StandbyView> List { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Head = await Send(new GetRunBoardHead(EventId, RunId));
        List = await Send(new GetStandby(EventId, RunId, Paging) { Slot = Slot, Participant = Participant });
    }

    public string? ParticipantName => List.Items.SelectMany(one => new[] { one.Stays, one.Absent }).FirstOrDefault(who => who.Id == Participant)?.Name;
}
