namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Features.Pairs;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

public static class RunEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var ofEvent = api.MapGroup("/events/{eventId}").ProducesProblem(StatusCodes.Status404NotFound);
        ofEvent.MapPost("/pairs/score", Score).WithName("ScorePairs").WithTags("Pairs").WithSummary("Scores all pairs anew and keeps the candidates.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    public static async Task<Ok<PairCounts>> Score(string eventId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new ScorePairs(eventId), cancel));
}
