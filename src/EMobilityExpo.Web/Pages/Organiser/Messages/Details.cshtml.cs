namespace EMobilityExpo.Web.Pages.Organiser.Messages;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Messages;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

/// <summary>One message: what it said, and whom it reached.</summary>
[Authorize(Permissions.PeopleManage)]
public sealed class DetailsModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string MessageId { get; set; } = "";

    public MessageDetails Found { get; private set; } = null!;

    DateTimeZone _zone = DateTimeZone.Utc;

    public async Task OnGetAsync()
    {
        _zone = (await Send(new GetEvent(EventId))).Fields.ToModel().Zone;
        Found = await Send(new GetMessage(EventId, MessageId));
    }

    public string Time(Instant time) => EventTimes.WithDay(time, _zone);
}
