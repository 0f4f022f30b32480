namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

public static class EventEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events");
        events.MapGet("/", List).Needs(Permissions.Account).WithName("ListEvents").WithSummary("The events that one organises, the latest first.")
            .ProducesValidationProblem();
        events.MapPost("/", Create).Needs(Permissions.EventsCreate).WithName("CreateEvent").WithSummary("Adds an event with its days, breaks and tables.")
            .ProducesValidationProblem();
        events.MapGet("/{eventId}", Get).Needs(Permissions.EventRead).WithName("GetEvent").WithSummary("One event and how far it is. Its ETag goes into the If-Match of a change.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        events.MapPut("/{eventId}", Update).Needs(Permissions.EventManage).WithName("UpdateEvent")
            .WithSummary("Changes an event as a whole; needs If-Match. Timetables that were built keep their times.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    public static async Task<Ok<Paged<EventSummary>>> List(
        HttpContext http, IMediator mediator, CancellationToken cancel, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListEvents(new(page, pageSize), http.Caller()!.Administrator ? null : http.Caller()!.PersonId), cancel));

    public static async Task<Created<EventDetails>> Create(EventFields fields, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var id = await mediator.Send(new CreateEvent(fields), cancel);
        var made = await mediator.Send(new GetEvent(id), cancel);
        response.SetETag(made.RowVersion);
        return TypedResults.Created($"/api/events/{id}", made);
    }

    public static async Task<Ok<EventDetails>> Get(string eventId, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetEvent(eventId), cancel);
        response.SetETag(found.RowVersion);
        return TypedResults.Ok(found);
    }

    public static async Task<Ok<EventDetails>> Update(
        string eventId, EventFields fields, HttpRequest request, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var updated = await mediator.Send(new UpdateEvent(eventId, request.IfMatch(), fields), cancel);
        var now = await mediator.Send(new GetEvent(eventId), cancel);
        response.SetETag(now.RowVersion);
        return TypedResults.Ok(now with { Lost = updated.Lost });
    }
}
