namespace EMobilityExpo.Web.Pages.Account;

using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Open to all: who is not signed in is out already, and who still owes a code may leave.</summary>
[AllowAnonymous]
public sealed class SignOutModel(IMediator mediator) : PageBase(mediator)
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        if (HttpContext.Caller() is { SessionId: { } session } caller)
            await Send(new EndSession(caller.PersonId, session));
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return LocalRedirect("/sign-in");
    }
}
