namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Organiser.Timetables;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>The participant's own days: what is agreed while there is no timetable, and who of the company goes to which meeting.</summary>
[Authorize(Permissions.OwnTimetable)]
public sealed class TimetableModel(IMediator mediator) : PortalPage(mediator)
{
    public ParticipantTimetable Timetable { get; private set; } = null!;

    public IReadOnlyList<AgreedMeeting> Agreed { get; private set; } = [];

    public Attendees? Attendees { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAttendAsync(string partner, List<string> members)
    {
        if (await TrySend(new SetAttendees(EventId, ParticipantId, partner, members)))
        {
            await LoadAsync();
            var meeting = Timetable.Meetings.SelectMany(one => one.PartnersOf(ParticipantId)).FirstOrDefault(one => one.Id == partner);
            Notice = Words.T("Timetables.AttendSaved", meeting?.Name ?? "");
            return Back("/timetable");
        }

        await LoadAsync();
        return Page();
    }

    /// <summary>The choice of who goes; null for an interpreter, and where there is nobody to choose from.</summary>
    public AttendView? AttendOf(MeetingView meeting) =>
        Attendees is { Colleagues.Count: > 1 } people && meeting.PartnersOf(ParticipantId) is [var partner]
            ? new(partner, people.Colleagues, people.Of(partner.Id))
            : null;

    async Task LoadAsync()
    {
        Timetable = await Send(new GetMyTimetable(EventId, ParticipantId));
        if (Me.Role is not (Roles.Exhibitor or Roles.Buyer))
            return;
        if (Timetable.Run is null)
            Agreed = await Send(new ListAgreed(EventId, ParticipantId));
        else
            Attendees = await Send(new GetAttendees(EventId, ParticipantId));
    }
}
