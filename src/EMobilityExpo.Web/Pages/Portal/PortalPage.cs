namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

/// <summary>What the pages of a participant's own portal have in common. Their permission has seen to it that the caller belongs there.</summary>
public abstract class PortalPage(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string ParticipantId { get; set; } = "";

    public Membership Me => HttpContext.Own(ParticipantId);

    public string EventId => Me.EventId;

    public bool IsExhibitor => Me.Role == Roles.Exhibitor;

    protected RedirectResult Back(string path) => Redirect($"/my/{ParticipantId}{path}");
}
