namespace EMobilityExpo.Web.Endpoints;

using System.Text;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

public static class RunEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var ofEvent = api.MapGroup("/events/{eventId}").ProducesProblem(StatusCodes.Status404NotFound);
        ofEvent.MapPost("/pairs/score", Score).Needs(Permissions.MatchingManage).WithName("ScorePairs").WithTags("Pairs").WithSummary("Scores all pairs anew and keeps the candidates.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

        var runs = ofEvent.MapGroup("/runs").Needs(Permissions.TimetableRead, Permissions.TimetableManage).WithTags("Timetable runs");
        runs.MapPost("", Start).WithName("StartRun")
            .WithSummary("Builds a timetable in the background, or with `repairs` one with the fewest changes to an earlier one. The same Idempotency-Key gives the same run again.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapGet("", List).WithName("ListRuns").WithSummary("The runs of the event with their figures, latest first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        runs.MapGet("/compare", Compare).WithName("CompareRuns").WithSummary("Two runs side by side: figures, who gains, who loses, which meetings differ.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        runs.MapGet("/{runId}", Get).WithName("GetRun").WithSummary("A run with its figures.");
        runs.MapGet("/{runId}/progress", Progress).WithName("GetRunProgress").WithSummary("How far a run is, with the curve of score and bound. Poll it about once a second.");
        runs.MapPost("/{runId}/cancel", Cancel).WithName("CancelRun").WithSummary("Stops looking and keeps the best so far. Safe to repeat.");
        runs.MapGet("/{runId}/unmet", Unmet).WithName("GetUnmetPairs").WithSummary("The pairs that are not held, each with what stopped it.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        runs.MapPost("/{runId}/advice", AskAdvice).WithName("AskRunAdvice")
            .WithSummary("Works out in the background what one more table, interpreter, slot or meeting would add. Asking again gives the same work.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapGet("/{runId}/advice", Advice).WithName("GetRunAdvice")
            .WithSummary("The advice that was worked out: the best five, verified by solving. 409 until it is ready.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapGet("/{runId}/standby", Standby).WithName("GetRunStandby").WithSummary("Who could step in at each meeting when the other side does not come.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapGet("/{runId}/problem.json", Problem).WithName("GetRunProblem").WithSummary("The problem that was solved, in the timetable format.")
            .Produces<System.Text.Json.JsonElement>(StatusCodes.Status200OK, "application/json").ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapGet("/{runId}/solution.json", Solution).WithName("GetRunSolution").WithSummary("The solution, in the timetable format.")
            .Produces<System.Text.Json.JsonElement>(StatusCodes.Status200OK, "application/json").ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapPost("/{runId}/publish", Publish).WithName("PublishRun").WithSummary("Puts the timetable of this run into force, instead of the one before.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);

        ofEvent.MapGet("/publications", Publications).Needs(Permissions.TimetableRead).WithName("ListPublications").WithTags("Publication").WithSummary("What has been in force when.");
        var publication = ofEvent.MapGroup("/publication").Needs(Permissions.TimetableRead, Permissions.TimetableManage).WithTags("Publication")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        publication.MapDelete("", Unpublish).WithName("UnpublishRun").WithSummary("Takes the timetable out of force.");
        publication.MapPost("/rollback", RollBack).WithName("RollBackPublication").WithSummary("Puts the timetable that was in force before into force again.");
    }

    public static async Task<Ok<PairCounts>> Score(string eventId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new ScorePairs(eventId), cancel));

    public static async Task<Accepted<RunStarted>> Start(
        string eventId, StartRunBody body, [FromHeader(Name = "Idempotency-Key")] string? key, IMediator mediator, CancellationToken cancel)
    {
        var started = await mediator.Send(
            new StartRun(eventId)
            {
                Seed = body.Seed,
                Seconds = body.Seconds,
                Objective = body.Objective,
                Weights = body.Weights,
                Note = body.Note,
                RepeatOf = body.RepeatOf,
                Repairs = body.Repairs,
                ClosedTables = body.ClosedTables,
                RequestKey = key,
            },
            cancel);
        return TypedResults.Accepted($"/api/jobs/{started.JobId}", started);
    }

    public static async Task<Ok<Paged<RunView>>> List(
        string eventId, IMediator mediator, CancellationToken cancel, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListRuns(eventId, new(page, pageSize)), cancel));

    public static async Task<Ok<RunComparison>> Compare(
        string eventId, string first, string second, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new CompareRuns(eventId, first, second), cancel));

    public static async Task<Ok<RunView>> Get(string eventId, string runId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetRun(eventId, runId), cancel));

    public static async Task<Accepted<JobView>> AskAdvice(string eventId, string runId, IMediator mediator, CancellationToken cancel) =>
        JobEndpoints.Started(await mediator.Send(new GetJob(await mediator.Send(new AskAdvice(eventId, runId), cancel)), cancel));

    public static async Task<Ok<IReadOnlyList<AdviceView>>> Advice(string eventId, string runId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok((await mediator.Send(new GetAdvice(eventId, runId), cancel)).Items ?? throw new Application.Errors.Conflict("Runs.AdviceNotReady"));

    public static async Task<Ok<Paged<StandbyView>>> Standby(
        string eventId, string runId, IMediator mediator, CancellationToken cancel, int? slot = null, string? participant = null, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new GetStandby(eventId, runId, new(page, pageSize)) { Slot = slot, Participant = participant }, cancel));

    public static async Task<Ok<RunProgressView>> Progress(string eventId, string runId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetRunProgress(eventId, runId), cancel));

    public static async Task<Accepted<RunProgressView>> Cancel(string eventId, string runId, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new CancelRun(eventId, runId), cancel);
        return TypedResults.Accepted(
            $"/api/events/{eventId}/runs/{runId}/progress", await mediator.Send(new GetRunProgress(eventId, runId), cancel));
    }

    public static async Task<Ok<UnmetPairs>> Unmet(
        string eventId, string runId, IMediator mediator, CancellationToken cancel, string? reason = null, string? participant = null,
        bool wished = false, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(
            new GetUnmetPairs(eventId, runId, new(page, pageSize)) { Reason = reason, Participant = participant, Wished = wished }, cancel));

    public static async Task<FileContentHttpResult> Problem(string eventId, string runId, IMediator mediator, CancellationToken cancel) =>
        File(await mediator.Send(new GetRunFile(eventId, runId, Solution: false), cancel));

    public static async Task<FileContentHttpResult> Solution(string eventId, string runId, IMediator mediator, CancellationToken cancel) =>
        File(await mediator.Send(new GetRunFile(eventId, runId, Solution: true), cancel));

    public static async Task<Ok<RunView>> Publish(
        string eventId, string runId, PublishBody? body, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new PublishRun(eventId, runId, body?.ExpectedInForce), cancel);
        return TypedResults.Ok(await mediator.Send(new GetRun(eventId, runId), cancel));
    }

    public static async Task<NoContent> Unpublish(
        string eventId, IMediator mediator, CancellationToken cancel, string? expectedInForce = null)
    {
        await mediator.Send(new UnpublishRun(eventId, expectedInForce), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<RunView>> RollBack(string eventId, PublishBody? body, IMediator mediator, CancellationToken cancel)
    {
        var runId = await mediator.Send(new RollBackPublication(eventId, body?.ExpectedInForce), cancel);
        return TypedResults.Ok(await mediator.Send(new GetRun(eventId, runId), cancel));
    }

    public static async Task<Ok<IReadOnlyList<PublicationView>>> Publications(string eventId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new ListPublications(eventId), cancel));

    static FileContentHttpResult File(RunFile file) =>
        TypedResults.File(Encoding.UTF8.GetBytes(file.Text), "application/json", file.Name);

    /// <param name="RepeatOf">A run whose stored inputs, weights, seed and settings are used again; the rest is ignored then.</param>
    /// <param name="Repairs">A run whose meetings stay where they are as far as possible; weights, seed and settings are those of that run.</param>
    /// <param name="ClosedTables">Numbers of tables to do without; left out in a repair: those of the run that is repaired.</param>
    public sealed record StartRunBody(
        long Seed = 1, int? Seconds = null, string Objective = Objectives.Score, ScoringWeights? Weights = null, string? Note = null,
        string? RepeatOf = null, string? Repairs = null, IReadOnlyList<int>? ClosedTables = null);

    /// <param name="ExpectedInForce">The run that the caller saw in force, empty for none; leave it out not to look.</param>
    public sealed record PublishBody(string? ExpectedInForce = null);
}
