namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

public static class JobEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").Needs(Permissions.EventRead, Permissions.EventManage).WithTags("Jobs").ProducesProblem(StatusCodes.Status404NotFound);
        jobs.MapGet("/{jobId}", Get).WithName("GetJob").WithSummary("How far a job is. Poll it about once a second.");
        jobs.MapPost("/{jobId}/cancel", Cancel).WithName("CancelJob")
            .WithSummary("Asks a job to stop; it keeps the best it has. Safe to repeat.");
    }

    public static async Task<Ok<JobView>> Get(string jobId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetJob(jobId), cancel));

    public static async Task<Accepted<JobView>> Cancel(string jobId, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new CancelJob(jobId), cancel);
        return TypedResults.Accepted($"/api/jobs/{jobId}", await mediator.Send(new GetJob(jobId), cancel));
    }

    /// <summary>The answer to a request for long work.</summary>
    public static Accepted<JobView> Started(JobView job) => TypedResults.Accepted($"/api/jobs/{job.Id}", job);
}
