namespace EMobilityExpo.Web.Pages.Account;

using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>The second step of signing in, for whoever has turned one-time codes on.</summary>
[AllowAnonymous]
public sealed class EnterCodeModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public IActionResult OnGet() => HttpContext.Caller() switch
    {
        null => Redirect("/sign-in"),
        { Verified: true } => LocalRedirect("/"),
        _ => Page(),
    };

    public async Task<IActionResult> OnPostAsync()
    {
        if (HttpContext.Caller() is not { SessionId: { } session } caller)
            return Redirect("/sign-in");
        if (await Send(new EnterCode(caller.PersonId, session, Code)))
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        ModelState.AddModelError("", Words.T("Accounts.CodeWrong"));
        return Page();
    }
}
