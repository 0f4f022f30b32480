namespace EMobilityExpo.Web.Endpoints;

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

public static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/session", Get).WithName("GetSession").WithTags("Session")
            .WithSummary("Who is signed in, and the antiforgery token that every change sends back as the header X-CSRF-TOKEN.");

    public static Ok<Session> Get(HttpContext http, IAntiforgery antiforgery) =>
        TypedResults.Ok(new Session(http.User.Identity?.Name ?? "", antiforgery.GetAndStoreTokens(http).RequestToken!));

    public sealed record Session(string Name, string AntiforgeryToken);
}
