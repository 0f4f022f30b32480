namespace EMobilityExpo.Web.Auth;

using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using EMobilityExpo.Application.Features.Accounts;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

/// <summary><c>Authorization: Bearer expo_…</c> on the REST interface.</summary>
public sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IMediator mediator)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiToken";

    /// <summary>Only where programs ask, and only when one does.</summary>
    public static bool IsFor(HttpRequest request) =>
        (request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal))
        && request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || header.Parameter is not { Length: > 0 } secret
            || await mediator.Send(new FindCaller(secret, IsToken: true), Context.RequestAborted) is not { } caller)
            return AuthenticateResult.Fail("The token opens nothing.");
        Context.SetCaller(caller);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(SessionCookie.IdentityOf(caller, Name)), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
