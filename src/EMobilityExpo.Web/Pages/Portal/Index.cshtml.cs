namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Features.Timetables;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using NodaTime;

/// <summary>A participant's own first page.</summary>
[Authorize(Permissions.OwnTimetable)]
public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PortalPage(mediator)
{
    public ParticipantTimetable Timetable { get; private set; } = null!;

    public Instant Now => clock.Now();

    public async Task OnGetAsync() => Timetable = await Send(new GetMyTimetable(EventId, ParticipantId));
}
