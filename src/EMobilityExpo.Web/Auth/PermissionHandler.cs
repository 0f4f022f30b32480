namespace EMobilityExpo.Web.Auth;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Localisation;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

/// <param name="Permission">Empty for what is no endpoint of ours (nothing there, wrong method, wrong type): whoever is signed in learns that.</param>
public sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>Holds a permission against what the caller is at the event, or in the company, that the address names.</summary>
public sealed class PermissionHandler(IHttpContextAccessor accessor, IMediator mediator) : AuthorizationHandler<PermissionRequirement>
{
    /// <summary>Where the verdict is left for whoever answers.</summary>
    public static readonly object VerdictKey = new();

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (accessor.HttpContext is not { } http || http.Caller() is not { Verified: true } caller)
            return;
        var verdict = requirement.Permission.Length == 0
            ? http.GetEndpoint() is RouteEndpoint ? Verdict.Forbidden : Verdict.Allowed
            : caller.May(requirement.Permission, await EventOfAsync(http), http.GetRouteValue("participantId") as string);
        if (verdict == Verdict.Allowed)
            context.Succeed(requirement);
        else
            http.Items[VerdictKey] = verdict;
    }

    async Task<string?> EventOfAsync(HttpContext http) =>
        http.GetRouteValue("eventId") as string
        ?? (http.GetRouteValue("jobId") is string job ? await mediator.Send(new FindEventOfJob(job), http.RequestAborted) : null);
}

/// <summary>How somebody is turned away: a stranger to the sign-in page or with 401, others with 403, or with 404 where they must not learn more.</summary>
public sealed class Refusals : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var api = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        switch (context.Caller())
        {
            case not null when authorizeResult.Succeeded:
            case null:
                await _usual.HandleAsync(next, context, policy, authorizeResult);
                return;
            case { Verified: false } when api:
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            case { Verified: false }:
                context.Response.Redirect($"/sign-in/code?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
                return;
        }

        switch (context.Items[PermissionHandler.VerdictKey])
        {
            case Verdict.Hidden:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            case Verdict.CodeNeeded when api:
                await TypedResults.Problem(
                    title: Words.T("Accounts.CodeNeeded"), statusCode: StatusCodes.Status403Forbidden, type: "urn:emobilityexpo:problem:Accounts.CodeNeeded")
                    .ExecuteAsync(context);
                return;
            case Verdict.CodeNeeded:
                context.Response.Redirect($"/account/code?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
                return;
            default:
                await context.ForbidAsync();
                return;
        }
    }
}
