namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

public static class WeightEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var weights = api.MapGroup("/events/{eventId}/weights").Needs(Permissions.MatchingRead, Permissions.MatchingManage).WithTags("Weights").ProducesProblem(StatusCodes.Status404NotFound);
        weights.MapGet("", Get).WithName("GetWeights").WithSummary("How much each factor counts. Its ETag is the event's and goes into the If-Match of a change.");
        weights.MapPut("", Put).WithName("SetWeights").WithSummary("Changes the weights of the event; needs If-Match. Pairs keep their scores until they are scored again.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        weights.MapPost("/preview", Preview).WithName("PreviewWeights").WithSummary("Who would move by other weights; changes nothing. A large event is judged by a sample.")
            .ProducesValidationProblem();
    }

    public static async Task<Ok<ScoringWeights>> Get(string eventId, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetEvent(eventId), cancel);
        response.SetETag(found.RowVersion);
        return TypedResults.Ok(found.Fields.Weights);
    }

    public static async Task<Ok<ScoringWeights>> Put(
        string eventId, ScoringWeights body, HttpRequest request, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new SetWeights(eventId, request.IfMatch(), body), cancel);
        return await Get(eventId, response, mediator, cancel);
    }

    public static async Task<Ok<WeightPreview>> Preview(string eventId, ScoringWeights body, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new PreviewWeights(eventId, body), cancel));
}
