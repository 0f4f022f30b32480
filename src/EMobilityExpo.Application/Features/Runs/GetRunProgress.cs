namespace EMobilityExpo.Application.Features.Runs;

using System.Text.Json;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>How far a run is, with the curve of score and bound.</summary>
public sealed record GetRunProgress(string EventId, string RunId) : IQuery<RunProgressView>;

/// <param name="PhaseText">The phase in the reader's language.</param>
/// <param name="Progress">Null before the first timetable.</param>
public sealed record RunProgressView(
    string Status, bool Ended, int Percent, string? Phase, string PhaseText, bool CancelRequested, int Attempt, RunProgress? Progress, string? Error);

public sealed class GetRunProgressHandler(DbSession db, IMediator mediator) : IRequestHandler<GetRunProgress, RunProgressView>
{
    public async Task<RunProgressView> Handle(GetRunProgress request, CancellationToken cancellationToken)
    {
        var jobId = await db.FirstOrDefaultAsync<string>(RunViewsSql.JobOfRun, request, cancellationToken)
            ?? throw new NotFound("Runs.NotFound");
        var job = await mediator.Send(new GetJob(jobId), cancellationToken);
        return new(
            job.Status, job.Ended, job.Percent, job.Phase, PhaseText(job), job.CancelRequested, job.Attempt,
            job.Progress?.Deserialize<RunProgress>(JsonSerializerOptions.Web), job.Error);
    }

    static string PhaseText(JobView job) =>
        job.Status != "running" ? Words.T($"Runs.Status_{job.Status}")
        : job.CancelRequested ? Words.T("Runs.Cancelling")
        : Words.T($"Runs.Phase_{job.Phase ?? "scoring"}");
}
