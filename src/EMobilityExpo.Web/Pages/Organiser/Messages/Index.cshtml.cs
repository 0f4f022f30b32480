namespace EMobilityExpo.Web.Pages.Organiser.Messages;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Messages;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

/// <summary>What was sent to groups.</summary>
[Authorize(Permissions.PeopleManage)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    public Paged<MessageView> List { get; private set; } = null!;

    DateTimeZone _zone = DateTimeZone.Utc;

    public async Task OnGetAsync()
    {
        _zone = (await Send(new GetEvent(EventId))).Fields.ToModel().Zone;
        List = await Send(new ListMessages(EventId, Paging));
    }

    public string Time(Instant time) => EventTimes.WithDay(time, _zone);
}
