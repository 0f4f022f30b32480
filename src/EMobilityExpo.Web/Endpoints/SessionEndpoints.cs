namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Web.Auth;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

public static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/session", Get).Needs(Permissions.Account).WithName("GetSession").WithTags("Session")
            .WithSummary("Who is signed in, and the antiforgery token that every change sends back as the header X-CSRF-TOKEN.");

    public static Ok<Session> Get(HttpContext http, IAntiforgery antiforgery)
    {
        var caller = http.Caller()!;
        return TypedResults.Ok(new Session(
            caller.Name, caller.Administrator, caller.Memberships, caller.Scopes is null ? antiforgery.GetAndStoreTokens(http).RequestToken! : ""));
    }

    /// <param name="Memberships">What one is at which event.</param>
    /// <param name="AntiforgeryToken">Empty for an API token, which needs none.</param>
    public sealed record Session(string Name, bool Administrator, IReadOnlyList<Membership> Memberships, string AntiforgeryToken);
}
