namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

/// <summary>Changes by hand of a timetable.</summary>
public static class MoveEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("/events/{eventId}/runs/{runId}").Needs(Permissions.TimetableRead, Permissions.TimetableManage).WithTags("Timetable board")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapGet("/meetings/{meetingId}/moves", Options).WithName("GetMoveOptions")
            .WithSummary("Where a meeting could be held instead, and what stands against every other slot. The ETag goes into the If-Match of the move.");
        runs.MapPost("/meetings/{meetingId}/move", Move).WithName("MoveMeeting")
            .WithSummary("Puts a meeting into another slot or at another table, or swaps it with another; needs If-Match. 409 names the rule that is broken. It is pinned then.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        runs.MapPut("/meetings/{meetingId}/pin", Pin).WithName("PinMeeting").WithSummary("Later timetables keep the meeting where it is.");
        runs.MapDelete("/meetings/{meetingId}/pin", Unpin).WithName("UnpinMeeting").WithSummary("Later timetables may put the meeting elsewhere.");
        runs.MapGet("/moves", List).WithName("ListMoves").WithSummary("What was moved by hand, the latest first, and what is pinned.").ProducesValidationProblem();
        runs.MapPost("/moves/undo", Undo).WithName("UndoMove")
            .WithSummary("Takes the last change back. It names its number: 412 when there is a later one.").ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    public static async Task<Ok<MoveOptions>> Options(
        string eventId, string runId, string meetingId, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var options = await mediator.Send(new GetMoveOptions(eventId, runId, meetingId), cancel);
        response.SetETag(options.RowVersion);
        return TypedResults.Ok(options);
    }

    public static async Task<Ok<MoveResult>> Move(
        string eventId, string runId, string meetingId, MoveBody body, HttpRequest request, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var result = await mediator.Send(
            new MoveMeeting(eventId, runId, meetingId, request.IfMatch(), body.Slot) { Table = body.Table, SwapWith = body.SwapWith }, cancel);
        response.SetETag(result.RowVersion);
        return TypedResults.Ok(result);
    }

    public static async Task<NoContent> Pin(string eventId, string runId, string meetingId, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new PinMeeting(eventId, runId, meetingId, Pinned: true), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<NoContent> Unpin(string eventId, string runId, string meetingId, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new PinMeeting(eventId, runId, meetingId, Pinned: false), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<MoveList>> List(
        string eventId, string runId, IMediator mediator, CancellationToken cancel, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListMoves(eventId, runId, new(page, pageSize)), cancel));

    public static async Task<Ok<MoveResult>> Undo(string eventId, string runId, UndoBody body, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new UndoMove(eventId, runId, body.Number), cancel));

    /// <param name="Slot">From 0 through all days.</param>
    /// <param name="Table">Number of the table; left out, its own or the first that is free.</param>
    /// <param name="SwapWith">The meeting to change places with; the rest is not looked at then.</param>
    public sealed record MoveBody(int Slot = 0, int? Table = null, string? SwapWith = null);

    /// <param name="Number">Of the change.</param>
    public sealed record UndoBody(int Number);
}
