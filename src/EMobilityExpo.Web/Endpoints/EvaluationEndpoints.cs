namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Evaluation;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

public static class EvaluationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var evaluation = api.MapGroup("/events/{eventId}/evaluation").Needs(Permissions.MatchingRead).WithTags("Evaluation")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        evaluation.MapGet("/", Get).WithName("EvaluateMatching")
            .WithSummary("How well scores match the event's history, per side and reciprocal, and the weights that its judgements would give. "
                + "May take seconds. Its ETag goes into the If-Match of SetWeights.");
    }

    /// <param name="eventId">Its id.</param>
    /// <param name="response">Gets the ETag.</param>
    /// <param name="mediator">Sends the query.</param>
    /// <param name="cancel">The caller went away.</param>
    /// <param name="k">Lengths of lists to measure at; 5, 10 and 20 when left out.</param>
    /// <param name="seed">Seed of the split and of everything else that is drawn.</param>
    public static async Task<Ok<MatchingEvaluation>> Get(
        string eventId, HttpResponse response, IMediator mediator, CancellationToken cancel, int[]? k = null, long seed = 1)
    {
        var query = new EvaluateMatching(eventId) { Seed = seed };
        var found = await mediator.Send(k is { Length: > 0 } ? query with { Lengths = k } : query, cancel);
        response.SetETag(found.RowVersion);
        return TypedResults.Ok(found);
    }
}
