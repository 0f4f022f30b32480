namespace EMobilityExpo.Web.Auth;

using EMobilityExpo.Application.Access;
using Microsoft.AspNetCore.Authorization;

/// <summary>Who asks, as the request carries it, and what an endpoint asks of them.</summary>
public static class CallerContext
{
    static readonly object Key = new();

    /// <summary>Null for a stranger.</summary>
    public static Caller? Caller(this HttpContext http) => http.Items[Key] as Caller;

    public static void SetCaller(this HttpContext http, Caller caller) => http.Items[Key] = caller;

    /// <summary>Whether something is worth showing: for links, never instead of the endpoint's own permission.</summary>
    public static bool May(this HttpContext http, string permission, string? eventId = null, string? participantId = null) =>
        http.Caller() is { Verified: true } caller && caller.May(permission, eventId, participantId) is Verdict.Allowed or Verdict.CodeNeeded;

    /// <summary>What the caller is in its own company; the endpoint's permission has seen to it that there is such a thing.</summary>
    public static Membership Own(this HttpContext http, string participantId) =>
        http.Caller()!.Memberships.First(one => one.ParticipantId == participantId);

    /// <summary>Declares the permission of endpoints: one to read, and another one, where given, to change.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoints, string read, string? change = null) where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint =>
        {
            var reads = endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods.All(HttpMethods.IsGet) == true;
            endpoint.Metadata.Add(new AuthorizeAttribute(reads || change is null ? read : change));
        });
        return endpoints;
    }
}
