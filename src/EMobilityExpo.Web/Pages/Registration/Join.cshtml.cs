namespace EMobilityExpo.Web.Pages.Registration;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Own;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Where the firms of a delegation come in: with a registration of their own, or with a company that takes part already.</summary>
[AllowAnonymous]
public sealed class JoinModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string JoinKey { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Null when the link leads nowhere.</summary>
    public DelegationInvitation? About { get; private set; }

    /// <summary>Companies of the reader that could come in.</summary>
    public IReadOnlyList<Membership> Own { get; private set; } = [];

    public bool Sent { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (About is null)
            return Page();
        Sent = await TrySend(new BeginRegistration(
            About.EventId, About.Side, Email, Name, Words.IsKorean ? "ko" : "en", HttpContext.Connection.RemoteIpAddress?.ToString(), JoinKey));
        return Page();
    }

    public async Task<IActionResult> OnPostAsAsync(string participantId)
    {
        await LoadAsync();
        ModelState.Clear();
        if (About is null || !Own.Any(one => one.ParticipantId == participantId) || !await TrySend(new JoinDelegation(JoinKey, HttpContext.Caller()!.PersonId, participantId)))
            return Page();
        Notice = Words.T("Delegations.Joined");
        return Redirect($"/my/{participantId}");
    }

    async Task LoadAsync()
    {
        OwnLink.Guard(Response);
        try
        {
            About = await Send(new GetInvitation(JoinKey));
        }
        catch (Application.Errors.NotFound)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Own = HttpContext.Caller() is { Verified: true } caller
            ? [.. caller.Memberships.Where(one => one.EventId == About.EventId && one.Role == About.Side && one.ParticipantId is not null)]
            : [];
    }
}
