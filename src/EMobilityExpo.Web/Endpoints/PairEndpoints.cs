namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

public static class PairEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var pairs = api.MapGroup("/events/{eventId}/pairs").Needs(Permissions.MatchingRead, Permissions.MatchingManage).WithTags("Pairs").ProducesProblem(StatusCodes.Status404NotFound);
        pairs.MapGet("/", List).WithName("ListPairs").WithSummary("The candidate pairs under filters, the highest score first.")
            .ProducesValidationProblem();
        pairs.MapGet("/{exhibitorId}/{buyerId}", Get).WithName("GetPair")
            .WithSummary("Any pair, explained factor by factor from what is known now. Its ETag goes into the If-Match of a wish.");
        pairs.MapPut("/{exhibitorId}/{buyerId}", Put).WithName("SetWish")
            .WithSummary("Says whether the two are to meet; needs If-Match. A pair that is no candidate becomes one.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapGet("/events/{eventId}/scores", Scores).Needs(Permissions.MatchingRead).WithTags("Pairs").WithName("GetScoreMatrix")
            .WithSummary("The scores of exhibitors with buyers as they are now, paged both ways.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem();
    }

    public static async Task<Ok<Paged<PairSummary>>> List(
        string eventId, [AsParameters] Filters filters, IMediator mediator, CancellationToken cancel, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListPairs(eventId, filters.ToFilter(), new(page, pageSize)), cancel));

    public static async Task<Ok<PairDetails>> Get(
        string eventId, string exhibitorId, string buyerId, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetPair(eventId, exhibitorId, buyerId), cancel);
        response.SetETag(found.RowVersion);
        return TypedResults.Ok(found);
    }

    /// <param name="exhibitors">Which page of the exhibitors.</param>
    /// <param name="buyers">Which page of the buyers.</param>
    /// <param name="pageSize">How many of each, up to 100.</param>
    /// <param name="country">Of the buyers.</param>
    /// <param name="category">Named by both sides.</param>
    /// <param name="order">What stands together: <c>category</c> or <c>country</c>.</param>
    public static async Task<Ok<ScoreMatrix>> Scores(
        string eventId, IMediator mediator, CancellationToken cancel, int exhibitors = 1, int buyers = 1, int pageSize = 50, string? country = null,
        string? category = null, string? order = null) =>
        TypedResults.Ok(await mediator.Send(
            new GetScoreMatrix(eventId, new() { Country = country, Category = category, Order = order }, exhibitors, buyers, pageSize), cancel));

    public static async Task<Ok<PairDetails>> Put(
        string eventId, string exhibitorId, string buyerId, NewWish body, HttpRequest request, HttpResponse response, IMediator mediator,
        CancellationToken cancel)
    {
        await mediator.Send(new SetWish(eventId, exhibitorId, buyerId, body.Wish, request.IfMatch()), cancel);
        return await Get(eventId, exhibitorId, buyerId, response, mediator, cancel);
    }

    /// <param name="Wish"><c>none</c>, <c>want</c>, <c>must</c> or <c>veto</c>.</param>
    public sealed record NewWish(string Wish);

    /// <param name="Exhibitor">Its id.</param>
    /// <param name="Buyer">Its id.</param>
    /// <param name="Country">Of the buyer.</param>
    /// <param name="Category">Named by both sides.</param>
    /// <param name="Wish"><c>none</c>, <c>want</c>, <c>must</c>, <c>veto</c>, or <c>said</c> for all but none.</param>
    /// <param name="Sort"><c>-score</c>, <c>score</c>, <c>exhibitor</c>, <c>buyer</c> or <c>country</c>.</param>
    public sealed record Filters(
        string? Exhibitor, string? Buyer, string? Country, string? Category, int? MinimumScore, string? Wish, string? Search, string? Sort)
    {
        public PairFilter ToFilter() => new()
        {
            Exhibitor = Exhibitor,
            Buyer = Buyer,
            Country = Country,
            Category = Category,
            MinimumScore = MinimumScore,
            Wish = Wish,
            Search = Search,
            Sort = Sort,
        };
    }
}
