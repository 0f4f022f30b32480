namespace EMobilityExpo.Web.Pages.Registration;

using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Where a company begins to register: who it is comes behind the link of the mail, so that an address is somebody's own.</summary>
[AllowAnonymous]
public sealed class BeginModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty]
    public string? Side { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public OpenEvent About { get; private set; } = null!;

    public bool Sent { get; private set; }

    public async Task OnGetAsync()
    {
        About = await Send(new GetOpenEvent(EventId));
        Side = Request.Query["side"];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        About = await Send(new GetOpenEvent(EventId));
        var command = new BeginRegistration(
            EventId, Side, Email, Name, Words.IsKorean ? "ko" : "en", HttpContext.Connection.RemoteIpAddress?.ToString());
        Sent = await TrySend(command);
        return Page();
    }
}
