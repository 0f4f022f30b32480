namespace EMobilityExpo.Web.Pages.Organiser.Events;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;

/// <summary>The events, or the three ways to begin when there is none.</summary>
[Authorize(Permissions.Organiser)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    public Paged<EventSummary> Events { get; private set; } = null!;

    public async Task OnGetAsync() => Events = await Send(new ListEvents(Paging));
}
