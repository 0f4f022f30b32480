namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

/// <summary>What participants themselves say about their partners.</summary>
public static class WishEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var wishes = api.MapGroup("/events/{eventId}/participants/{participantId}/wishes").Needs(Permissions.MatchingRead, Permissions.MatchingManage).WithTags("Wishes")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status400BadRequest);
        wishes.MapGet("/", List).WithName("ListWishes")
            .WithSummary("Whom a participant must meet, wants to meet (by rank) and refuses.").ProducesValidationProblem();
        wishes.MapGet("/{partnerId}", Get).WithName("GetParticipantWish")
            .WithSummary("What it says about one partner, also when that is nothing. Its ETag goes into the If-Match of a change.");
        wishes.MapPut("/{partnerId}", Put).WithName("SetParticipantWish")
            .WithSummary("Keeps what it says about a partner; needs If-Match. The organiser's own word about the pair stays beside it.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    public static async Task<Ok<Paged<WishView>>> List(
        string eventId, string participantId, IMediator mediator, CancellationToken cancel, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListWishes(eventId, participantId, new(page, pageSize)), cancel));

    public static async Task<Ok<WishView>> Get(
        string eventId, string participantId, string partnerId, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetParticipantWish(eventId, participantId, partnerId), cancel);
        response.SetETag(found.RowVersion);
        return TypedResults.Ok(found);
    }

    public static async Task<Ok<WishView>> Put(
        string eventId, string participantId, string partnerId, SaidWish body, HttpRequest request, HttpResponse response, IMediator mediator,
        CancellationToken cancel)
    {
        await mediator.Send(new SetParticipantWish(eventId, participantId, partnerId, body.Wish, body.Rank, request.IfMatch()), cancel);
        return await Get(eventId, participantId, partnerId, response, mediator, cancel);
    }

    /// <param name="Wish"><c>want</c>, <c>must</c> or <c>veto</c>; <c>none</c> takes back what was said.</param>
    /// <param name="Rank">1 is wanted most; only with want and must.</param>
    public sealed record SaidWish(string Wish, int? Rank = null);
}
