namespace EMobilityExpo.Web.Pages.Account;

using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>
/// Asks for a link by mail or a password. The link opens this page too, and only its button signs in: a mail program that looks at
/// links must not use them up.
/// </summary>
[AllowAnonymous]
public sealed class SignInModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool Sent { get; private set; }

    public bool WithPassword { get; private set; }

    string Device => Request.Headers.UserAgent.ToString();

    public IActionResult OnGet() => Token is null && HttpContext.Caller() is { Verified: true } ? LocalRedirect(Back) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        SessionStarted? session = null;
        if (Token is null || !await TrySend(new UseSignInLink(Token, Device), then: found => session = found))
        {
            Token = null;
            return Page();
        }

        return await EnterAsync(session!);
    }

    /// <summary>The same answer whether or not the address is known.</summary>
    public async Task<IActionResult> OnPostLinkAsync()
    {
        Token = null;
        Sent = await TrySend(new RequestSignInLink(Email ?? "", ReturnUrl));
        return Page();
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        (Token, WithPassword) = (null, true);
        if (await Send(new SignInWithPassword(Email, Password, Device)) is { } session)
            return await EnterAsync(session);
        ModelState.AddModelError("", Words.T("Accounts.PasswordWrong"));
        return Page();
    }

    string Back => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";

    async Task<IActionResult> EnterAsync(SessionStarted session)
    {
        await SessionCookie.SignInAsync(HttpContext, session);
        return session.NeedsCode ? RedirectToPage("/Account/EnterCode", new { ReturnUrl = Back }) : LocalRedirect(Back);
    }
}
