namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Messaging;
using MediatR;
using Microsoft.AspNetCore.Authorization;

/// <summary>Who asks me, and whom I ask.</summary>
[Authorize(Permissions.OwnManage)]
public sealed class RequestsModel(IMediator mediator) : RequestPage(mediator)
{
    public bool Incoming => Request.Query["to"] != "them";

    public Paged<RequestView> Items { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        await LoadZoneAsync();
        Items = await Send(new ListRequests(EventId, ParticipantId, Paging, Incoming));
    }
}
