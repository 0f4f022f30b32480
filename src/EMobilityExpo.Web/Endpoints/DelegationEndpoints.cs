namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

/// <summary>Bodies that bring several firms.</summary>
public static class DelegationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var delegations = api.MapGroup("/events/{eventId}/delegations").Needs(Permissions.ParticipantsRead, Permissions.ParticipantsManage)
            .WithTags("Delegations").ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem();
        delegations.MapGet("/", List).WithName("ListDelegations").WithSummary("All delegations, and the names in lists of participants that could become one.");
        delegations.MapPost("/", Add).WithName("AddDelegation").WithSummary("Sets a delegation up.").ProducesProblem(StatusCodes.Status409Conflict);
        delegations.MapGet("/{delegationId}", Get).WithName("GetDelegation")
            .WithSummary("One delegation with its members and those on their way. Its ETag goes into the If-Match of the change.");
        delegations.MapPut("/{delegationId}", Update).WithName("UpdateDelegation").WithSummary("Changes a delegation; needs If-Match.")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        delegations.MapDelete("/{delegationId}", Remove).WithName("RemoveDelegation").WithSummary("Dissolves a delegation; its firms stay. Needs If-Match.")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        delegations.MapGet("/{delegationId}/timetable", Timetable).WithName("GetDelegationTimetable").WithSummary("The timetable in force of all members, side by side.");
        delegations.MapPost("/{delegationId}/links/{kind}", MakeLink).WithName("MakeDelegationLink")
            .WithSummary("Makes the link by which firms come in (join), or that shows the timetables of all members (view). It is answered once.");
        delegations.MapDelete("/{delegationId}/links/{kind}", RevokeLink).WithName("RevokeDelegationLink").WithSummary("Ends a link.");
        delegations.MapPut("/{delegationId}/members/{participantId}", PutIn).WithName("AddDelegationMember").WithSummary("Puts a firm into the delegation.")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        delegations.MapDelete("/{delegationId}/members/{participantId}", TakeOut).WithName("RemoveDelegationMember").WithSummary("Takes a firm out of the delegation.")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    public static async Task<Ok<DelegationList>> List(string eventId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new ListDelegations(eventId), cancel));

    public static async Task<Created<DelegationView>> Add(string eventId, NewDelegation body, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var id = await mediator.Send(new AddDelegation(eventId, body.Side, body, body.ListName), cancel);
        return TypedResults.Created($"/api/events/{eventId}/delegations/{id}", (await Get(eventId, id, response, mediator, cancel)).Value);
    }

    public static async Task<Ok<DelegationView>> Get(string eventId, string delegationId, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetDelegation(eventId, delegationId), cancel);
        response.SetETag(found.RowVersion);
        return TypedResults.Ok(found);
    }

    public static async Task<Ok<DelegationView>> Update(
        string eventId, string delegationId, DelegationFields body, HttpRequest request, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new UpdateDelegation(eventId, delegationId, request.IfMatch(), body), cancel);
        return await Get(eventId, delegationId, response, mediator, cancel);
    }

    public static async Task<NoContent> Remove(string eventId, string delegationId, HttpRequest request, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new RemoveDelegation(eventId, delegationId, request.IfMatch()), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<DelegationTimetable>> Timetable(string eventId, string delegationId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetDelegationTimetable(eventId, delegationId), cancel));

    public static async Task<Ok<DelegationLink>> MakeLink(
        string eventId, string delegationId, string kind, IMediator mediator, CancellationToken cancel, int days = 30) =>
        TypedResults.Ok(await mediator.Send(new MakeDelegationLink(eventId, delegationId, kind, days), cancel));

    public static async Task<NoContent> RevokeLink(string eventId, string delegationId, string kind, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new RevokeDelegationLink(eventId, delegationId, kind), cancel);
        return TypedResults.NoContent();
    }

    public static Task<NoContent> PutIn(string eventId, string delegationId, string participantId, IMediator mediator, CancellationToken cancel) =>
        SetAsync(new(eventId, delegationId, participantId, true), mediator, cancel);

    public static Task<NoContent> TakeOut(string eventId, string delegationId, string participantId, IMediator mediator, CancellationToken cancel) =>
        SetAsync(new(eventId, delegationId, participantId, false), mediator, cancel);

    static async Task<NoContent> SetAsync(SetDelegationMember command, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(command, cancel);
        return TypedResults.NoContent();
    }

    public sealed record NewDelegation : DelegationFields
    {
        /// <summary><c>exhibitor</c> or <c>buyer</c>.</summary>
        public string? Side { get; init; }

        /// <summary>As lists of participants name it already; else its English name.</summary>
        public string? ListName { get; init; }
    }
}
