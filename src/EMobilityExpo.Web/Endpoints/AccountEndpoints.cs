namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

/// <summary>One's own account. What hands out rights is for a session only: a token must not make itself a stronger one.</summary>
public static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var account = api.MapGroup("/account").Needs(Permissions.Account).WithTags("Account");
        account.MapGet("/", Get).WithName("GetAccount").WithSummary("One's own account: sessions and API tokens.");
        account.MapDelete("/sessions/{sessionId}", EndSession).WithName("EndSession").WithSummary("Signs out one session of one's own.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        account.MapPost("/tokens", CreateToken).WithName("CreateApiToken")
            .WithSummary("Makes an API token; its secret is told this once. Needs a session, not a token.").ProducesValidationProblem();
        account.MapDelete("/tokens/{tokenId}", RemoveToken).WithName("RemoveApiToken").WithSummary("Takes an API token out of use.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    public static async Task<Ok<AccountView>> Get(HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetAccount(http.Caller()!.PersonId), cancel));

    public static async Task<NoContent> EndSession(string sessionId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new EndSession(http.Caller()!.PersonId, sessionId), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Created<NewApiToken>> CreateToken(NewToken body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        if (http.Caller()!.SessionId is null)
            throw new Invalid("Accounts.TokenByToken");
        var made = await mediator.Send(new CreateApiToken(http.Caller()!.PersonId, body.Name, body.Scopes, body.Days), cancel);
        return TypedResults.Created($"/api/account/tokens/{made.Id}", made);
    }

    public static async Task<NoContent> RemoveToken(string tokenId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new RemoveApiToken(http.Caller()!.PersonId, tokenId), cancel);
        return TypedResults.NoContent();
    }

    /// <param name="Scopes">Names of permissions.</param>
    /// <param name="Days">Until it ends, up to 366.</param>
    public sealed record NewToken(string? Name, IReadOnlyList<string>? Scopes, int Days = 90);
}
