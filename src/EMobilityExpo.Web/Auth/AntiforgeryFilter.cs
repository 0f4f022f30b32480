namespace EMobilityExpo.Web.Auth;

using EMobilityExpo.Application.Localisation;
using Microsoft.AspNetCore.Antiforgery;

/// <summary>Whatever a browser's session changes through the API needs the antiforgery token of <c>GET /api/session</c> as a header; an API token is no cookie.</summary>
public sealed class AntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var method = context.HttpContext.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || context.HttpContext.Caller() is { Scopes: not null } || await antiforgery.IsRequestValidAsync(context.HttpContext))
            return await next(context);
        return TypedResults.Problem(
            title: Words.T("Errors.Antiforgery"), statusCode: StatusCodes.Status400BadRequest, type: "urn:emobilityexpo:problem:antiforgery");
    }
}
