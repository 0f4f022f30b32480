namespace EMobilityExpo.Web.Pages.Account;

using System.Security.Claims;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>The link opens a page, and only its button signs in: a mail program that looks at links must not use them up.</summary>
[AllowAnonymous]
public sealed class SignInModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect("/") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        string? role = null;
        if (Token is null || !await TrySend(new UseSignInLink(Token), then: found => role = found))
        {
            Token = null;
            return Page();
        }

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, role!), new(ClaimTypes.Role, role!)], CookieAuthenticationDefaults.AuthenticationScheme);
        await HttpContext.SignInAsync(new ClaimsPrincipal(identity));
        return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : LocalRedirect("/");
    }
}
