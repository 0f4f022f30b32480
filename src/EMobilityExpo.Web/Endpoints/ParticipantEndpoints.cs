namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

public static class ParticipantEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("/events/{eventId}/participants").Needs(Permissions.ParticipantsRead, Permissions.ParticipantsManage).WithTags("Participants").ProducesProblem(StatusCodes.Status404NotFound);
        all.MapGet("/", List).WithName("ListParticipants").WithSummary("The participants under filters; everything that is not given filters nothing.")
            .ProducesValidationProblem();
        all.MapPost("/", Add).WithName("AddParticipant").WithSummary("Adds one exhibitor, buyer or interpreter.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);
        var one = all.MapGroup("/{participantId}");
        one.MapGet("/", Get).WithName("GetParticipant")
            .WithSummary("Everything about one participant, contact data included. Its ETag goes into the If-Match of a change.");
        one.MapPut("/", Update).WithName("UpdateParticipant").WithSummary("Changes one participant as a whole; needs If-Match.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        one.MapDelete("/", Remove).WithName("RemoveParticipant")
            .WithSummary("Removes a participant with its pairs; needs If-Match. One that a timetable knows stays (409).")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    public static async Task<Ok<Paged<ParticipantSummary>>> List(
        string eventId, [AsParameters] Filters filters, IMediator mediator, CancellationToken cancel, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListParticipants(eventId, filters.ToFilter(), new(page, pageSize)), cancel));

    public static async Task<Created<ParticipantDetails>> Add(
        string eventId, NewParticipant body, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var id = await mediator.Send(new AddParticipant(eventId, body.Side, body.Fields ?? new()), cancel);
        var added = await mediator.Send(new GetParticipant(eventId, id), cancel);
        response.SetETag(added.RowVersion);
        return TypedResults.Created($"/api/events/{eventId}/participants/{id}", added);
    }

    public static async Task<Ok<ParticipantDetails>> Get(
        string eventId, string participantId, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetParticipant(eventId, participantId), cancel);
        response.SetETag(found.RowVersion);
        return TypedResults.Ok(found);
    }

    public static async Task<Ok<ParticipantDetails>> Update(
        string eventId, string participantId, ParticipantFields fields, HttpRequest request, HttpResponse response, IMediator mediator,
        CancellationToken cancel)
    {
        await mediator.Send(new UpdateParticipant(eventId, participantId, request.IfMatch(), fields), cancel);
        return await Get(eventId, participantId, response, mediator, cancel);
    }

    public static async Task<NoContent> Remove(
        string eventId, string participantId, HttpRequest request, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new RemoveParticipant(eventId, participantId, request.IfMatch()), cancel);
        return TypedResults.NoContent();
    }

    /// <param name="Side"><c>exhibitor</c>, <c>buyer</c> or <c>interpreter</c>.</param>
    public sealed record NewParticipant(string Side, ParticipantFields? Fields);

    /// <param name="Category">A family stands for its leaves too.</param>
    /// <param name="Place"><c>online</c>, <c>booth</c> or <c>table</c>.</param>
    /// <param name="Meetings"><c>with</c> or <c>without</c> meetings in the timetable in force.</param>
    /// <param name="Sort"><c>name</c>, <c>-name</c>, <c>country</c>, <c>key</c>, <c>-updated</c>, <c>meetings</c> or <c>-meetings</c>.</param>
    public sealed record Filters(
        string? Side, string? Search, string? Country, string? Category, string? Kind, string? Division, string? Delegation, string? Language,
        string? Place, string? Meetings, string? Sort)
    {
        public ParticipantFilter ToFilter() => new()
        {
            Side = Side,
            Search = Search,
            Country = Country,
            Category = Category,
            Kind = Kind,
            Division = Division,
            Delegation = Delegation,
            Language = Language,
            Place = Place,
            Meetings = Meetings,
            Sort = Sort,
        };
    }
}
