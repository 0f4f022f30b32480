namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Timetables;
using MediatR;
using Microsoft.AspNetCore.Authorization;

/// <summary>The participant's own days.</summary>
[Authorize(Permissions.OwnTimetable)]
public sealed class TimetableModel(IMediator mediator) : PortalPage(mediator)
{
    public ParticipantTimetable Timetable { get; private set; } = null!;

    public async Task OnGetAsync() => Timetable = await Send(new GetMyTimetable(EventId, ParticipantId));
}
