namespace EMobilityExpo.Web.Auth;

using System.Security.Claims;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Accounts;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

/// <summary>The cookie carries the secret of a session; whether that still holds is asked of the database at every request.</summary>
public sealed class SessionCookie : CookieAuthenticationEvents
{
    const string SecretClaim = "session";

    /// <summary>Longer than any session: the database says when one ends.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    public static async Task SignInAsync(HttpContext http, SessionStarted session)
    {
        var mediator = http.RequestServices.GetRequiredService<IMediator>();
        var caller = await mediator.Send(new FindCaller(session.Secret, IsToken: false), http.RequestAborted);
        var identity = IdentityOf(caller!, CookieAuthenticationDefaults.AuthenticationScheme);
        identity.AddClaim(new(SecretClaim, session.Secret));
        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity), new() { IsPersistent = true });
    }

    public static ClaimsIdentity IdentityOf(Caller caller, string scheme) =>
        new([new(ClaimTypes.NameIdentifier, caller.PublicId), new(ClaimTypes.Name, caller.PublicId)], scheme);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var mediator = context.HttpContext.RequestServices.GetRequiredService<IMediator>();
        var secret = context.Principal?.FindFirstValue(SecretClaim);
        if (secret is not null && await mediator.Send(new FindCaller(secret, IsToken: false), context.HttpContext.RequestAborted) is { } caller)
        {
            context.HttpContext.SetCaller(caller);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
