namespace EMobilityExpo.Web.Pages.Organiser.Events;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;

/// <summary>The events, or the three ways to begin when there is none.</summary>
[Authorize(Permissions.Account)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    public Paged<EventSummary> Events { get; private set; } = null!;

    public bool MayCreate => HttpContext.May(Permissions.EventsCreate);

    public async Task OnGetAsync()
    {
        var caller = HttpContext.Caller()!;
        Events = await Send(new ListEvents(Paging, caller.Administrator ? null : caller.PersonId));
    }
}
