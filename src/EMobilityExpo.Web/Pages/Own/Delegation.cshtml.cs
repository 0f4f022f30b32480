namespace EMobilityExpo.Web.Pages.Own;

using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>The timetables of a delegation's members, opened by the secret in its address: for the contact, who has no account.</summary>
[AllowAnonymous]
public sealed class DelegationModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string ViewKey { get; set; } = "";

    /// <summary>Null when the link opens nothing.</summary>
    public DelegationTimetable? Timetable { get; private set; }

    public async Task OnGetAsync()
    {
        OwnLink.Guard(Response);
        try
        {
            Timetable = await Send(new GetOwnDelegation(ViewKey));
        }
        catch (Application.Errors.NotFound)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
