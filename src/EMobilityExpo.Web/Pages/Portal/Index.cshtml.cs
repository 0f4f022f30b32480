namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Messaging;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using NodaTime;

/// <summary>A participant's own first page.</summary>
[Authorize(Permissions.OwnTimetable)]
public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PortalPage(mediator)
{
    public ParticipantTimetable Timetable { get; private set; } = null!;

    public Instant Now => clock.Now();

    /// <summary>Requests that wait for my answer; null for an interpreter.</summary>
    public Paged<RequestView>? Waiting { get; private set; }

    public IReadOnlyList<BookingView> Bookings { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Timetable = await Send(new GetMyTimetable(EventId, ParticipantId));
        if (Me.Role is not (Roles.Exhibitor or Roles.Buyer))
            return;
        Waiting = await Send(new ListRequests(EventId, ParticipantId, new(1, 3), Incoming: true, Status: "open"));
        if (Timetable.Run is null)
            Bookings = await Send(new ListBookings(EventId, ParticipantId));
    }
}
